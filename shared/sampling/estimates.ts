/** What reviews of a sample say of its frame: plainly, weighted, and from its random part. */
import { weightedShareInterval, hajekMean, type SampledUnit, type WeightedMean } from '../stats/weighted-mean.ts'
import { stratifiedShareInterval, stratumShares } from '../stats/stratified-share.ts'
import { wilson } from '../stats/wilson.ts'
import { FEWEST_EXPECTED } from './expectations.ts'

export type MeasureKind = 'share' | 'mean'
export interface SampleEstimate {
  value: number | null
  low: number | null
  high: number | null
  standardError: number | null
  n: number
  effectiveN: number | null
  nullReason: 'no_reviews' | 'too_few' | null
}

/** Fewer reviews give no figure. */
export const FEWEST_REVIEWS = 10
export const silent = (n: number): SampleEstimate => ({
  value: null,
  low: null,
  high: null,
  standardError: null,
  n,
  effectiveN: null,
  nullReason: n === 0 ? 'no_reviews' : 'too_few',
})

/** Hájek's mean; of a share with the score interval over its strata, of a mean between 0 and 1 with Wilson's at the effective n. */
export function weightedEstimate(units: readonly SampledUnit[], populations: ReadonlyMap<string, number>, kind: MeasureKind): SampleEstimate {
  const design = { kind: 'stratified' as const, populations }
  const found = hajekMean(units, design)
  if (found === null || units.length < FEWEST_REVIEWS) return silent(units.length)
  const interval = kind === 'share' ? stratifiedShareInterval(stratumShares(units, design)) : weightedShareInterval(found)
  return told(found, interval)
}

/** As if every one had been as likely to be drawn. */
export function plainEstimate(values: readonly number[], kind: MeasureKind): SampleEstimate {
  const found = hajekMean(
    values.map((value) => ({ value, inclusion: 1 })),
    { kind: 'stratified', populations: new Map() },
  )
  if (found === null || values.length < FEWEST_REVIEWS) return silent(values.length)
  return told(found, kind === 'share' ? wilson(found.mean * found.n, found.n) : weightedShareInterval(found))
}

function told({ mean, standardError, n, effectiveN }: WeightedMean, interval: { low: number; high: number } | null): SampleEstimate {
  return { value: mean, low: interval?.low ?? null, high: interval?.high ?? null, standardError, n, effectiveN, nullReason: null }
}

export interface StratumTally {
  n: number
  /** Weighted share in the stratum, of all where it has no review. */
  rate: number
  expectedFailures: number
  expectedPasses: number
  unreliable: boolean
}
/** By stratum, for a share (1 = passed): with fewer than five failures or passes to be expected its part of the interval cannot be relied on. */
export function stratumTallies(units: readonly SampledUnit[], strata: readonly string[]): StratumTally[] {
  const all = hajekMean(units, { kind: 'stratified', populations: new Map() })?.mean ?? 0
  return strata.map((stratum) => {
    const own = units.filter((unit) => unit.stratum === stratum)
    const rate = hajekMean(own, { kind: 'stratified', populations: new Map() })?.mean ?? all
    const [expectedPasses, expectedFailures] = [own.length * rate, own.length * (1 - rate)]
    return { n: own.length, rate, expectedFailures, expectedPasses, unreliable: Math.min(expectedPasses, expectedFailures) < FEWEST_EXPECTED - 1e-9 }
  })
}
