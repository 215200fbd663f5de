/** One stratum as planned or as sampled. */
export interface StratumPlan {
  population: number
  sampled: number
  /** Variance of the values in the stratum with N − 1 below; of a share N ÷ (N − 1) · p (1 − p). */
  variance: number
  mean: number
}

/**
 * Mean and standard error of a stratified sample from what is known or assumed of each stratum, finite-population correction on.
 * null when the population is empty or a stratum with spread isn't sampled. Source: Cochran (1977), Sampling Techniques, 5.3 and 5.4.
 */
export function stratifiedPrecision(strata: readonly StratumPlan[]): { mean: number; standardError: number } | null {
  const all = strata.reduce((sum, { population }) => sum + population, 0)
  if (all === 0 || strata.some((stratum) => stratum.sampled === 0 && stratum.population > 0)) return null
  let mean = 0
  let variance = 0
  for (const stratum of strata) {
    if (stratum.population === 0) continue
    const weight = stratum.population / all
    mean += weight * stratum.mean
    variance += (weight ** 2 * (1 - stratum.sampled / stratum.population) * stratum.variance) / stratum.sampled
  }
  return { mean, standardError: Math.sqrt(variance) }
}

/** A stratum of N cases in which a share p fails. */
export function shareStratum(population: number, share: number, sampled: number): StratumPlan {
  return { population, sampled, mean: share, variance: population > 1 ? (population / (population - 1)) * share * (1 - share) : 0 }
}
