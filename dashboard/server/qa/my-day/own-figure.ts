/** The agent's own net FCR over their matured weeks, with its interval; from few contacts the interval and the period that would do. */
import { OWN_WEEKS, type OwnFigure } from '@shared/api/quality/my-day.ts'
import { SMALL_N, type Open } from '@shared/api/question.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import type { UserId } from '@shared/fcr/history.ts'
import { wilson } from '@shared/stats/wilson.ts'
import { dayToIso, localDay, type Day } from '@shared/time/calendar.ts'
import { answer, type Answer } from '../../analytics/answer.ts'
import { controllableFilter, controllableLens } from '../../analytics/controllable.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../../analytics/reader.ts'
import { ask } from '../../analytics/scope.ts'
import { finalWeeks, readOwnWeeks, sumOf, type OwnWeek } from './own-weeks.ts'

const DAYS_UNTAGGED = 14

export async function readOwnFigure(reader: AnalyticsReader, settings: AnalyticsSettings, agent: UserId, weeks: number): Promise<Answer<OwnFigure>> {
  const read = await readOwnWeeks(reader, settings, agent)
  if (!read.ok) return read
  const { asked, flags, coarseShare } = read.value
  const final = finalWeeks(read.value.weeks)
  const shown = lastWeeks(final, weeks)
  const { success, n } = sumOf(shown)
  const [from, to] = [shown[0]?.from, final.at(-1)?.to]
  const days = { ...(from === undefined ? {} : { from: dayToIso(from) }), ...(to === undefined ? {} : { to: dayToIso(to) }) }
  const open = (...states: string[]): Open => ({ state: 'all', filter: asked.filter({}, [controllableFilter(flags, ...states)]), ...days })
  return answer({
    ...asked.stamp(coarseShare),
    weeks,
    from: days.from ?? null,
    maturedTo: days.to ?? null,
    success,
    n,
    ...(wilson(success, n) ?? { rate: null, low: null, high: null }),
    nullReason: n === 0 ? 'none_final' : n < SMALL_N ? 'too_few' : null,
    enough: n < SMALL_N ? smallestEnough(final) : null,
    fewest: SMALL_N,
    controllableBasis: { flags: [...flags], knownProblems: 'left_out' },
    failures: { count: n - success, open: open('failed') },
    open: open('success', 'failed'),
  })
}
/** By the calendar: a week without a contact is a week. */
function lastWeeks(final: readonly OwnWeek[], weeks: number): readonly OwnWeek[] {
  const last = final.at(-1)
  return last === undefined ? [] : final.filter(({ from }) => from > last.from - 7 * weeks)
}
function smallestEnough(final: readonly OwnWeek[]): OwnFigure['enough'] {
  for (const weeks of OWN_WEEKS) {
    const { n } = sumOf(lastWeeks(final, weeks))
    if (n >= SMALL_N) return { weeks, n }
  }
  return null
}

/** Own failures by reason in the days of the figure, most first. */
export async function ownFailureReasons(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  agent: UserId,
  { from, maturedTo }: Pick<OwnFigure, 'from' | 'maturedTo'>,
): Promise<{ reason: string; count: number }[]> {
  if (from === null || maturedTo === null) return []
  const asked = await ask(reader, settings, { lens: 'net', filter: [`agent=${agent}`], from, to: maturedTo })
  if (!asked.ok || asked.value.scope === null) return []
  const { scope } = asked.value
  const counts = await reader.countGroups({ ...scope, lens: controllableLens(scope.lens, ['repeat']), by: ['reason'] })
  const byReason = new Map<string, number>()
  for (const { values, cell, count } of counts) {
    const reason = values[0] ?? NO_VALUE
    if (cell === 'failed' && reason !== NO_VALUE) byReason.set(reason, (byReason.get(reason) ?? 0) + count)
  }
  return [...byReason].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}

/** Own solves of the last two weeks without a reason. */
export async function ownUntagged(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  agent: UserId,
): Promise<{ count: number; from: string; open: Open } | null> {
  const whole = await ask(reader, settings, { lens: 'net', filter: [] })
  if (!whole.ok || whole.value.question.asOf === null) return null
  const today: Day = localDay(whole.value.question.asOf, settings.timeZone)
  const from = dayToIso(today - DAYS_UNTAGGED + 1)
  const filter = [`agent=${agent}`, `reason=${NO_VALUE}`]
  const asked = await ask(reader, settings, { lens: 'net', filter, from })
  if (!asked.ok || asked.value.scope === null) return null
  const counts = await reader.countGroups({ ...asked.value.scope, by: [] })
  const count = counts.filter(({ cell }) => cell !== null && !cell.startsWith('excluded:')).reduce((sum, one) => sum + one.count, 0)
  return { count, from, open: { state: 'eligible', filter, from } }
}
