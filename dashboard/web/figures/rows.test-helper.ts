/** Rows for tests: only what matters is said. */
import type { TrendRow } from '@shared/api/trend.ts'
import { wilson } from '@shared/stats/wilson.ts'

export function trendRow(
  counts: { success?: number; failed?: number; failedEarly?: number; pending?: number },
  rest: Partial<TrendRow> = {},
): TrendRow {
  const { success = 0, failed = 0, failedEarly = 0, pending = 0 } = counts
  const n = success + failed
  const eligible = n + failedEarly + pending
  const interval = wilson(success, n) ?? { rate: null, low: null, high: null }
  return {
    period: '2026-11-02',
    slice: null,
    sliceLabel: null,
    eligible,
    success,
    failed,
    failedEarly,
    pending,
    excluded: {},
    n,
    ...interval,
    nullReason: eligible === 0 ? 'no_contacts' : n === 0 ? 'none_ripe' : null,
    matured: eligible === 0 ? null : failedEarly + pending === 0,
    upperBound: eligible === 0 ? null : 1 - (failed + failedEarly) / eligible,
    projected: null,
    projection: null,
    revision: null,
    withPossible: interval,
    failures: failed + failedEarly > 0 ? { new_ticket: failed + failedEarly } : {},
    response: null,
    coarseShare: 0,
    ...rest,
  }
}
