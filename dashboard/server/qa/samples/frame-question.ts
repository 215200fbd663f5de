/** Which contacts a frame is of: the question as everywhere, its days, and whether they are final. */
import type { TrendQuery } from '@shared/api/trend.ts'
import { isMatured } from '@shared/fcr/return-history.ts'
import type { CompiledLens } from '@shared/fcr/lens.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { dayToIso, localDay, nextPeriod, periodStart, startOfDay, type Day } from '@shared/time/calendar.ts'
import { answer, misuse, type Answer } from '../../analytics/answer.ts'
import { daysAndFilters, readQuestion, type FactQuestion } from '../../analytics/fact-question.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../../analytics/reader.ts'
import { addCount, emptyTally } from '../../analytics/tally.ts'
import type { CellCount, FactScope } from '../../store/fact-store/contract.ts'

export type FrameQuery = Omit<TrendQuery, 'by' | 'slice'>
export interface FrameQuestion {
  query: FrameQuery
  lens: CompiledLens
  asOf: EpochSeconds
  completeTo: EpochSeconds
  definition: FactQuestion['definition']
  from: Day
  to: Day
  matured: boolean
  /** Filters and lens, without days. */
  scope: Omit<FactScope, 'fromDay' | 'toDay'>
}
/** Weeks looked back for one that is final. */
const LOOK_BACK_WEEKS = 12

/** Both days, or neither for the last week that is final. */
export async function readFrameQuestion(reader: AnalyticsReader, settings: AnalyticsSettings, query: FrameQuery): Promise<Answer<FrameQuestion>> {
  const question = await readQuestion(reader, settings, query)
  if (!question.ok) return question
  const { lens, asOf, completeTo, definition, fromDay, toDay } = question.value
  if (lens === null || asOf === null || completeTo === null)
    return misuse('nothing_matured', 'Nothing was read to its end yet, so there is nothing to draw from; run firstfix sync or import first.')
  if ((fromDay === null) !== (toDay === null))
    return misuse('invalid_range', 'A frame has a first and a last day: give from and to, for example from=2026-11-02 and to=2026-11-08, or neither.')
  const { fromDay: _from, toDay: _to, ...filters } = daysAndFilters(question.value)
  const scope = { ...filters, lens }
  const today = localDay(asOf, settings.timeZone)
  const since = fromDay ?? periodStart(today, 'week', settings.weekStart) - 7 * LOOK_BACK_WEEKS
  const cells = await reader.countCells({ ...scope, fromDay: since, toDay: toDay ?? today, slice: null })
  const isFinal = (first: Day, last: Day): boolean => maturedOf(cells, { first, last, end: startOfDay(last + 1, settings.timeZone), asOf })
  const days = fromDay === null || toDay === null ? lastFinalWeek(since, today, { isFinal, settings }) : { from: fromDay, to: toDay }
  if (days === null)
    return misuse(
      'nothing_matured',
      `No week of the last ${LOOK_BACK_WEEKS} is final for these contacts; name the days, for example from=2026-11-02 and to=2026-11-08.`,
    )
  const { from, to } = days
  return answer({
    query: { ...query, from: dayToIso(from), to: dayToIso(to) },
    lens,
    asOf,
    completeTo,
    definition,
    from,
    to,
    matured: isFinal(from, to),
    scope,
  })
}

interface Span {
  first: Day
  last: Day
  end: EpochSeconds
  asOf: EpochSeconds
}
function maturedOf(cells: readonly CellCount[], { first, last, end, asOf }: Span): boolean {
  const tally = emptyTally()
  for (const cell of cells) if (cell.day >= first && cell.day <= last) addCount(tally, cell)
  return isMatured(tally.certain, end, asOf) === true
}

interface Weeks {
  isFinal: (first: Day, last: Day) => boolean
  settings: Pick<AnalyticsSettings, 'weekStart'>
}
function lastFinalWeek(since: Day, today: Day, { isFinal, settings }: Weeks): { from: Day; to: Day } | null {
  for (let from = periodStart(today, 'week', settings.weekStart); from >= since; from -= 7) {
    const to = nextPeriod(from, 'week') - 1
    if (isFinal(from, to)) return { from, to }
  }
  return null
}
