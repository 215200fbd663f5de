/** Two groups compared inside strata, at one mix. */
import type { Stratum } from './standardisation.ts'
import { standardise, type StandardisedRate } from './standardisation.ts'

export interface StandardisedDifference {
  /** a − b. */
  difference: number
  low: number
  high: number
  standardError: number
  a: StandardisedRate
  b: StandardisedRate
  /** Strata with cases of both groups: nothing else can be compared. */
  strata: number
  /** Share of the mix that they hold. */
  covered: number
}

/**
 * Difference of two directly standardised rates over the strata that both groups have, with the interval from both rates' own limits;
 * of a single stratum it is Newcombe's. null when they share no stratum of the mix.
 * Source: Zou & Donner (2008), Statistics in Medicine 27:1693–1702 (MOVER); Newcombe (1998), 17:873–890.
 */
export function standardisedDifference(
  a: readonly Stratum[],
  b: readonly Stratum[],
  mix: ReadonlyMap<string, number>,
  z = 1.959964,
): StandardisedDifference | null {
  const filled = (strata: readonly Stratum[]) => new Set(strata.filter(({ n }) => n > 0).map(({ key }) => key))
  const [inA, inB] = [filled(a), filled(b)]
  const common = new Map([...mix].filter(([key, weight]) => weight > 0 && inA.has(key) && inB.has(key)))
  const [first, second] = [standardise(a, common, z), standardise(b, common, z)]
  if (first === null || second === null) return null
  const sum = (weights: Iterable<number>) => [...weights].reduce((total, weight) => total + Math.max(0, weight), 0)
  const difference = first.rate - second.rate
  return {
    difference,
    low: difference - Math.hypot(first.rate - first.low, second.high - second.rate),
    high: difference + Math.hypot(first.high - first.rate, second.rate - second.low),
    standardError: Math.hypot(first.standardError, second.standardError),
    a: first,
    b: second,
    strata: common.size,
    covered: sum(common.values()) / sum(mix.values()),
  }
}
