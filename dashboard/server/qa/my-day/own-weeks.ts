/** One agent's own weeks, by what they can do something about: the base of their own page and of what came after a coaching session. */
import type { FailureFlag } from '@shared/fcr/lens.ts'
import type { UserId } from '@shared/fcr/history.ts'
import { dayToIso, nextPeriod, periodStart, startOfDay, type Day } from '@shared/time/calendar.ts'
import { answer, type Answer } from '../../analytics/answer.ts'
import { CONTROLLABLE, controllableLens } from '../../analytics/controllable.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../../analytics/reader.ts'
import { ask, type Asked } from '../../analytics/scope.ts'
import { addCount, emptyTally, toRow, type Tally } from '../../analytics/tally.ts'

export interface OwnWeek {
  from: Day
  to: Day
  success: number
  n: number
  /** Nothing of it is pending: it changes no more. */
  matured: boolean
}
export interface OwnWeeks {
  asked: Asked
  flags: readonly FailureFlag[]
  coarseShare: number
  /** In order, from the first with a contact, or `from`, to the last that has begun. */
  weeks: readonly OwnWeek[]
}
/** `reader` is the asker's own; the agent is named all the same, so that whoever sees everybody reads one. */
export async function readOwnWeeks(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  agent: UserId,
  days: { from?: string; to?: string } = {},
): Promise<Answer<OwnWeeks>> {
  const read = await ask(reader, settings, { lens: 'net', filter: [`agent=${agent}`], ...days })
  if (!read.ok) return read
  const asked = read.value
  const { scope, question } = asked
  const cells = scope === null ? [] : await reader.countCells({ ...scope, lens: controllableLens(scope.lens, CONTROLLABLE), slice: null })
  const tallies = new Map<Day, Tally>()
  const all = emptyTally()
  for (const cell of cells) {
    const week = periodStart(cell.day, 'week', settings.weekStart)
    const tally = tallies.get(week) ?? emptyTally()
    tallies.set(week, tally)
    addCount(tally, cell)
    addCount(all, cell)
  }
  const known = [...tallies.keys()].sort((a, b) => a - b)
  const weeks: OwnWeek[] = []
  const last = known.at(-1) ?? Number.NEGATIVE_INFINITY
  for (let from = known[0] ?? Number.POSITIVE_INFINITY; from <= last; from = nextPeriod(from, 'week')) {
    const end = nextPeriod(from, 'week')
    const frame = { period: dayToIso(from), slice: null, sliceLabel: null, end: startOfDay(end, settings.timeZone) }
    const { success, n, matured } = toRow(tallies.get(from) ?? emptyTally(), frame, question.asOf)
    weeks.push({ from, to: end - 1, success, n, matured: matured === true })
  }
  const total = toRow(all, { period: null, slice: null, sliceLabel: null, end: 0 }, question.asOf)
  return answer({ asked, flags: CONTROLLABLE, coarseShare: total.coarseShare, weeks })
}
/** Whole weeks up to the first that is not final. */
export function finalWeeks(weeks: readonly OwnWeek[]): readonly OwnWeek[] {
  const open = weeks.findIndex(({ matured }) => !matured)
  return open < 0 ? weeks : weeks.slice(0, open)
}
export const sumOf = (weeks: readonly OwnWeek[]): { success: number; n: number } =>
  weeks.reduce((sum, { success, n }) => ({ success: sum.success + success, n: sum.n + n }), { success: 0, n: 0 })
