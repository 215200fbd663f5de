/** Times as a median and a 90th percentile with intervals, and how samples too small for either say so. */
import type { Spread } from '@shared/api/counter-metrics.ts'
import { SMALL_N, type Open } from '@shared/api/question.ts'
import { quantileInterval } from '@shared/stats/quantile-interval.ts'

const NONE = { median: null, p90: null }

/** `null` = nothing is configured that this figure could rest on. */
export function spreadOf(values: readonly number[] | null, open: Open): Spread {
  if (values === null) return { n: 0, open, ...NONE, nullReason: 'not_configured' }
  const n = values.length
  if (n < SMALL_N) return { n, open, ...NONE, nullReason: n === 0 ? 'no_values' : 'too_few' }
  const sorted = Float64Array.from(values).sort()
  return { n, open, median: quantileInterval(sorted, 0.5), p90: quantileInterval(sorted, 0.9), nullReason: null }
}
