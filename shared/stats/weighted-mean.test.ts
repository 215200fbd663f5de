import { expect, test } from 'vitest'
import { shareStratum, stratifiedPrecision } from './stratified-precision.ts'
import { hajekMean, horvitzThompsonMean, weightedShareInterval, type SampledUnit } from './weighted-mean.ts'

const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const LOHR = [
  { population: 220, sampled: 21, mean: 97_629.8, variance: 7_647_472_708 },
  { population: 1054, sampled: 103, mean: 300_504.2, variance: 29_618_183_543 },
  { population: 1382, sampled: 135, mean: 211_315, variance: 53_587_487_856 },
  { population: 422, sampled: 41, mean: 662_295.5, variance: 396_185_950_266 },
]
test('farm acres in four regions (Lohr 2010, example 3.2): mean 295,561, standard error 16,380', () => {
  const { mean, standardError } = stratifiedPrecision(LOHR)!
  expect(Math.round(mean)).toBe(295_561)
  expect(standardError).toBeCloseTo(16_379.87, 0)
})
test('a risk sample of 60 among 1,000: naive 38.5 %, weighted back 10.75 %', () => {
  const units = [
    [800, 12, 0.05],
    [150, 18, 0.25],
    [50, 30, 0.6],
  ].flatMap(([population, n, value]) => Array.from({ length: n! }, () => ({ value: value!, inclusion: n! / population!, stratum: String(value) })))
  const result = hajekMean(units, { kind: 'stratified', populations: new Map() })!
  expect(result.naive).toBeCloseTo(0.385, 12)
  expect(result.mean).toBeCloseTo(0.1075, 12)
  expect(horvitzThompsonMean(units, 1000, { kind: 'stratified', populations: new Map() })!.mean).toBeCloseTo(0.1075, 12)
})
test.each([
  ['risk-weighted', [12, 18, 30], '5.2'],
  ['proportional', [48, 9, 3], '3.5'],
  ['Neyman', [40, 15, 5], '3.3'],
])('the same strata, %s: standard error in points, finite-population correction on', (_name, sampled, expected) => {
  const strata = [shareStratum(800, 0.05, sampled[0]!), shareStratum(150, 0.25, sampled[1]!), shareStratum(50, 0.6, sampled[2]!)]
  expect((100 * stratifiedPrecision(strata)!.standardError).toFixed(1)).toBe(expected)
})
test('items and summaries of strata give the same mean and error', () => {
  const values = { a: [1, 4, 2, 7], b: [10, 12, 19] }
  const populations = new Map([
    ['a', 20],
    ['b', 9],
  ])
  const units: SampledUnit[] = Object.entries(values).flatMap(([stratum, list]) =>
    list.map((value) => ({ value, stratum, inclusion: list.length / populations.get(stratum)! })),
  )
  const plan = Object.entries(values).map(([stratum, list]) => ({
    population: populations.get(stratum)!,
    sampled: list.length,
    mean: average(list),
    variance: list.reduce((sum, value) => sum + (value - average(list)) ** 2, 0) / (list.length - 1),
  }))
  const expected = stratifiedPrecision(plan)!
  for (const result of [
    hajekMean(units, { kind: 'stratified', populations })!,
    horvitzThompsonMean(units, 29, { kind: 'stratified', populations })!,
  ]) {
    expect(result.mean).toBeCloseTo(expected.mean, 12)
    expect(result.standardError).toBeCloseTo(expected.standardError, 12)
  }
})

