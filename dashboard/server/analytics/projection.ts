/** The rows of a trend that are not final, projected, and how well projections held on the account's own past weeks (domain 7). */
import { setImmediate } from 'node:timers/promises'
import type { Projection, Trend, TrendQuery, TrendRow } from '@shared/api/trend.ts'
import { DAY_SECONDS, MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import { BACKTEST_WEEKS, backtestSteps, CURVE_WEEKS, curveBasis, projectRate, type Coverage, type CurveBasis } from '@shared/fcr/projection.ts'
import type { ReturnHistory, Span } from '@shared/fcr/return-history.ts'
import { isoToDay, localDay, nextPeriod, periodStart, startOfDay } from '@shared/time/calendar.ts'
import type { FactScope } from '../store/fact-store/contract.ts'
import { daysAndFilters, type FactQuestion } from './fact-question.ts'
import { readHistories } from './projection-history.ts'
import { createMemory } from './projection-memory.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'

type Rows = Pick<Trend, 'rows' | 'total' | 'projectionCoverage'>
export interface Projectable {
  question: FactQuestion
  query: Pick<TrendQuery, 'by' | 'slice'>
  settings: AnalyticsSettings
  rows: readonly TrendRow[]
  total: TrendRow
}

export async function projectTrend(reader: AnalyticsReader, asked: Projectable): Promise<Rows> {
  const { question, rows, total } = asked
  if (question.lens === null || question.asOf === null || ![...rows, total].some(isOpen)) return { rows: [...rows], total, projectionCoverage: null }
  if (question.lens.definition.windowDays === null) {
    const none = (row: TrendRow) => (isOpen(row) ? { ...row, projection: nothing('no_window') } : row)
    return { rows: rows.map(none), total: none(total), projectionCoverage: null }
  }
  const { asOf } = question
  const found = await projections.of(reader, keyOf(asked), () => project(reader, asked, asOf))
  const projectionCoverage = await readCoverage(reader, asked, asOf)
  const fill = (row: TrendRow) => ({ ...row, ...found.get(nameOf(row)) })
  return { rows: rows.map(fill), total: fill(total), projectionCoverage }
}
const isOpen = ({ matured }: TrendRow): boolean => matured === false
const nameOf = ({ period, slice }: TrendRow): string => JSON.stringify([period, slice])
const nothing = (nullReason: NonNullable<Projection['nullReason']>): Projection => ({ basis: null, n: 0, weeks: 0, running: false, nullReason })

/** By period and slice. */
type Found = ReadonlyMap<string, Pick<TrendRow, 'projected' | 'projection'>>
const projections = createMemory<AnalyticsReader, Found>()
async function project(reader: AnalyticsReader, asked: Projectable, asOf: number): Promise<Found> {
  const { question, query, settings, rows, total } = asked
  const weeks = weeksBefore(asOf, CURVE_WEEKS, settings)
  const scope = scopeOf(question, weeks[0]!, settings)
  const own = await readHistories(reader, scope, query.slice ?? null)
  const open = [...rows, total].filter(isOpen).flatMap((row) => {
    const history = row.slice === null ? own.all : own.slices.get(row.slice)
    return history === undefined ? [] : [{ row, history }]
  })
  const bases = new Map([...new Set(open.map(({ history }) => history))].map((history) => [history, curveBasis(history, weeks, asOf)]))
  const ofAll = [...bases.values()].includes(null) ? await wholeBasis(reader, scope, own.all, weeks) : null
  const found = open.map(({ row, history }): [string, Pick<TrendRow, 'projected' | 'projection'>] => {
    const mine = bases.get(history) ?? null
    const basis = mine ?? ofAll
    const projected = basis && projectRate(history, spanOf(row, asked), asOf, basis, row)
    if (basis === null || projected === null) return [nameOf(row), { projected: null, projection: nothing('too_little_history') }]
    const { running, ...interval } = projected
    const from = mine === null ? ('all' as const) : ('slice' as const)
    const projection = { basis: from, n: basis.curve.n, weeks: basis.weeks.length, running, nullReason: null }
    return [nameOf(row), { projected: interval, projection }]
  })
  return new Map(found)
}

const coverages = createMemory<AnalyticsReader, Coverage>()
/** Of the question's own contacts. It rests on past weeks, so it is worked out anew once an hour of what is known, not at each sync. */
async function readCoverage(reader: AnalyticsReader, { question, settings }: Projectable, asOf: number): Promise<Coverage> {
  const { timeZone, weekStart } = settings
  const { fromDay: _from, toDay: _to, ...whose } = daysAndFilters(question)
  const weeks = weeksBefore(asOf, CURVE_WEEKS + BACKTEST_WEEKS, settings)
  const scope = scopeOf(question, weeks[0]!, settings)
  return coverages.of(reader, JSON.stringify([question.lens?.definition, whose, timeZone, weekStart, Math.floor(asOf / HOUR_SECONDS)]), async () => {
    const { all } = await readHistories(reader, scope, null)
    const steps = backtestSteps(all, weeks, asOf)
    let step = steps.next()
    // Each week is some work in a large account: others are answered in between.
    for (; step.done !== true; step = steps.next()) await setImmediate()
    return step.value
  })
}
const HOUR_SECONDS = 3600

/** The curve of all contacts, where the question's own are too few. */
async function wholeBasis(reader: AnalyticsReader, scope: FactScope, own: ReturnHistory, weeks: readonly Span[]): Promise<CurveBasis | null> {
  const { narrow, following, filters, lens, fromDay, toDay } = scope
  const isWhole = filters.length === 0 && narrow === undefined && following === undefined
  return curveBasis(isWhole ? own : (await readHistories(reader, { lens, fromDay, toDay, filters: [] }, null)).all, weeks, lens.asOf)
}

/** So many weeks of the account's zone before those that the longest window can keep open, oldest first, the running one included. */
function weeksBefore(asOf: number, most: number, { timeZone, weekStart }: AnalyticsSettings): Span[] {
  const count = most + Math.ceil(MAX_GAP_SECONDS / (7 * DAY_SECONDS)) + 1
  const last = periodStart(localDay(asOf, timeZone), 'week', weekStart)
  return Array.from({ length: count + 1 }, (_, at) => {
    const start = last - 7 * (count - at)
    return { start: startOfDay(start, timeZone), end: startOfDay(start + 7, timeZone) }
  })
}

/** The contacts of the question whatever days it asks for: a curve rests on the weeks before. */
function scopeOf(question: FactQuestion, first: Span, { timeZone }: AnalyticsSettings): FactScope {
  if (question.lens === null) throw new Error('nothing was synced that could be projected')
  return { ...daysAndFilters(question), lens: question.lens, fromDay: localDay(first.start, timeZone), toDay: null }
}
/** The row's period, cut to the asked days; the whole range for the total. */
function spanOf(row: TrendRow, { question, query, settings, rows }: Projectable): Span {
  const first = row.period ?? rows[0]?.period
  const last = row.period ?? rows.at(-1)?.period
  const start = (first == null ? null : isoToDay(first)) ?? 0
  const next = nextPeriod((last == null ? null : isoToDay(last)) ?? start, query.by)
  const [from, to] = [Math.max(start, question.fromDay ?? start), Math.min(next, question.toDay === null ? next : question.toDay + 1)]
  return { start: startOfDay(from, settings.timeZone), end: startOfDay(to, settings.timeZone) }
}

/** By question and by what was counted: the same page asks the same thing again and again. */
function keyOf({ question, query, settings, total, rows }: Projectable): string {
  const counted = [total, ...rows.filter(isOpen)].map(({ success, failed, failedEarly, pending }) => [success, failed, failedEarly, pending])
  return JSON.stringify([
    question.lens?.definition,
    question.asOf,
    daysAndFilters(question),
    query.by,
    query.slice,
    settings.timeZone,
    settings.weekStart,
    counted,
  ])
}
