/** Seeded draws: the same frame, size and seed give the same sample; every drawn unit carries its probability of being drawn. */
import { grouped } from '../stats/grouped.ts'
import { type Random, integerBelow } from '../stats/random.ts'
import type { Allocation } from './allocation.ts'

export interface Drawn<T> {
  item: T
  inclusion: number
}

/** n without replacement, each subset as likely; all when there are fewer. In the frame's order. Source: Knuth (1997), vol. 2, 3.4.2, algorithm S. */
export function drawSimple<T>(random: Random, frame: readonly T[], n: number): Drawn<T>[] {
  const inclusion = Math.min(1, n / frame.length)
  const drawn: Drawn<T>[] = []
  frame.forEach((item, at) => {
    if (integerBelow(random, frame.length - at) < n - drawn.length) drawn.push({ item, inclusion })
  })
  return drawn
}

/** A simple random sample of its own from each stratum, in the allocation's order; a stratum that isn't allocated gives none. */
export function drawStratified<T>(
  random: Random,
  frame: readonly T[],
  stratumOf: (item: T) => string,
  allocation: Allocation,
): (Drawn<T> & { stratum: string })[] {
  const strata = grouped(frame, stratumOf)
  return [...allocation].flatMap(([stratum, n]) => drawSimple(random, strata.get(stratum) ?? [], n).map((drawn) => ({ ...drawn, stratum })))
}

/** Each unit by itself with its own probability; the size varies. Source: Hájek (1964), Annals of Mathematical Statistics 35:1491–1523. */
export function drawPoisson<T>(random: Random, frame: readonly T[], inclusions: readonly number[]): Drawn<T>[] {
  return frame.flatMap((item, at) => {
    const inclusion = inclusions[at]!
    return random() < inclusion ? [{ item, inclusion }] : []
  })
}

/**
 * A fixed size with unequal probabilities (they must sum to a whole number): every unit's stretch of a line, a needle at each whole step,
 * the order of the frame being random. Source: Madow (1949), Annals of Mathematical Statistics 20:333–354.
 */
export function drawSystematic<T>(random: Random, frame: readonly T[], inclusions: readonly number[]): Drawn<T>[] {
  const order = frame.map((item, at) => ({ item, inclusion: inclusions[at]!, place: random() })).sort((a, b) => a.place - b.place)
  const picked = systematicPicks(
    random,
    order.map(({ inclusion }) => inclusion),
  )
  return order.flatMap(({ item, inclusion }, at) => (picked[at] ? [{ item, inclusion }] : []))
}

/** In the order given, so that neighbours stand in for each other: whether each is hit. Any stretch of sum s has s hits, rounded down or up. */
export function systematicPicks(random: Random, inclusions: readonly number[]): boolean[] {
  const start = 1 - random()
  let passed = 0
  return inclusions.map((inclusion) => {
    const before = Math.floor(passed - start)
    passed += inclusion
    return Math.floor(passed - start) > before
  })
}
