/** Means of a population from a sample whose units had known chances to be in it. */
import { grouped } from './grouped.ts'
import { wilson } from './wilson.ts'

export interface SampledUnit {
  value: number
  /** Probability with which the unit was drawn, above 0, at most 1. */
  inclusion: number
  /** Its stratum; units without one are one stratum. */
  stratum?: string
}

/**
 * How the sample was drawn: `poisson`, each unit by itself; `stratified`, a fixed number without replacement from each stratum
 * (one stratum: simple random), whose variance carries the finite-population correction 1 − n ÷ N by `populations`, none for a stratum not named there.
 */
export type SampleDesign = { kind: 'poisson' } | { kind: 'stratified'; populations: ReadonlyMap<string, number> }

export interface WeightedMean {
  mean: number
  standardError: number
  /** Unweighted, for comparison. */
  naive: number
  n: number
  /** Kish's (Σ w)² ÷ Σ w²: cases of a plain sample with as even weights. */
  effectiveN: number
  /** Strata with a single unit: its distance from the whole mean stands for their spread. */
  singletons: string[]
}

const WHOLE = ''
const weightOf = (unit: SampledUnit) => 1 / unit.inclusion
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/**
 * Hájek mean Σ wy ÷ Σ w with linearised variance; null for an empty sample.
 * Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.7 and 5.8; strata as in Lohr (2010), 9.1.
 */
export function hajekMean(units: readonly SampledUnit[], design: SampleDesign): WeightedMean | null {
  if (units.length === 0) return null
  const size = sum(units.map(weightOf))
  const mean = sum(units.map((unit) => weightOf(unit) * unit.value)) / size
  return estimated(units, design, mean, (unit) => (weightOf(unit) * (unit.value - mean)) / size)
}

/**
 * Horvitz–Thompson mean Σ wy ÷ N of a population of known size; null for an empty sample.
 * Source: Horvitz & Thompson (1952), JASA 47:663–685.
 */
export function horvitzThompsonMean(units: readonly SampledUnit[], population: number, design: SampleDesign): WeightedMean | null {
  if (units.length === 0 || population <= 0) return null
  const mean = sum(units.map((unit) => weightOf(unit) * unit.value)) / population
  return estimated(units, design, mean, (unit) => (weightOf(unit) * unit.value) / population)
}

/** `part`: what a unit adds to the (linearised) mean; its spread is the variance. */
function estimated(units: readonly SampledUnit[], design: SampleDesign, mean: number, part: (unit: SampledUnit) => number): WeightedMean {
  const weights = units.map(weightOf)
  const { variance, singletons } =
    design.kind === 'poisson'
      ? { variance: sum(units.map((unit) => (1 - unit.inclusion) * part(unit) ** 2)), singletons: [] }
      : stratifiedVariance(units, design.populations, part)
  return {
    mean,
    standardError: Math.sqrt(variance),
    naive: sum(units.map((unit) => unit.value)) / units.length,
    n: units.length,
    effectiveN: sum(weights) ** 2 / sum(weights.map((weight) => weight ** 2)),
    singletons,
  }
}

function stratifiedVariance(units: readonly SampledUnit[], populations: ReadonlyMap<string, number>, part: (unit: SampledUnit) => number) {
  const strata = grouped(units, (unit) => unit.stratum ?? WHOLE)
  const singletons: string[] = []
  let variance = 0
  for (const [stratum, members] of strata) {
    const n = members.length
    const population = populations.get(stratum)
    const correction = population === undefined ? 1 : Math.max(0, 1 - n / population)
    const parts = members.map(part)
    if (n === 1) {
      singletons.push(stratum)
      variance += correction * parts[0]! ** 2
      continue
    }
    const centre = sum(parts) / n
    variance += ((correction * n) / (n - 1)) * sum(parts.map((value) => (value - centre) ** 2))
  }
  return { variance, singletons }
}

/**
 * Interval of a share (values 0 and 1) that was estimated with weights: Wilson at the n of a plain sample with the same standard error,
 * at most the units' own number where no spread was seen. Source: Korn & Graubard (1998), Survey Methodology 24:193–201; Dean & Pagano (2015).
 */
export function weightedShareInterval(
  { mean, standardError, n }: WeightedMean,
  z = 1.959964,
): { low: number; high: number; effectiveN: number } | null {
  const share = Math.min(1, Math.max(0, mean))
  const effectiveN = standardError > 0 && share > 0 && share < 1 ? (share * (1 - share)) / standardError ** 2 : n
  const interval = wilson(share * effectiveN, effectiveN, z)
  return interval && { low: interval.low, high: interval.high, effectiveN }
}
