/** What a plan will find and how well it will measure, before anything is drawn. */
import { shrink, fitBetaPrior } from '../stats/shrinkage.ts'
import { stratifiedShareInterval } from '../stats/stratified-share.ts'
import { wilson } from '../stats/wilson.ts'
import type { SampleFrame, SamplePlan } from './sample-plan.ts'

export interface MeasuredShare {
  rate: number | null
  low: number | null
  high: number | null
  n: number
}
/** Share of failures of each stratum: small ones are drawn towards the others. Without any case nothing is known. */
export function measuredShares(strata: readonly { n: number; failed: number }[]): MeasuredShare[] {
  const shares = strata.map(({ n, failed }) => ({ n, successes: failed }))
  const prior = fitBetaPrior(shares)
  return shares
    .map(({ n, successes }) => ({
      n,
      ...((prior === null ? null : shrink({ n, successes }, prior)) ?? wilson(successes, n) ?? { rate: null, low: null, high: null }),
    }))
    .map(({ rate, low, high, n }) => ({ rate, low, high, n }))
}

/** Fewer failures or passes of a stratum, and nothing is to be relied on that rests on it. */
export const FEWEST_EXPECTED = 5

export interface ExpectedStratum {
  population: number
  n: number
  /** Of a ticket: the mean, the least and the most. */
  inclusion: number
  inclusionLow: number
  inclusionHigh: number
  weight: number | null
  expectedFailures: number | null
  unreliable: boolean
}
export interface Precision {
  standardError: number
  /** Half of the 95 % interval, as a fraction. */
  halfWidth: number
}
export interface Expectations {
  strata: ExpectedStratum[]
  expectedFailures: number | null
  expectedFailuresSimple: number | null
  precision: Precision | null
  precisionSimple: Precision | null
}

export function expectationsOf(frame: SampleFrame, plan: SamplePlan, shares: readonly (number | null)[]): Expectations {
  const expected = frame.strata.map((_, at) => expectedStratum(plan, at, shares[at] ?? null, frame.strata.length === 1))
  const strata = expected.map(({ stratum }) => stratum)
  const known = shares.every((share) => share !== null)
  const all = frame.ticketIds.length
  const sum = (of: (at: number) => number) => frame.strata.reduce((total, _, at) => total + of(at), 0)
  const failing = sum((at) => (strata[at]?.population ?? 0) * (shares[at] ?? 0)) / all
  const parts = expected.map(({ stratum, worth }, at) => ({ weight: stratum.population, share: shares[at] ?? 0, effectiveN: worth }))
  return {
    strata,
    expectedFailures: known ? sum((at) => (strata[at]?.n ?? 0) * (shares[at] ?? 0)) : null,
    expectedFailuresSimple: known ? plan.size * failing : null,
    precision: known ? precisionOf(parts) : null,
    precisionSimple: known ? precisionOf([{ weight: 1, share: failing, effectiveN: worthOf(plan.size, all) }]) : null,
  }
}

/** Cases of an endless population that n of N are worth. */
const worthOf = (n: number, population: number): number => (n >= population ? Infinity : n / (1 - n / population))

function expectedStratum({ cells }: SamplePlan, at: number, share: number | null, whole: boolean): { stratum: ExpectedStratum; worth: number } {
  const own = cells.filter(({ stratum }) => whole || stratum === at)
  const population = own.reduce((sum, cell) => sum + cell.population, 0)
  const n = own.reduce((sum, cell) => sum + cell.expected, 0)
  const chances = own.map(({ expected, population: of }) => expected / of)
  // Unequal chances inside cost precision: Kish's (Σ w)² ÷ Σ w² of the expected sample.
  const squares = own.reduce((sum, cell) => sum + cell.population ** 2 / cell.expected, 0)
  const inclusion = population === 0 ? 0 : n / population
  return {
    stratum: {
      population,
      n,
      inclusion,
      inclusionLow: chances.reduce((least, chance) => Math.min(least, chance), inclusion),
      inclusionHigh: chances.reduce((most, chance) => Math.max(most, chance), inclusion),
      weight: n === 0 ? null : population / n,
      expectedFailures: share === null ? null : n * share,
      unreliable: share === null || Math.min(n * share, n * (1 - share)) < FEWEST_EXPECTED,
    },
    worth: worthOf(population ** 2 / squares, population),
  }
}

function precisionOf(parts: Parameters<typeof stratifiedShareInterval>[0]): Precision | null {
  const interval = stratifiedShareInterval(parts)
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
  const variance = parts.reduce((sum, { weight, share, effectiveN }) => sum + ((weight / whole) ** 2 * share * (1 - share)) / effectiveN, 0)
  return interval && { standardError: Math.sqrt(variance), halfWidth: (interval.high - interval.low) / 2 }
}
