/** Whether a group's rate is further from the common one than chance puts it. */
import { binomialCdf, binomialQuantile } from './special-functions.ts'

export interface FunnelLimits {
  low: number
  high: number
}

/**
 * Exact binomial limits for a group of n cases around the rate `target`, interpolated between counts; 95 % and 99.8 % are the usual ones.
 * null without cases. Source: Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, appendix A.1.1.
 */
export function funnelLimits(n: number, target: number, coverage = 0.998): FunnelLimits | null {
  if (n <= 0) return null
  const at = (share: number) => {
    const count = binomialQuantile(share, n, target)
    const upTo = binomialCdf(count, n, target)
    const below = binomialCdf(count - 1, n, target)
    const within = upTo > below ? (upTo - share) / (upTo - below) : 0
    return Math.min(1, Math.max(0, (count - within) / n))
  }
  return { low: at((1 - coverage) / 2), high: at((1 + coverage) / 2) }
}

/** Two-sided mid-P of a group's count under the rate `target`; null without cases. Source: Lancaster (1961), JASA 56:223–234. */
export function funnelP(successes: number, n: number, target: number): number | null {
  if (n <= 0) return null
  const below = binomialCdf(successes - 1, n, target)
  const upTo = binomialCdf(successes, n, target)
  const lower = (below + upTo) / 2
  return Math.min(1, 2 * Math.min(lower, 1 - lower))
}
