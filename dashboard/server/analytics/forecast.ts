/** The volume of the next weeks from the account's own past (product C15, 4.6), what of it is customers coming back, and who is needed. */
import type { ForecastAnswer, ForecastQuery } from '@shared/api/forecast.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { forecast } from '@shared/forecast/forecast.ts'
import { expectedReturns, repeatKernel, type RepeatKernel } from '@shared/forecast/repeat-kernel.ts'
import { dayToIso, isoToDay, localDay, nextPeriod, periodStart, startOfDay, type Day } from '@shared/time/calendar.ts'
import { answer, type Answer } from './answer.ts'
import { readArrivalSeries, weekdayOf, type Arrival, type ArrivalSeries } from './arrival-series.ts'
import { everyArrival, openArrivals, stampWithoutDays, type Span } from './arrivals.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { planStaff, type StaffPlan } from './required-staff.ts'
import { askWindowed, portion, type Asked } from './scope.ts'

const HOURS = { day: 24, week: 168 } as const
/** Older weeks tell no more about the next ones than they cost to read. */
const MOST_WEEKS = 156
const RECENT_DAYS = 91
const NOMINAL = 0.8
const BASELINES = ['last_week', 'four_week_mean', 'all_week_mean'] as const

export async function readForecast(reader: AnalyticsReader, settings: AnalyticsSettings, query: ForecastQuery): Promise<Answer<ForecastAnswer>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const scope = everyArrival(asked.value)
  const series: ArrivalSeries =
    scope === null ? { arrivals: [], returns: [], repeats: new Set() } : await readArrivalSeries(reader, scope, settings.timeZone)
  const asOf = asked.value.question.asOf
  const lastDay = asOf === null ? 0 : localDay(asOf, settings.timeZone) - 1
  const volume = volumeByDay(series.arrivals)
  const history = historyOf(volume, lastDay, query.by, settings)
  const found = forecast(
    history.map(({ first, count }) => ({ t: dayToIso(first), value: count })),
    { stepHours: HOURS[query.by], horizon: query.by === 'day' ? query.weeks * 7 : query.weeks },
  )
  const kernel = repeatKernel(
    series.returns.filter(({ day }) => day > lastDay - MOST_WEEKS * 7 && day <= lastDay),
    lastDay,
  )
  const recent = series.arrivals.filter(({ day }) => day > lastDay - RECENT_DAYS && day <= lastDay)
  const plan = planStaff(recent, settings)
  const days = query.by === 'day' ? 1 : 7
  const points = found.points === null ? [] : found.points.map(({ t, ...point }) => ({ ...point, first: isoToDay(t.slice(0, 10)) ?? 0 }))
  const returns = kernel && returnsOf(kernel, volume, points, days, lastDay)
  const coarse = recent.filter((one) => one.coarse).length
  return answer({
    ...stampWithoutDays(asked.value.stamp(recent.length === 0 ? 0 : coarse / recent.length)),
    by: query.by,
    weeks: query.weeks,
    history: history.map(({ first, count }) => ({
      period: dayToIso(first),
      count,
      open: openArrivals(spanOf(first, first + days, settings), asked.value.filter),
    })),
    points: points.map((point, at) => toPoint(point, days, returns?.[at] ?? null, plan)),
    backTest: found.points === null ? null : backTestOf(found.backTest),
    repeats: repeatsOf(series, recent, kernel, spanOf(lastDay - RECENT_DAYS + 1, lastDay + 1, settings), asked.value.filter),
    staff: plan.summary,
    nullReason: asOf === null ? 'never_synced' : found.points !== null ? null : found.reason === 'nothing_open' ? 'nothing_open' : 'short_history',
  })
}

const spanOf = (first: Day, end: Day, { timeZone }: AnalyticsSettings): Span => ({
  from: startOfDay(first, timeZone),
  until: startOfDay(end, timeZone),
})

