/** Whether a rate rises or falls along a score. */
import { normalCdf } from './special-functions.ts'

export interface ScoredShare {
  score: number
  successes: number
  n: number
}
export interface TrendTest {
  /** Change of the rate for one of the score. */
  slope: number
  low: number
  high: number
  /** Two-sided. */
  p: number
  z: number
  /** What the variance was multiplied by: groups that vary more than their n explains (at least 1). */
  dispersion: number
}

/**
 * Linear trend of rates, weighted by n, with its test; null when rates or scores don't vary, or for fewer than three groups.
 * Source: Armitage (1955), Biometrics 11:375–386; dispersion Σ residual² ÷ (groups − 2), as in McCullagh & Nelder (1989), 4.5.
 */
export function trendInProportions(groups: readonly ScoredShare[], z = 1.959964): TrendTest | null {
  const filled = groups.filter(({ n }) => n > 0)
  const n = filled.reduce((sum, group) => sum + group.n, 0)
  const rate = filled.reduce((sum, group) => sum + group.successes, 0) / n
  const centre = filled.reduce((sum, group) => sum + group.n * group.score, 0) / n
  const spread = filled.reduce((sum, group) => sum + group.n * (group.score - centre) ** 2, 0)
  const variance = rate * (1 - rate)
  if (filled.length < 3 || !(variance > 0) || !(spread > 0)) return null
  const slope = filled.reduce((sum, group) => sum + (group.score - centre) * (group.successes - group.n * rate), 0) / spread
  const residuals = filled.reduce((sum, group) => sum + group.n * (group.successes / group.n - rate - slope * (group.score - centre)) ** 2, 0)
  const dispersion = Math.max(1, residuals / variance / (filled.length - 2))
  const standardError = Math.sqrt((dispersion * variance) / spread)
  const score = slope / standardError
  return { slope, low: slope - z * standardError, high: slope + z * standardError, p: 2 * normalCdf(-Math.abs(score)), z: score, dispersion }
}
