/** How a scope went before and after an action, beside the rest: whole matured weeks on both sides, the action's own week on neither. */
import type { ActionBody, ActionEffect } from '@shared/api/quality/actions.ts'
import { SMALL_N } from '@shared/api/question.ts'
import type { TrendRow } from '@shared/api/trend.ts'
import { differenceInDifferences } from '@shared/stats/difference-in-differences.ts'
import { dayToIso, isoToDay, nextPeriod, periodStart, startOfDay, localDay, type Day } from '@shared/time/calendar.ts'
import { answer, type Answer } from '../analytics/answer.ts'
import { lensOf } from '../analytics/fact-question.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../analytics/reader.ts'
import { ask, differenceOf, rateOf, tallyOf, type Asked } from '../analytics/scope.ts'
import { readTrend } from '../analytics/trend.ts'

export const FEWEST_WEEKS = 4
/** Longer ago other things were different, too. */
const MOST_WEEKS = 13
const DAY_SECONDS = 86_400

type Side = NonNullable<ActionEffect['before']>

export async function readEffect(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  actionId: number,
  action: ActionBody,
): Promise<Answer<ActionEffect>> {
  const { scope, expectedPoints, state, doneOn } = action
  const asked = await ask(reader, settings, { lens: scope.lens, filter: [...scope.filter] })
  if (!asked.ok) return asked
  const effective = state === 'done' && doneOn !== null ? isoToDay(doneOn) : null
  const none = (nullReason: ActionEffect['nullReason'], measurableFrom: string | null = null, coarse = 0): Answer<ActionEffect> =>
    answer({ ...frame(asked.value, actionId, action, coarse), kind: 'not_measurable', nullReason, measurableFrom })
  if (asked.value.question.asOf === null) return none('nothing_synced')
  if (effective === null) return none('not_done')
  const week = periodStart(effective, 'week', settings.weekStart)
  const own = await readWeeks(reader, settings, action, [...scope.filter], week)
  if (!own.ok) return own
  const { before, after } = own.value
  if (after.length < FEWEST_WEEKS) return none('too_few_weeks', measurableFrom(settings, action, week))
  if (before.length < FEWEST_WEEKS) return none('too_few_weeks_before')
  // As many weeks before as after.
  const weeks = Math.min(before.length, after.length, MOST_WEEKS)
  const spans = { before: spanOf(before.slice(-weeks)), after: spanOf(after.slice(0, weeks)) }
  const filter = [...scope.filter]
  const [first, second] = [
    await readSide(reader, settings, action, { filter, ...spans.before }),
    await readSide(reader, settings, action, { filter, ...spans.after }),
  ]
  if (first === null || second === null) return none('nothing_synced')
  const sides = { before: first, after: second }
  const coarse =
    (sides.before.coarseShare * sides.before.eligible + sides.after.coarseShare * sides.after.eligible) /
    Math.max(1, sides.before.eligible + sides.after.eligible)
  const change = differenceOf(sides.after, sides.before)
  const measured: ActionEffect = {
    ...frame(asked.value, actionId, action, coarse),
    effectiveOn: doneOn,
    expectedPoints,
    kind: 'before_after',
    ...sides,
    change,
  }
  if (change.nullReason !== null) return answer({ ...measured, kind: 'not_measurable', nullReason: 'too_few' })
  const rest = restOf(scope.filter)
  const control = rest === null ? null : await readControl(reader, settings, action, rest, spans)
  if (control === null) return answer(measured)
  const found = differenceInDifferences(shares(sides), shares(control))
  return answer({
    ...measured,
    kind: 'measured',
    control,
    differenceInDifferences: found && { ...found, withinNoise: found.low <= 0 && found.high >= 0 },
  })
}
const share = ({ success, n }: Side) => ({ successes: success, n })
const shares = ({ before, after }: { before: Side; after: Side }) => ({ before: share(before), after: share(after) })

function frame({ stamp, filter }: Asked, actionId: number, { expectedPoints, doneOn }: ActionBody, coarse: number): ActionEffect {
  return {
    ...stamp(coarse),
    actionId,
    effectiveOn: doneOn,
    expectedPoints,
    kind: 'not_measurable',
    nullReason: null,
    measurableFrom: null,
    fewestWeeks: FEWEST_WEEKS,
    before: null,
    after: null,
    change: null,
    control: null,
    differenceInDifferences: null,
    open: { filter: filter() },
  }
}

/** The first filter is what the action touches: the rest is everything but it, narrowed alike. null = it touches everything. */
function restOf(filter: readonly string[]): string[] | null {
  const [first] = filter
  if (first === undefined || !/^\w+=/.test(first)) return null
  const name = first.slice(0, first.indexOf('='))
  return filter.map((word) => (word.startsWith(`${name}=`) ? word.replace('=', '!=') : word))
}

/** Matured weeks with contacts, in order: those before the action's week, and those after it. */
async function readWeeks(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  { scope }: ActionBody,
  filter: string[],
  week: Day,
): Promise<Answer<{ before: TrendRow[]; after: TrendRow[] }>> {
  const read = await readTrend(reader, settings, {
    lens: scope.lens,
    filter,
    by: 'week',
    from: dayToIso(week - 7 * 2 * MOST_WEEKS),
    to: dayToIso(week + 7 * (MOST_WEEKS + 1) - 1),
  })
  if (!read.ok) return read
  const final = read.value.rows.filter(({ matured, n }) => matured === true && n > 0)
  const at = dayToIso(week)
  return answer({ before: final.filter(({ period }) => (period ?? '') < at), after: final.filter(({ period }) => (period ?? '') > at) })
}

/** Counted anew over the days from the first to the last of these weeks. */
async function readSide(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  { scope: { lens } }: ActionBody,
  { filter, from, to, weeks }: { filter: string[]; from: string; to: string; weeks: number },
): Promise<Side | null> {
  const asked = await ask(reader, settings, { lens, filter, from, to })
  if (!asked.ok || asked.value.scope === null) return null
  const tally = tallyOf(await reader.countGroups({ ...asked.value.scope, by: [] }))
  return { ...rateOf(tally, { state: 'n', filter, from, to }), from, to, weeks }
}
interface Span {
  from: string
  to: string
  weeks: number
}
function spanOf(rows: readonly TrendRow[]): Span {
  const [from, last] = [rows[0]?.period ?? '', rows.at(-1)?.period ?? '']
  const day = isoToDay(last)
  return { from, to: day === null ? last : dayToIso(nextPeriod(day, 'week') - 1), weeks: rows.length }
}

async function readControl(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  action: ActionBody,
  filter: string[],
  spans: { before: Span; after: Span },
): Promise<ActionEffect['control']> {
  const before = await readSide(reader, settings, action, { filter, ...spans.before })
  const after = await readSide(reader, settings, action, { filter, ...spans.after })
  if (before === null || after === null || before.n < SMALL_N || after.n < SMALL_N) return null
  return { filter, before, after, change: differenceOf(after, before) }
}

/** When the fourth week after the action's is final by the longest window that is in force. */
function measurableFrom(settings: AnalyticsSettings, { scope }: ActionBody, week: Day): string {
  const { windowDays, windowByReason } = lensOf(settings, { lens: scope.lens })
  const longest = Math.max(windowDays ?? 0, ...Object.values(windowByReason))
  const end = startOfDay(week + 7 * (FEWEST_WEEKS + 1), settings.timeZone) + longest * DAY_SECONDS
  return dayToIso(localDay(end, settings.timeZone))
}
