/** How many cases a planned precision or comparison takes. Every answer names its method. */
import { normalQuantile } from './special-functions.ts'
import { wilson } from './wilson.ts'

export interface SampleSize {
  /** Cases, or cases in each arm for a comparison. */
  n: number
  method: 'wilson-exact-search' | 'normal-approximation' | 'two-proportions'
}

/**
 * The smallest n from which on the Wilson interval's half-width at the rate p is at most `halfWidth` (0 < p < 1).
 * Source: Wilson (1927), as in `wilson`; searched, not approximated: its half-width falls with n.
 */
export function sampleSizeWilson(halfWidth: number, p: number, z = 1.959964): SampleSize {
  const half = (n: number) => {
    const { low, high } = wilson(p * n, n, z)!
    return (high - low) / 2
  }
  let low = 0
  let high = 1
  while (half(high) > halfWidth) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (half(middle) > halfWidth) low = middle
    else high = middle
  }
  return { n: high, method: 'wilson-exact-search' }
}

/** n = z² p (1 − p) ÷ d². Source: Cochran (1977), Sampling Techniques, 4.4. */
export function sampleSizeNormal(halfWidth: number, p: number, z = 1.959964): SampleSize {
  return { n: Math.ceil((z * z * p * (1 - p)) / halfWidth ** 2), method: 'normal-approximation' }
}

/** Cases needed when only `population` exist: n ÷ (1 + (n − 1) ÷ N), rounded up. Source: Cochran (1977), 4.4. */
export function finitePopulationSize(n: number, population: number): number {
  return Math.min(population, Math.ceil(n / (1 + (n - 1) / population)))
}

/** Cases in each of two equal arms to see p₁ against p₂, two-sided. Source: Fleiss, Levin & Paik (2003), 4.14, without continuity correction. null when both are equal. */
export function sampleSizeTwoProportions(p1: number, p2: number, { power = 0.8, significance = 0.05 } = {}): SampleSize | null {
  if (p1 === p2) return null
  const middle = (p1 + p2) / 2
  const chance = normalQuantile(1 - significance / 2) * Math.sqrt(2 * middle * (1 - middle))
  const effect = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
  return { n: Math.ceil(((chance + effect) / (p1 - p2)) ** 2), method: 'two-proportions' }
}
