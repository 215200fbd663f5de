/** A model's values for all, corrected by what people say of a sample. */
import { hajekMean, type SampledUnit, type SampleDesign } from './weighted-mean.ts'

export interface DifferenceEstimate {
  /** Mean of the model's values. */
  model: number
  /** By how much the model is above people, with its 95 % interval. */
  bias: { value: number; low: number; high: number; standardError: number }
  /** The model's mean less its bias. */
  value: number
  low: number
  high: number
  standardError: number
  n: number
}

/**
 * Mean of `model` over the whole population plus the weighted mean of people − model over the sample; unbiased whatever the model is, and narrower
 * than the sample alone where the two agree. `people` and `model` of a unit in the same order; null for an empty sample or population.
 * Where people and model never differ in the sample no spread is seen, and the interval is taken from one unit that might have.
 * Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 6.3 (the difference estimator).
 */
export function differenceEstimate(
  model: readonly number[],
  sample: readonly { people: number; model: number; inclusion: number; stratum?: string }[],
  design: SampleDesign,
  z = 1.959964,
): DifferenceEstimate | null {
  const units = sample.map(({ people, model: said, inclusion, stratum }): SampledUnit => ({
    value: people - said,
    inclusion,
    ...(stratum === undefined ? {} : { stratum }),
  }))
  const difference = hajekMean(units, design)
  if (model.length === 0 || difference === null) return null
  const mean = model.reduce((sum, value) => sum + value, 0) / model.length
  const standardError = difference.standardError > 0 || isWhole(units) ? difference.standardError : 1 / difference.effectiveN
  const value = mean + difference.mean
  const half = z * standardError
  return {
    model: mean,
    bias: { value: -difference.mean, low: -difference.mean - half, high: -difference.mean + half, standardError },
    value,
    low: value - half,
    high: value + half,
    standardError,
    n: difference.n,
  }
}
const isWhole = (units: readonly SampledUnit[]): boolean => units.every(({ inclusion }) => inclusion === 1)
