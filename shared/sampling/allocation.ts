/** How many to draw from each stratum. Every allocation sums to `total`, or to the population when that is smaller. */

export interface StratumSize {
  key: string
  population: number
}
export interface StratumSpread extends StratumSize {
  /** Standard deviation of the values in the stratum, known or assumed. */
  spread: number
}
export interface AllocationOptions {
  /** At least so many from each stratum, as far as it has them. */
  minimum?: number
  /** At least so many of a stratum that is named here; together they must fit into the total. */
  floors?: ReadonlyMap<string, number>
}
export type Allocation = Map<string, number>

/** In proportion to size. Source: Bowley (1926), Cochran (1977), 5.5. */
export function proportionalAllocation(strata: readonly StratumSize[], total: number, options: AllocationOptions = {}): Allocation {
  return allocated(strata, (stratum) => stratum.population, total, options)
}

/** In proportion to size × spread, the smallest variance of the mean. Source: Neyman (1934), JRSS 97:558–625; Cochran (1977), 5.5. */
export function neymanAllocation(strata: readonly StratumSpread[], total: number, options: AllocationOptions = {}): Allocation {
  return allocated(strata, (stratum) => stratum.population * stratum.spread, total, options)
}

/** The same number from each. */
export function equalAllocation(strata: readonly StratumSize[], total: number, options: AllocationOptions = {}): Allocation {
  return allocated(strata, () => 1, total, options)
}

/**
 * Shares out `total` by weight: first the minimum each, then by weight above it, never more than a stratum has, what is left over
 * going to the others; whole numbers by the largest remainder (Hamilton), ties to the earlier stratum.
 * A minimum that `total` doesn't reach is shared out evenly.
 */
function allocated<T extends StratumSize>(
  strata: readonly T[],
  weightOf: (stratum: T) => number,
  total: number,
  { minimum = 0, floors: own }: AllocationOptions,
): Allocation {
  const size = Math.min(
    total,
    strata.reduce((sum, { population }) => sum + population, 0),
  )
  const floors = strata.map(({ key, population }) => Math.min(Math.max(minimum, own?.get(key) ?? 0), population))
  const floor = floors.reduce((sum, least) => sum + least, 0)
  const weights = floor > size ? strata.map(() => 1) : strata.map(weightOf)
  const least = floor > size ? strata.map(() => 0) : floors
  const caps = floor > size ? floors : strata.map(({ population }) => population)
  const exact = sharedOut(weights, least, caps, size)
  const whole = exact.map((share) => Math.floor(share + 1e-9))
  const left = size - whole.reduce((sum, count) => sum + count, 0)
  const byRemainder = exact.map((share, at) => ({ at, rest: share - whole[at]! })).sort((a, b) => b.rest - a.rest || a.at - b.at)
  // never more are left than there are strata with a remainder, and these are below their cap
  for (const { at } of byRemainder.slice(0, left)) whole[at]! += 1
  return new Map(strata.map(({ key }, at) => [key, whole[at]!]))
}

/** By weight between bounds: who falls below its least or above its cap is held there, the rest is shared anew. */
export function sharedOut(weights: readonly number[], least: readonly number[], caps: readonly number[], size: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  // strata without weight (no spread known) still take what the others cannot
  const pull = weights.map((weight) => (total > 0 ? weight + total * 1e-12 : 1))
  let [low, high] = [0, 1]
  const at = (factor: number) => pull.map((weight, at) => Math.min(caps[at]!, Math.max(least[at]!, weight * factor)))
  const sum = (shares: number[]) => shares.reduce((sum, share) => sum + share, 0)
  while (sum(at(high)) < size - 1e-9 && high < 1e300) high *= 2
  for (let round = 0; round < 200; round += 1) {
    const middle = (low + high) / 2
    if (sum(at(middle)) < size) low = middle
    else high = middle
  }
  return at(high)
}
