/** The rate by period: `fcr --json` and `GET /api/v1/fcr/trend` (design 5, domain 6–8). */
import type { Trend, TrendQuery, TrendRow } from '@shared/api/trend.ts'
import type { Dimension } from '@shared/fcr/fact.ts'
import { compileResponse } from '@shared/fcr/lens.ts'
import { dayToIso, nextPeriod, periodStart, startOfDay, type Day } from '@shared/time/calendar.ts'
import type { CellCount, FactQuery } from '../store/fact-store/contract.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { readQuestion, type FactQuestion } from './fact-question.ts'
import { toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'
import { readLabels, type Labels } from './labels.ts'
import { projectTrend } from './projection.ts'
import { withRevisions } from './vintages-trend.ts'
import type { VintageReader } from './vintages.ts'
import { addCount, eligibleOf, emptyTally, toRow, type Tally } from './tally.ts'

/** More rows than anyone reads; a question this fine is a mistake or an attack. */
const MAX_ROWS = 50_000

/** With the vintages at hand, whole weeks say what they were when they first were final. */
export async function readTrend(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  query: TrendQuery,
  kept: Pick<VintageReader, 'vintages'> | null = null,
): Promise<Answer<Trend>> {
  const question = await readQuestion(reader, settings, query)
  if (!question.ok) return question
  const { lens, asOf, completeTo, definition, fromDay, toDay, filters, narrow, following } = question.value
  const slice = query.slice ?? null
  const cells =
    lens === null
      ? []
      : await countEverything(reader, {
          lens,
          fromDay,
          toDay,
          slice,
          filters,
          ...(narrow === undefined ? {} : { narrow }),
          ...(following === undefined ? {} : { following }),
        })
  const periods = periodsOf(question.value, cells, query, settings)
  const tallies = countBySlice(cells, query, settings)
  if (periods.length * Math.max(tallies.size, 1) > MAX_ROWS)
    return misuse(
      'too_many_rows',
      `The answer would have more than ${MAX_ROWS} rows; ask a shorter range, a longer period, or fewer slices, for example by=month.`,
    )
  const labels = slice === null ? null : await readLabels(reader, settings)
  const rows = toRows(tallies, periods, { slice, labels, query, settings, question: question.value })
  const total = emptyTally()
  for (const cell of cells) addCount(total, cell)
  const totalRow = toRow(total, { period: null, slice: null, sliceLabel: null, end: endOf(periods, question.value, query, settings) }, asOf)
  return answer({
    definition,
    asOf: toIsoOrNull(asOf),
    completeTo: toIsoOrNull(completeTo),
    coarseShare: totalRow.coarseShare,
    ...(await projectTrend(reader, {
      question: question.value,
      query,
      settings,
      rows: await withRevisions(rows, kept, query, definition),
      total: totalRow,
    })),
  })
}

/** The cells of the lens, and who answered it where it rests on answers. */
async function countEverything(reader: AnalyticsReader, query: FactQuery): Promise<readonly CellCount[]> {
  const { definition, asOf } = query.lens
  if (definition.id !== 'survey' && definition.id !== 'stated') return reader.countCells(query)
  const [cells, responses] = await Promise.all([reader.countCells(query), reader.countCells({ ...query, lens: compileResponse(definition, asOf) })])
  return [...cells, ...responses]
}

type Calendar = Pick<TrendQuery, 'by'>

/** Every period of the asked range, an empty one too; an open end of the range is where the data end. */
function periodsOf(question: FactQuestion, cells: readonly CellCount[], query: Calendar, settings: AnalyticsSettings): readonly Day[] {
  if (question.lens === null) return []
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { day } of cells) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  first = question.fromDay ?? Math.min(first, question.toDay ?? first)
  last = question.toDay ?? Math.max(last, question.fromDay ?? last)
  if (!Number.isFinite(first) || !Number.isFinite(last)) return []
  const periods: Day[] = []
  for (let start = periodStart(first, query.by, settings.weekStart); start <= last && periods.length <= MAX_ROWS; start = nextPeriod(start, query.by))
    periods.push(start)
  return periods
}

/** Slice → first day of period → tally; one slice named null when none is asked. */
function countBySlice(cells: readonly CellCount[], query: TrendQuery, settings: AnalyticsSettings): ReadonlyMap<string | null, Map<Day, Tally>> {
  const tallies = new Map<string | null, Map<Day, Tally>>(query.slice === undefined ? [[null, new Map()]] : [])
  for (const cell of cells) {
    const name = query.slice === undefined ? null : cell.slice
    const periods = tallies.get(name) ?? new Map<Day, Tally>()
    tallies.set(name, periods)
    const period = periodStart(cell.day, query.by, settings.weekStart)
    const tally = periods.get(period) ?? emptyTally()
    periods.set(period, tally)
    addCount(tally, cell)
  }
  return tallies
}

interface RowContext {
  slice: Dimension | null
  labels: Labels | null
  query: Calendar
  settings: AnalyticsSettings
  question: FactQuestion
}
/** By period; inside a period the largest slice first. */
function toRows(tallies: ReadonlyMap<string | null, Map<Day, Tally>>, periods: readonly Day[], context: RowContext): TrendRow[] {
  const size = (name: string | null) => [...(tallies.get(name)?.values() ?? [])].reduce((sum, tally) => sum + eligibleOf(tally), 0)
  const slices = [...tallies.keys()]
    .map((name) => ({ name, size: size(name) }))
    .sort((a, b) => b.size - a.size || ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
  const { slice, labels, query, settings, question } = context
  return periods.flatMap((day) =>
    slices.map(({ name }) => {
      const frame = {
        period: dayToIso(day),
        slice: name,
        sliceLabel: slice === null || name === null || labels === null ? null : labels.of(slice, name),
        end: startOfDay(nextPeriod(day, query.by), settings.timeZone),
      }
      return toRow(tallies.get(name)?.get(day) ?? emptyTally(), frame, question.asOf)
    }),
  )
}

/** Of the total: the end of the asked range, else of its last period. */
function endOf(periods: readonly Day[], question: FactQuestion, query: Calendar, settings: AnalyticsSettings): number {
  const last = periods.at(-1)
  const day = question.toDay === null ? (last === undefined ? 0 : nextPeriod(last, query.by)) : question.toDay + 1
  return startOfDay(day, settings.timeZone)
}
