/** Bootstrap intervals of any statistic, from a seeded generator. */
import { quantile } from './quantile.ts'
import type { Random } from './random.ts'

export interface BootstrapInterval {
  low: number
  high: number
  standardError: number
  /** Rounds in which the statistic existed; the interval rests on these. */
  rounds: number
}
export interface BootstrapOptions {
  rounds?: number
  level?: number
}

/** How often each item is in the resample. */
export type Counts = Uint32Array

/**
 * Percentile interval; the statistic gets how often each of the n items was drawn, so that what is sorted once stays sorted.
 * Rounds in which it has no value (`null`) are left out; null when n is 0 or over half of the rounds had none.
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, 6.2 and 13.3.
 */
export function bootstrapCounts(
  n: number,
  statistic: (counts: Counts) => number | null,
  random: Random,
  { rounds = 1000, level = 0.95 }: BootstrapOptions = {},
): BootstrapInterval | null {
  if (n <= 0) return null
  const counts = new Uint32Array(n)
  const values: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    counts.fill(0)
    for (let draw = 0; draw < n; draw += 1) {
      const at = Math.floor(random() * n)
      counts[at] = counts[at]! + 1
    }
    const value = statistic(counts)
    if (value !== null) values.push(value)
  }
  if (values.length * 2 < rounds || values.length < 2) return null
  values.sort((a, b) => a - b)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {
    low: quantile(values, (1 - level) / 2),
    high: quantile(values, (1 + level) / 2),
    standardError: Math.sqrt(squares / (values.length - 1)),
    rounds: values.length,
  }
}

/** The same for a statistic of the resampled items themselves. */
export function bootstrapInterval<T>(
  items: readonly T[],
  statistic: (sample: T[]) => number | null,
  random: Random,
  options: BootstrapOptions = {},
): BootstrapInterval | null {
  const resampled = (counts: Counts) => items.flatMap((item, at) => Array.from({ length: counts[at]! }, () => item))
  return bootstrapCounts(items.length, (counts) => statistic(resampled(counts)), random, options)
}
