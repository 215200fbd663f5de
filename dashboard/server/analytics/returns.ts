/** When customers come back, by reason: Kaplan–Meier over the gap to the next contact (product C10, 3.4). */
import type { ReturnCurve, Returns, ReturnsQuery } from '@shared/api/returns.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { DAY_SECONDS, MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import { STATES } from '@shared/fcr/lens.ts'
import { kaplanMeier, survivalAt, type SurvivalCurve } from '@shared/stats/kaplan-meier.ts'
import { answer, type Answer } from './answer.ts'
import { readLabels } from './labels.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, portion } from './scope.ts'

const HOUR = 3600
/** The first hour, then every day of the thirty. */
const POINTS = [HOUR, ...Array.from({ length: MAX_GAP_SECONDS / DAY_SECONDS }, (_, day) => (day + 1) * DAY_SECONDS)]
/** A solve without a reply is only counted because its customer came back: it would bend the curve. */
const OWN = { exclusion: NO_VALUE }

/** Seconds until the return, or until the last look; and whether it was a return. */
interface Watched {
  times: number[]
  came: boolean[]
  /** Since the solve. */
  ages: number[]
  coarse: number
}

export async function readReturns(reader: AnalyticsReader, settings: AnalyticsSettings, query: ReturnsQuery): Promise<Answer<Returns>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, question, stamp, filter } = asked.value
  const { slice } = query
  const groups = scope === null ? new Map<string, Watched>() : await watch(reader, scope, slice)
  const labels = await readLabels(reader, settings)
  const all: Watched = { times: [], came: [], ages: [], coarse: 0 }
  for (const group of groups.values()) {
    for (let i = 0; i < group.times.length; i++) push(all, group.times[i]!, group.came[i]!, group.ages[i]!)
    all.coarse += group.coarse
  }
  const { windowDays, windowByReason } = question.definition
  const standard = windowDays ?? 0
  const windowOf = (value: string) => (slice === 'reason' && Object.hasOwn(windowByReason, value) ? (windowByReason[value] ?? standard) : standard)
  return answer({
    ...stamp(all.times.length === 0 ? 0 : all.coarse / all.times.length),
    slice,
    total: curveOf(all, standard, (narrowing) => filter(OWN, narrowing)),
    slices: [...groups]
      .map(([value, group]) => ({
        value,
        label: labels.of(slice, value),
        ...curveOf(group, windowOf(value), (narrowing) => filter({ ...OWN, [slice]: value }, narrowing)),
      }))
      .sort(
        bySize(
          (row) => row.n,
          (row) => row.value,
        ),
      ),
  })
}

async function watch(
  reader: AnalyticsReader,
  scope: Parameters<AnalyticsReader['countGroups']>[0] extends infer Q ? Omit<Q, 'by' | 'byDay'> : never,
  slice: ReturnsQuery['slice'],
): Promise<Map<string, Watched>> {
  const groups = new Map<string, Watched>()
  const { asOf } = scope.lens
  const states: readonly string[] = STATES
  const query = { ...scope, filters: [...scope.filters, { dimension: 'exclusion' as const, values: [NO_VALUE] }] }
  await reader.scanContacts({ ...query, numbers: ['nextGap', 'firstSolvedAt', 'coarse'], words: [slice] }, ({ size, cell, numbers, words }) => {
    const { codes, names } = words[slice]
    for (let i = 0; i < size; i++) {
      if (!states.includes(cell.names[cell.codes[i]!] ?? '')) continue
      const name = names[codes[i]!] ?? NO_VALUE
      const group = groups.get(name) ?? { times: [], came: [], ages: [], coarse: 0 }
      groups.set(name, group)
      const age = asOf - numbers.firstSolvedAt[i]!
      const gap = numbers.nextGap[i]!
      // A return dated after the as-of is not known yet.
      const came = gap <= age
      push(group, came ? gap : Math.min(age, MAX_GAP_SECONDS), came, age)
      group.coarse += numbers.coarse[i]!
    }
  })
  return groups
}
function push(group: Watched, time: number, came: boolean, age: number): void {
  group.times.push(time)
  group.came.push(came)
  group.ages.push(age)
}

function curveOf({ times, came, ages }: Watched, windowDays: number, filter: (narrowing: string[]) => string[]): ReturnCurve {
  const n = times.length
  const window = windowDays * DAY_SECONDS
  let [returns, hour, watchedHour, watchedReturns, late] = [0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [gap, returned, age] = [times[i]!, came[i]!, ages[i]!]
    if (returned) returns += 1
    if (age >= HOUR) {
      watchedHour += 1
      if (returned && gap <= HOUR) hour += 1
    }
    if (returned && age >= MAX_GAP_SECONDS) {
      watchedReturns += 1
      if (gap > window) late += 1
    }
  }
  const curve = n < SMALL_N ? null : kaplanMeier(times, came)
  const halfLife = curve === null ? null : halfLifeOf(curve)
  const state = 'eligible'
  return {
    n,
    returns,
    open: { state, filter: filter([]) },
    points: curve === null ? null : pointsOf(curve, times, (seconds) => ({ state, filter: filter([`at_risk=${seconds}`]) })),
    halfLife,
    withinHour: portion(hour, watchedHour, { state, filter: filter([`returned=..${HOUR}`, `watched=${HOUR}`]) }),
    windowDays,
    afterWindow: portion(late, watchedReturns, {
      state,
      filter: filter([`returned=${window}..${MAX_GAP_SECONDS}`, `watched=${MAX_GAP_SECONDS}`]),
    }),
    nullReason: curve === null ? 'too_few' : returns === 0 ? 'no_returns' : halfLife === null ? 'not_watched_30_days' : null,
  }
}

function pointsOf(curve: SurvivalCurve, times: readonly number[], open: (seconds: number) => ReturnCurve['open']): ReturnCurve['points'] {
  const sorted = Float64Array.from(times).sort()
  let before = 0
  return POINTS.filter((seconds) => seconds <= curve.lastTime).map((seconds) => {
    while (before < sorted.length && sorted[before]! < seconds) before += 1
    const { survival, low, high } = survivalAt(curve, seconds)
    return { seconds, returned: 1 - survival, low: 1 - high, high: 1 - low, atRisk: sorted.length - before, open: open(seconds) }
  })
}

/**
 * The first moment by which half of the thirty days' returns have come; its interval is where the curve's band crosses that level.
 * Source of the interval: Brookmeyer & Crowley (1982), Biometrics 38:29–41. null until somebody was watched for thirty days.
 */
function halfLifeOf(curve: SurvivalCurve): ReturnCurve['halfLife'] {
  const end = survivalAt(curve, MAX_GAP_SECONDS)
  if (curve.events === 0 || !end.watched) return null
  // Survival is a product of many shares; a half may come out a hair above itself.
  const level = 1 - (1 - end.survival) / 2 + 1e-12
  const crossing = (of: 'survival' | 'low' | 'high') => {
    for (const time of curve.times) if (survivalAt(curve, time)[of] <= level) return time
    return null
  }
  const seconds = crossing('survival')
  return seconds === null ? null : { seconds, low: crossing('low'), high: crossing('high') }
}
