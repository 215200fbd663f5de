/**
 * Confidence interval for the difference of two independent shares, 95 % by default.
 * Source: R. G. Newcombe (1998), Statistics in Medicine 17:873–890, method 10 (hybrid score, no continuity correction).
 *
 * @example newcombe({ successes: 56, n: 70 }, { successes: 48, n: 80 }) // { difference: 0.2, low: 0.0524, high: 0.3339 }
 * An empty sample has no difference: null.
 */
import { wilson } from './wilson.ts'

export interface Share {
  successes: number
  n: number
}

/** The difference is `a − b`. */
export function newcombe(a: Share, b: Share, z = 1.959964): { difference: number; low: number; high: number } | null {
  const first = wilson(a.successes, a.n, z)
  const second = wilson(b.successes, b.n, z)
  if (!first || !second) return null
  const difference = first.rate - second.rate
  return {
    difference,
    low: difference - Math.hypot(first.rate - first.low, second.high - second.rate),
    high: difference + Math.hypot(first.high - first.rate, second.rate - second.low),
  }
}
