/** A share of those that have a property, from a sample whose units had known chances to be in it. */
import { horvitzThompsonMean, type SampleDesign, type WeightedMean } from './weighted-mean.ts'

export interface RatioUnit {
  /** Whether it is one of those asked about. */
  counts: boolean
  /** Whether it is one of the wanted among them. */
  holds: boolean
  /** Probability with which the unit was drawn, above 0, at most 1. */
  inclusion: number
  stratum: string
}

/**
 * Σ w·holds ÷ Σ w·counts over the whole sample, so that how many count is estimated too; linearised variance. null when nobody counts.
 * `n` is the number that count. Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.6 and 10.3 (domains).
 */
export function weightedRatio(units: readonly RatioUnit[], design: SampleDesign): WeightedMean | null {
  const counted = units.filter(({ counts }) => counts)
  const size = counted.reduce((sum, { inclusion }) => sum + 1 / inclusion, 0)
  if (size === 0) return null
  const mean = counted.reduce((sum, { holds, inclusion }) => sum + (holds ? 1 / inclusion : 0), 0) / size
  // What a unit adds to the linearised ratio; those that don't count add nothing, and their number still varies.
  const residuals = units.map(({ counts, holds, inclusion, stratum }) => ({ value: counts ? (holds ? 1 : 0) - mean : 0, inclusion, stratum }))
  const spread = horvitzThompsonMean(residuals, size, design)
  return {
    mean,
    standardError: spread?.standardError ?? 0,
    naive: counted.filter(({ holds }) => holds).length / counted.length,
    n: counted.length,
    effectiveN: size ** 2 / counted.reduce((sum, { inclusion }) => sum + inclusion ** -2, 0),
    singletons: spread?.singletons ?? [],
  }
}
