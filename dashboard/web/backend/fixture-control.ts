/** Limits of invented weeks, and a revision of one: the same statistics as the service's, a simpler baseline. */
import type { ControlChartAnswer } from '@shared/api/control-chart.ts'
import type { Trend } from '@shared/api/trend.ts'
import type { Revisions } from '@shared/api/vintages.ts'
import { BASELINE_PERIODS, controlChart } from '@shared/stats/control-chart.ts'
import { runSignals } from '@shared/stats/run-rules.ts'

/** The first thirteen final weeks are the baseline. */
export function controlOf({ definition, asOf, completeTo, coarseShare, rows }: Trend): ControlChartAnswer {
  const final = rows.flatMap((row, at) => (row.matured === true ? [at] : [])).slice(0, BASELINE_PERIODS + 1)
  const [from, to] = [final[0] ?? 0, final.at(-1) ?? 0]
  const shares = rows.map((row) => (row.matured === true ? { successes: row.success, n: row.n } : { successes: 0, n: 0 }))
  const chart = controlChart(shares, { baseline: { from, to } })
  const signals = chart ? runSignals(chart.points) : []
  const name = (at: number) => rows[at]?.period ?? ''
  const days = (period: string) => ({ from: period, to: period })
  return {
    definition,
    asOf,
    completeTo,
    coarseShare,
    contacts: { lens: definition.lens },
    by: 'week',
    method: 'adjusted',
    baseline: chart && {
      ...days(name(from)),
      to: name(to),
      periods: chart.baselinePeriods,
      n: shares.slice(from, to + 1).reduce((sum, { n }) => sum + n, 0),
      rate: chart.centre,
      chosen: 'first',
    },
    stretch: chart?.stretch ?? null,
    rules: ['beyond-limits', 'nine-on-one-side'],
    signals: signals.map((signal) => ({ ...signal, from: name(signal.from), to: name(signal.to) })),
    rows: rows.map(({ period, eligible, success, failed, n, rate, matured }, at) => {
      const point = chart?.points[at]
      const limits = point ? { low: point.low, high: point.high } : null
      const own = signals.filter((signal) => signal.from <= at && at <= signal.to).map(({ rule, side }) => ({ rule, side }))
      const counts = { period: period ?? '', eligible, success, failed, n, rate, judged: matured === true }
      return { ...counts, limits, z: point?.z ?? null, signals: own, open: { filter: [], ...days(period ?? '') } }
    }),
    nullReason: chart ? null : 'too_few_baseline_periods',
  }
}

/** Two users were joined after the week was final: one success fails now. */
export function revisionsOf({ definition, asOf, completeTo, rows }: Trend, period: string): Revisions {
  const row = rows.find((one) => one.period === period) ?? rows[0]
  if (row === undefined) throw new Error('no week in the fixture')
  const { eligible, success, failed, failedEarly, pending, n, rate, low, high } = row
  const now = { eligible, success, failed, failedEarly, pending, n, rate, low, high }
  const then = { ...now, success: success + 1, failed: failed - 1, rate: n === 0 ? null : (success + 1) / n }
  const kept = { id: 3, kind: 'matured' as const, period, last: period, definition, asOf: '2026-11-15T16:00:00Z', takenAt: '2026-11-15T16:05:00Z' }
  return {
    definition,
    asOf,
    completeTo,
    now,
    vintage: { ...then, ...kept, takenLate: false },
    causes: [{ cause: 'identity', tickets: 1, success: -1, failed: 1, failedEarly: 0, pending: 0 }],
    total: 1,
    tickets: [{ ticketId: 41_000, subject: 'Where is it?', before: 'success', after: 'failed', cause: 'identity', otherTicketId: 41_005 }],
  }
}
