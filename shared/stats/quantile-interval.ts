import { quantile } from './quantile.ts'
import { binomialQuantile } from './special-functions.ts'

export interface QuantileEstimate {
  value: number
  /** null where the sample is too small to hold the end. */
  low: number | null
  high: number | null
}

/**
 * A quantile of values sorted upwards with its distribution-free interval between order statistics, 95 % by default; null without values.
 * Source: Conover (1999), Practical Nonparametric Statistics, 3.2; Hahn & Meeker (1991), Statistical Intervals, 5.2.
 */
export function quantileInterval(sorted: ArrayLike<number>, share: number, level = 0.95): QuantileEstimate | null {
  const n = sorted.length
  if (n === 0) return null
  // Places counted from 1: below the first there is none.
  const low = binomialQuantile((1 - level) / 2, n, share)
  const high = binomialQuantile((1 + level) / 2, n, share) + 1
  return { value: quantile(sorted, share), low: low < 1 ? null : sorted[low - 1]!, high: high > n ? null : sorted[high - 1]! }
}