const POPULATION = [3, 8, 1, 9, 5, 4]
/** Every subset of the population with its probability under a design, by brute force. */
function subsets(probability: (members: number[]) => number): { units: number[]; probability: number }[] {
  return Array.from({ length: 2 ** POPULATION.length }, (_, bits) => {
    const units = POPULATION.flatMap((_value, at) => (bits & (1 << at) ? [at] : []))
    return { units, probability: probability(units) }
  }).filter(({ probability }) => probability > 0)
}
test.each([
  [
    'simple random samples of three',
    (members: number[]) => (members.length === 3 ? 1 / 20 : 0),
    [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
    'stratified' as const,
  ],
  [
    'Poisson samples',
    (members: number[]) => INCLUSIONS.reduce((chance, inclusion, at) => chance * (members.includes(at) ? inclusion : 1 - inclusion), 1),
    [0.2, 0.9, 0.3, 0.8, 1, 0.5],
    'poisson' as const,
  ],
])('over all %s Horvitz–Thompson and its variance are unbiased', (_name, probability, inclusions, kind) => {
  const design = kind === 'poisson' ? { kind } : { kind, populations: new Map([['', POPULATION.length]]) }
  let expectedMean = 0
  let expectedSquare = 0
  let expectedVariance = 0
  for (const sample of subsets(probability)) {
    const units = sample.units.map((at) => ({ value: POPULATION[at]!, inclusion: inclusions[at]! }))
    const result = horvitzThompsonMean(units, POPULATION.length, design) ?? { mean: 0, standardError: 0 }
    expectedMean += sample.probability * result.mean
    expectedSquare += sample.probability * result.mean ** 2
    expectedVariance += sample.probability * result.standardError ** 2
  }
  expect(expectedMean).toBeCloseTo(average(POPULATION), 12)
  expect(expectedVariance).toBeCloseTo(expectedSquare - expectedMean ** 2, 12)
})
const INCLUSIONS = [0.2, 0.9, 0.3, 0.8, 1, 0.5]

test('with one weight for all, Hájek is the plain mean and its plain error', () => {
  const units = POPULATION.map((value) => ({ value, inclusion: 0.1 }))
  const result = hajekMean(units, { kind: 'stratified', populations: new Map() })!
  const deviation = Math.sqrt(POPULATION.reduce((sum, value) => sum + (value - 5) ** 2, 0) / 5)
  expect(result).toMatchObject({ mean: 5, naive: 5, effectiveN: expect.closeTo(6, 12) })
  expect(result.standardError).toBeCloseTo(deviation / Math.sqrt(6), 12)
})
test('a census has no sampling error; a stratum with one unit is named', () => {
  const all = POPULATION.map((value) => ({ value, inclusion: 1 }))
  expect(hajekMean(all, { kind: 'stratified', populations: new Map([['', 6]]) })!.standardError).toBe(0)
  expect(hajekMean(all, { kind: 'poisson' })!.standardError).toBe(0)
  const lonely = hajekMean([...all, { value: 40, inclusion: 0.1, stratum: 'vip' }], { kind: 'stratified', populations: new Map() })!
  expect(lonely.singletons).toEqual(['vip'])
  expect(lonely.standardError).toBeGreaterThan(5)
})
test('the interval of a weighted share is Wilson’s at the effective n', () => {
  const units = Array.from({ length: 50 }, (_, at) => ({ value: at < 43 ? 1 : 0, inclusion: 0.5 }))
  const plain = hajekMean(units, { kind: 'stratified', populations: new Map() })!
  const interval = weightedShareInterval(plain)!
  expect(interval.effectiveN).toBeCloseTo(49, 9)
  expect(interval.low).toBeGreaterThan(0.73)
  expect(interval.high).toBeLessThan(0.94)
  expect(weightedShareInterval({ ...plain, mean: 1, standardError: 0 })).toMatchObject({ high: 1, effectiveN: 50 })
})
test('nothing drawn, nothing known', () => {
  expect(hajekMean([], { kind: 'poisson' })).toBeNull()
  expect(horvitzThompsonMean([], 10, { kind: 'poisson' })).toBeNull()
  expect(stratifiedPrecision([])).toBeNull()
  expect(stratifiedPrecision([shareStratum(10, 0.5, 0)])).toBeNull()
})
