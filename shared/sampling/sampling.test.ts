import { expect, test } from 'vitest'
import { integerBelow, seededRandom } from '../stats/random.ts'
import { shareStratum, stratifiedPrecision } from '../stats/stratified-precision.ts'
import { type Allocation, equalAllocation, neymanAllocation, proportionalAllocation } from './allocation.ts'
import { drawPoisson, drawSimple, drawStratified, drawSystematic } from './draw.ts'
import { inclusionProbabilities, mixedInclusion } from './inclusion.ts'

const SHARES = { low: 0.05, middle: 0.25, high: 0.6 }
const STRATA = [
  { key: 'low', population: 800 },
  { key: 'middle', population: 150 },
  { key: 'high', population: 50 },
]
const spread = (share: number) => Math.sqrt(share * (1 - share))
const counts = (allocation: Allocation) => [...allocation.values()]

test('viewing hours in two towns and a rural area (Scheaffer, Mendenhall & Ott, chapter 5): N 155, 62, 93, σ 5, 15, 10 are shared .294, .353, .353', () => {
  const strata = [
    { key: 'town A', population: 155, spread: 5 },
    { key: 'town B', population: 62, spread: 15 },
    { key: 'rural', population: 93, spread: 10 },
  ]
  expect(counts(neymanAllocation(strata, 17))).toEqual([5, 6, 6])
  expect(counts(neymanAllocation(strata, 170))).toEqual([50, 60, 60])
})
test('60 among strata of 800, 150 and 50 that fail 5, 25 and 60 %: proportional 48/9/3, Neyman 40/15/5', () => {
  const strata = STRATA.map((stratum) => ({ ...stratum, spread: spread(SHARES[stratum.key as 'low']) }))
  expect(counts(proportionalAllocation(strata, 60))).toEqual([48, 9, 3])
  expect(counts(neymanAllocation(strata, 60))).toEqual([40, 15, 5])
  expect(counts(equalAllocation(strata, 60))).toEqual([20, 20, 20])
})
test('no other allocation of twenty has a smaller error than Neyman’s, by trying all', () => {
  const strata = [
    { key: 'a', population: 90, spread: spread(0.1) },
    { key: 'b', population: 60, spread: spread(0.5) },
    { key: 'c', population: 30, spread: spread(0.3) },
  ]
  const error = ([a, b, c]: number[]) =>
    stratifiedPrecision([shareStratum(90, 0.1, a!), shareStratum(60, 0.5, b!), shareStratum(30, 0.3, c!)])!.standardError
  let best = Infinity
  for (let a = 1; a < 19; a += 1) for (let b = 1; a + b < 20; b += 1) best = Math.min(best, error([a, b, 20 - a - b]))
  expect(error(counts(neymanAllocation(strata, 20))) / best).toBeLessThan(1.002)
})
test('allocations sum to the total, stay within each stratum and keep the minimum', () => {
  const random = seededRandom(21)
  for (let world = 0; world < 500; world += 1) {
    const strata = Array.from({ length: 1 + integerBelow(random, 12) }, (_, at) => ({
      key: String(at),
      population: integerBelow(random, 60),
      spread: integerBelow(random, 4) / 4,
    }))
    const population = strata.reduce((sum, stratum) => sum + stratum.population, 0)
    const total = integerBelow(random, 120)
    const minimum = integerBelow(random, 4)
    for (const allocate of [proportionalAllocation, neymanAllocation, equalAllocation]) {
      const allocation = allocate(strata, total, { minimum })
      expect(counts(allocation).reduce((sum, count) => sum + count, 0)).toBe(Math.min(total, population))
      const floors = strata.map((stratum) => Math.min(minimum, stratum.population))
      const reachable = floors.reduce((sum, floor) => sum + floor, 0) <= total
      strata.forEach((stratum, at) => {
        expect(allocation.get(stratum.key)).toBeLessThanOrEqual(stratum.population)
        expect(allocation.get(stratum.key)).toBeGreaterThanOrEqual(reachable ? floors[at]! : 0)
      })
    }
  }
})

const FRAME = Array.from({ length: 10 }, (_, at) => at)
test('the same seed draws the same sample, another seed another', () => {
  const drawn = (seed: number) => drawSimple(seededRandom(seed), FRAME, 4).map(({ item }) => item)
  expect(drawn(1)).toEqual(drawn(1))
  expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => drawn(seed).join())).size).toBeGreaterThan(3)
})
test('a simple sample has exactly n, every subset as likely', () => {
  const random = seededRandom(3)
  const seen = new Map<string, number>()
  for (let round = 0; round < 6000; round += 1) {
    const key = drawSimple(random, ['a', 'b', 'c', 'd'], 2)
      .map(({ item }) => item)
      .join('')
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  expect(seen.size).toBe(6)
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(1000))
  expect(drawSimple(random, FRAME, 99)).toHaveLength(10)
  expect(drawSimple(random, FRAME, 4)[0]!.inclusion).toBe(0.4)
  expect(drawSimple(random, [], 4)).toEqual([])
})
test('a stratified sample holds what was allocated, with each stratum’s own probability', () => {
  const drawn = drawStratified(
    seededRandom(5),
    FRAME,
    (item) => (item < 4 ? 'few' : 'many'),
    new Map([
      ['few', 2],
      ['many', 3],
      ['none', 1],
    ]),
  )
  expect(drawn.map(({ stratum, inclusion }) => `${stratum} ${inclusion}`)).toEqual(['few 0.5', 'few 0.5', 'many 0.5', 'many 0.5', 'many 0.5'])
})
test.each([
  ['Poisson', drawPoisson],
  ['systematic', drawSystematic],
])('a %s draw takes each unit as often as its probability says', (name, draw) => {
  const random = seededRandom(name)
  const inclusions = inclusionProbabilities([1, 1, 2, 3, 5, 8, 13, 0, 4, 3], 4)
  const rounds = 20_000
  const taken = FRAME.map(() => 0)
  const sizes = new Set<number>()
  for (let round = 0; round < rounds; round += 1) {
    const drawn = draw(random, FRAME, inclusions)
    sizes.add(drawn.length)
    for (const { item } of drawn) taken[item]! += 1
  }
  taken.forEach((count, at) => expect(Math.abs(count / rounds - inclusions[at]!)).toBeLessThan(0.02))
  expect(sizes.size > 1).toBe(name === 'Poisson')
  expect(sizes.has(4)).toBe(true)
})
test('probabilities go with size, sum to n, and stop at certainty', () => {
  expect(inclusionProbabilities([1, 1, 2], 2)).toEqual([0.5, 0.5, 1])
  expect(inclusionProbabilities([1, 1, 1, 7], 2)).toEqual([1 / 3, 1 / 3, 1 / 3, 1])
  expect(inclusionProbabilities([0, 3, 1], 3)).toEqual([0, 1, 1])
  const many = inclusionProbabilities(
    Array.from({ length: 100 }, (_, at) => at ** 3),
    30,
  )
  expect(many.reduce((sum, p) => sum + p, 0)).toBeCloseTo(30, 9)
  expect(Math.max(...many)).toBe(1)
})
test('with a random share nobody is out of reach', () => {
  const mixed = mixedInclusion([0, 0, 0, 0, 1, 1, 1, 1], 4, 0.3)
  expect(Math.min(...mixed)).toBeCloseTo((4 * 0.3) / 8, 12)
  expect(mixed.reduce((sum, p) => sum + p, 0)).toBeCloseTo(4, 12)
  expect(mixedInclusion([0, 0, 0, 0], 1, 0.2)).toEqual([0.25, 0.25, 0.25, 0.25])
})
