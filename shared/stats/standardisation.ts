/** Rates as they would be with everybody's mix of cases. */
import { wilson } from './wilson.ts'

export interface Stratum {
  key: string
  successes: number
  n: number
}
export interface StandardisedRate {
  rate: number
  low: number
  high: number
  standardError: number
  /** Cases of a plain sample that would be as precise. */
  effectiveN: number
  n: number
  /** Strata of the standard mix without a case here: left out, the other weights scaled up. */
  emptyStrata: string[]
  /** Share of the standard mix that the filled strata cover. */
  covered: number
}

/**
 * Direct standardisation Σ wₕ pₕ to the mix `weights` (any positive numbers by stratum key, the team's counts say).
 * Variance Σ wₕ² pₕ(1 − pₕ) ÷ nₕ at shares drawn to one half (Agresti & Coull 1998), so that a stratum of successes only isn't certain;
 * Wilson interval at the effective n; one stratum alone gives the plain Wilson interval. null when no stratum of the mix has cases.
 * Source: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 19.3.
 */
export function standardise(strata: readonly Stratum[], weights: ReadonlyMap<string, number>, z = 1.959964): StandardisedRate | null {
  const cases = new Map(strata.map((stratum) => [stratum.key, stratum]))
  const mix = [...weights].filter(([, weight]) => weight > 0)
  const filled = mix.flatMap(([key, weight]) => {
    const stratum = cases.get(key)
    return stratum && stratum.n > 0 ? [{ ...stratum, weight }] : []
  })
  const covered = filled.reduce((sum, { weight }) => sum + weight, 0)
  if (covered === 0) return null
  let rate = 0
  let drawn = 0
  let variance = 0
  for (const { successes, n, weight } of filled) {
    const share = weight / covered
    const near = (successes + (z * z) / 2) / (n + z * z)
    rate += (share * successes) / n
    drawn += share * near
    variance += (share ** 2 * near * (1 - near)) / n
  }
  const effectiveN = (drawn * (1 - drawn)) / variance
  const { low, high } = wilson(rate * effectiveN, effectiveN, z)!
  return {
    rate,
    low,
    high,
    standardError: Math.sqrt(variance),
    effectiveN,
    n: filled.reduce((sum, { n }) => sum + n, 0),
    emptyStrata: mix.filter(([key]) => !((cases.get(key)?.n ?? 0) > 0)).map(([key]) => key),
    covered: covered / mix.reduce((sum, [, weight]) => sum + weight, 0),
  }
}
