/** A model's values for all, corrected by what people say of a sample. */
import { stratifiedShareInterval, stratumShares } from './stratified-share.ts'
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
 * than the sample alone where the two agree. Values are 0 to 1; null for an empty sample or population.
 * Interval: the parts by which people are above and below the model each have a score interval, put together by the squares of their arms,
 * so that it also holds where hardly any unit differs. Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 6.3
 * (difference estimator); Zou & Donner (2008), Statistics in Medicine 27:1693–1702 (arms).
 */
export function differenceEstimate(
  model: readonly number[],
  sample: readonly { people: number; model: number; inclusion: number; stratum?: string }[],
  design: Extract<SampleDesign, { kind: 'stratified' }>,
  z = 1.959964,
): DifferenceEstimate | null {
  const units = (of: (difference: number) => number) =>
    sample.map(({ people, model: said, inclusion, stratum }): SampledUnit => ({
      value: of(people - said),
      inclusion,
      ...(stratum === undefined ? {} : { stratum }),
    }))
  const difference = hajekMean(
    units((value) => value),
    design,
  )
  const part = (of: (value: number) => number) => stratifiedShareInterval(stratumShares(units(of), design), z)
  const above = part((value) => Math.max(0, value))
  const below = part((value) => Math.max(0, -value))
  if (model.length === 0 || difference === null || above === null || below === null) return null
  const mean = model.reduce((sum, value) => sum + value, 0) / model.length
  const low = difference.mean - Math.hypot(above.share - above.low, below.high - below.share)
  const high = difference.mean + Math.hypot(above.high - above.share, below.share - below.low)
  const { standardError } = difference
  return {
    model: mean,
    bias: { value: -difference.mean, low: -high, high: -low, standardError },
    value: mean + difference.mean,
    low: mean + low,
    high: mean + high,
    standardError,
    n: difference.n,
  }
}