function volumeByDay(arrivals: readonly Arrival[]): Map<Day, number> {
  const volume = new Map<Day, number>()
  for (const { day } of arrivals) volume.set(day, (volume.get(day) ?? 0) + 1)
  return volume
}
interface Past {
  first: Day
  count: number
}
/** Whole days or weeks, empty ones too: the first one seen may have begun before the data, and the running one is not over. */
function historyOf(volume: ReadonlyMap<Day, number>, lastDay: Day, by: ForecastQuery['by'], { weekStart }: AnalyticsSettings): Past[] {
  if (volume.size === 0) return []
  const firstSeen = [...volume.keys()].reduce((least, day) => Math.min(least, day))
  const oldest = Math.max(firstSeen + 1, lastDay - MOST_WEEKS * 7)
  const start = periodStart(oldest, by, weekStart)
  const past: Past[] = []
  for (let first = start < oldest ? nextPeriod(start, by) : start; nextPeriod(first, by) - 1 <= lastDay; first = nextPeriod(first, by)) {
    let count = 0
    for (let day = first; day < nextPeriod(first, by); day += 1) count += volume.get(day) ?? 0
    past.push({ first, count })
  }
  return past
}

interface Point {
  first: Day
  expected: number
  low: number
  high: number
}
/** New matters times the kernel: the past's own returns, and those of what is forecast. A week's volume lies on its days as it lately did. */
function returnsOf(kernel: RepeatKernel, volume: ReadonlyMap<Day, number>, points: readonly Point[], days: number, lastDay: Day): number[] {
  const ofWeek = weekdayShares(volume, lastDay)
  const shareOf = (day: Day) => (days === 1 ? 1 : (ofWeek[weekdayOf(day)] ?? 0))
  const ahead = new Map(
    points.flatMap(({ first, expected }) => Array.from({ length: days }, (_, at) => [first + at, expected * shareOf(first + at)] as const)),
  )
  const volumeOf = (day: Day) => ahead.get(day) ?? volume.get(day) ?? 0
  return points.map(({ first }) => {
    let sum = 0
    for (let day = first; day < first + days; day += 1) sum += expectedReturns(kernel, volumeOf, day)
    return sum
  })
}
/** Of a week's volume, Monday first. */
function weekdayShares(volume: ReadonlyMap<Day, number>, lastDay: Day): number[] {
  const shares = [0, 0, 0, 0, 0, 0, 0]
  let all = 0
  for (let day = lastDay - RECENT_DAYS + 1; day <= lastDay; day += 1) {
    const count = volume.get(day) ?? 0
    shares[weekdayOf(day)]! += count
    all += count
  }
  return shares.map((count) => (all === 0 ? 0 : count / all))
}
function toPoint({ first, expected, low, high }: Point, days: number, repeats: number | null, plan: StaffPlan): ForecastAnswer['points'][number] {
  return { period: dayToIso(first), expected, low, high, repeats, staff: plan.staffOf({ first, days, expected }) }
}

function backTestOf({
  model,
  wape,
  coverage,
  origins,
  n,
}: Extract<ReturnType<typeof forecast>, { backTest: unknown }>['backTest']): ForecastAnswer['backTest'] {
  const error = (name: keyof typeof wape) => wape[name] ?? Number.POSITIVE_INFINITY
  const bestBaseline = BASELINES.reduce((best, name) => (error(name) < error(best) ? name : best))
  return { model, wape, bestBaseline, beatsBaseline: error(model) < error(bestBaseline), coverage, nominal: NOMINAL, origins, n }
}

function repeatsOf(
  { repeats }: ArrivalSeries,
  recent: readonly Arrival[],
  kernel: RepeatKernel | null,
  span: Span,
  filter: Asked['filter'],
): ForecastAnswer['repeats'] {
  const came = recent.filter(({ ticketId }) => repeats.has(ticketId)).length
  return {
    share: portion(came, recent.length, openArrivals(span, filter, {}, ['arrival=repeat'])),
    perContact: kernel?.perContact ?? null,
    nullReason: kernel === null || recent.length < SMALL_N ? 'too_few' : null,
  }
}
