/** Interval of a share that is put together from strata, some of them with few cases or none that failed. */
import type { SampleDesign, SampledUnit } from './weighted-mean.ts'
import { grouped } from './grouped.ts'

export interface StratumShare {
  /** Its part of the whole; the parts are scaled to sum to 1. */
  weight: number
  /** Observed share, 0 to 1. */
  share: number
  /** Cases of a plain sample of an endless population that it is worth, above 0; Infinity = all of it was seen. */
  effectiveN: number
}

/**
 * All values of Σ weight · share that the observed shares do not contradict, 95 % by default: the standard error is taken at each value in question,
 * from the likeliest shares that give it, so that a stratum where nothing failed still is uncertain. One stratum: Wilson's interval. null without strata.
 * Source: Martín Andrés, Álvarez Hernández & Herranz Tejedor (2011), Statistical Methods in Medical Research 20:369–387 (score method for linear combinations).
 */
export function stratifiedShareInterval(strata: readonly StratumShare[], z = 1.959964): { share: number; low: number; high: number } | null {
  const whole = strata.reduce((sum, { weight }) => sum + weight, 0)
  if (whole <= 0) return null
  const parts = strata.filter(({ weight }) => weight > 0).map((stratum) => ({ ...stratum, weight: stratum.weight / whole }))
  const share = parts.reduce((sum, part) => sum + part.weight * part.share, 0)
  const known = parts.filter(({ effectiveN }) => effectiveN === Infinity)
  const fixed = known.reduce((sum, part) => sum + part.weight * part.share, 0)
  const open = parts.filter(({ effectiveN }) => effectiveN !== Infinity)
  if (open.length === 0) return { share, low: share, high: share }
  const at = (pull: number) => likeliestSum(open, pull)
  const contradicted = ({ value, variance }: LikeliestSum) => (value + fixed - share) ** 2 > z * z * variance
  const edge = (side: 1 | -1) => {
    let [inside, outside]: [number, number] = [0, side]
    while (!contradicted(at(outside))) {
      if (Math.abs(outside) > FARTHEST) return side > 0 ? fixed : fixed + open.reduce((sum, { weight }) => sum + weight, 0)
      ;[inside, outside] = [outside, outside * 4]
    }
    for (let round = 0; round < 50; round += 1) {
      const middle = (inside + outside) / 2
      if (contradicted(at(middle))) outside = middle
      else inside = middle
    }
    return at(inside).value + fixed
  }
  return { share, low: edge(1), high: edge(-1) }
}
/** No pull as strong leaves any share between 0 and 1. */
const FARTHEST = 1e15

interface LikeliestSum {
  value: number
  /** Of the estimate, were this the truth. */
  variance: number
}
/** The likeliest shares among all that sum to as much: the stronger the pull, the less. */
function likeliestSum(parts: readonly StratumShare[], pull: number): LikeliestSum {
  let [value, variance] = [0, 0]
  for (const part of parts) {
    const share = likeliest(part, pull)
    value += part.weight * share
    variance += (part.weight ** 2 * share * (1 - share)) / part.effectiveN
  }
  return { value, variance }
}

/** Root in [0, 1] of a p² − (n + a) p + x = 0, where a = pull · weight and x = n · share: the binomial likelihood held to a sum. */
function likeliest({ weight, share, effectiveN }: StratumShare, pull: number): number {
  const a = pull * weight
  const b = effectiveN + a
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * effectiveN * share))
  const found = b >= 0 ? (b + root === 0 ? 0 : (2 * effectiveN * share) / (b + root)) : (b - root) / (2 * a)
  return Math.min(1, Math.max(0, found))
}

/** Strata of weighted units with values 0 and 1: Kish's number of cases in each, the finite population taken off. */
export function stratumShares(units: readonly SampledUnit[], design: Extract<SampleDesign, { kind: 'stratified' }>): StratumShare[] {
  return [...grouped(units, ({ stratum }) => stratum ?? '')].map(([stratum, own]) => {
    const weights = own.map(({ inclusion }) => 1 / inclusion)
    const weight = weights.reduce((sum, one) => sum + one, 0)
    const squares = weights.reduce((sum, one) => sum + one * one, 0)
    const population = design.populations.get(stratum)
    const left = population === undefined ? 1 : Math.max(0, 1 - own.length / population)
    return {
      weight,
      share: own.reduce((sum, { value, inclusion }) => sum + value / inclusion, 0) / weight,
      effectiveN: left === 0 ? Infinity : weight ** 2 / squares / left,
    }
  })
}
