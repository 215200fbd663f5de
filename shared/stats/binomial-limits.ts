/** Control limits of a binomial without the normal curve. */
import { binomialCdf, binomialQuantile, normalQuantile } from './special-functions.ts'

/** What 3σ leave outside a normal, each side. */
const TAIL = 0.00135

/** The outermost shares that are still inside: beyond each lie at most 0.135 %. Source: Montgomery (2013), 7.2.1, probability limits. */
export function exactLimits(n: number, centre: number): { low: number; high: number } {
  return { low: binomialQuantile(TAIL, n, centre) / n, high: binomialQuantile(1 - TAIL, n, centre) / n }
}

/** The normal distance that has the count's mid-P tail, so that either side of 0 is as likely. Source: Lancaster (1961), JASA 56:223–234. */
export function exactZ(successes: number, n: number, centre: number): number {
  const share = (binomialCdf(successes, n, centre) + binomialCdf(successes - 1, n, centre)) / 2
  return normalQuantile(Math.min(1 - 1e-15, Math.max(1e-300, share)))
}
