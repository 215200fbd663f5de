/** Which periods differ from a frozen baseline by more than chance (domain 8): only final ones are judged. */
import type { ControlChartAnswer, ControlChartQuery, ControlRow } from '@shared/api/control-chart.ts'
import type { TrendRow } from '@shared/api/trend.ts'
import { BASELINE_PERIODS, controlChart, type ControlChart } from '@shared/stats/control-chart.ts'
import { runSignals, type RunSignal } from '@shared/stats/run-rules.ts'
import { dayToIso, isoToDay, nextPeriod, periodStart, type Day } from '@shared/time/calendar.ts'
import { answer, misuse, type Answer } from './answer.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { ask } from './scope.ts'
import { readTrend } from './trend.ts'

interface Period {
  row: TrendRow
  start: Day
  /** First day after it. */
  next: Day
}
interface Baseline {
  from: number
  to: number
  chosen: 'asked' | 'quarter' | 'first'
}

export async function readControlChart(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  query: ControlChartQuery,
): Promise<Answer<ControlChartAnswer>> {
  if ((query.baselineFrom === undefined) !== (query.baselineTo === undefined))
    return misuse('invalid_baseline', 'A baseline has a first and a last day: give both baselineFrom and baselineTo, or neither.')
  const { from, ...everything } = query
  const [asked, trend] = [await ask(reader, settings, query), await readTrend(reader, settings, { ...everything, slice: undefined })]
  if (!asked.ok) return asked
  if (!trend.ok) return trend
  const periods = trend.value.rows.map((row): Period => {
    const start = isoToDay(row.period ?? '') ?? 0
    return { row, start, next: nextPeriod(start, query.by) }
  })
  const baseline = baselineOf(periods, query)
  const chart = baseline && controlChart(periods.map(judgedShare), { baseline, method: query.method })
  const signals = chart ? runSignals(chart.points) : []
  const limits = baseline && limitsOf(periods, baseline, query.method)
  const firstShown = from === undefined ? null : isoToDay(from)
  const lastAsked = query.to === undefined ? null : isoToDay(query.to)
  const shown = (at: number) => firstShown === null || (periods[at]?.next ?? 0) > firstShown
  const iso = (at: number) => periods[at]?.row.period ?? ''
  const { stamp, filter } = asked.value
  const rows = periods.map(({ row, start, next }, at): ControlRow => {
    const { eligible, success, failed, n, rate } = row
    const days = { from: dayToIso(Math.max(start, firstShown ?? start)), to: dayToIso(Math.min(next, lastAsked === null ? next : lastAsked + 1) - 1) }
    return {
      period: iso(at),
      eligible,
      success,
      failed,
      n,
      rate,
      judged: row.matured === true,
      limits: limits?.[at] ?? null,
      z: chart?.points[at]?.z ?? null,
      signals: signals.filter((signal) => signal.from <= at && at <= signal.to && row.matured === true).map(({ rule, side }) => ({ rule, side })),
      open: { filter: filter(), ...days },
    }
  })
  return answer({
    ...stamp(trend.value.coarseShare),
    by: query.by,
    method: query.method,
    baseline: baseline && chart && describe(periods, baseline, chart),
    stretch: chart?.stretch ?? null,
    rules: ['beyond-limits', 'nine-on-one-side'],
    signals: signals.filter((signal) => shown(signal.to)).map((signal) => named(signal, iso)),
    rows: rows.filter((_, at) => shown(at)),
    nullReason: chart ? null : baseline && countFinal(periods, baseline) >= BASELINE_PERIODS ? 'one_outcome' : 'too_few_baseline_periods',
  })
}

const judgedShare = ({ row }: Period) => (row.matured === true ? { successes: row.success, n: row.n } : { successes: 0, n: 0 })
const isFinal = ({ row }: Period) => row.matured === true && row.n > 0
const countFinal = (periods: readonly Period[], { from, to }: Baseline) => periods.slice(from, to + 1).filter(isFinal).length
const named = ({ rule, side, from, to }: RunSignal, iso: (at: number) => string) => ({ rule, side, from: iso(from), to: iso(to) })

/** Limits rest on the baseline and the n alone, so a period that is not final has them, too: from all its eligible contacts. */
function limitsOf(periods: readonly Period[], baseline: Baseline, method: ControlChartQuery['method']) {
  const sized = periods.map((period, at) =>
    period.row.matured === false && at > baseline.to ? { successes: 0, n: period.row.eligible } : judgedShare(period),
  )
  return controlChart(sized, { baseline, method })?.points.map((point) => point && { low: point.low, high: point.high }) ?? null
}

/**
 * The period asked for; else the calendar quarter before that of the last final period, so that it stays for a quarter;
 * else, where that has too few, the first thirteen final periods at hand. null when nothing is final.
 */
function baselineOf(periods: readonly Period[], query: ControlChartQuery): Baseline | null {
  const inside = (first: Day, next: Day) => ({
    from: periods.findIndex((period) => period.start >= first && period.next <= next),
    to: periods.findLastIndex((period) => period.start >= first && period.next <= next),
  })
  const [first, last] = [isoToDay(query.baselineFrom ?? ''), isoToDay(query.baselineTo ?? '')]
  if (first !== null && last !== null) {
    const asked = inside(first, last + 1)
    return asked.from < 0 ? null : { ...asked, chosen: 'asked' }
  }
  const newest = periods.findLast(isFinal)
  if (newest === undefined) return null
  const before = periodStart(periodStart(newest.start, 'quarter') - 1, 'quarter')
  const end = nextPeriod(before, 'quarter')
  const started = {
    from: periods.findIndex(({ start }) => start >= before && start < end),
    to: periods.findLastIndex(({ start }) => start >= before && start < end),
    chosen: 'quarter' as const,
  }
  if (started.from >= 0 && countFinal(periods, started) >= BASELINE_PERIODS) return started
  const finals = periods.flatMap((period, at) => (isFinal(period) ? [at] : [])).slice(0, BASELINE_PERIODS + 1)
  return { from: finals[0] ?? 0, to: finals.at(-1) ?? 0, chosen: 'first' }
}

function describe(periods: readonly Period[], { from, to, chosen }: Baseline, { centre, baselinePeriods }: ControlChart) {
  const frozen = periods.slice(from, to + 1)
  return {
    from: dayToIso(frozen[0]?.start ?? 0),
    to: dayToIso((frozen.at(-1)?.next ?? 1) - 1),
    periods: baselinePeriods,
    n: frozen.reduce((sum, period) => sum + judgedShare(period).n, 0),
    rate: centre,
    chosen,
  }
}
