import { expect, test } from 'vitest'
import { mixAndRate } from './mix-and-rate.ts'
import { integerBelow, seededRandom } from './random.ts'
import { standardise } from './standardisation.ts'
import { wilson } from './wilson.ts'

const strata = (...rows: [key: string, successes: number, n: number][]) => rows.map(([key, successes, n]) => ({ key, successes, n }))
const TEAM = new Map([
  ['easy', 60],
  ['hard', 40],
])

test('Simpson: A is raw 86 % against 66 %, standardised 74 % against B’s 77 %', () => {
  const a = standardise(strata(['easy', 810, 900], ['hard', 50, 100]), TEAM)!
  const b = standardise(strata(['easy', 276, 300], ['hard', 385, 700]), TEAM)!
  expect(a.rate).toBeCloseTo(0.74, 12)
  expect(b.rate).toBeCloseTo(0.772, 12)
  expect(a).toMatchObject({ n: 1000, emptyStrata: [], covered: 1 })
})
test('kidney stones (Charig et al. 1986, adjusted in Pearl, Glymour & Jewell 2016, 3.2): .832 against .78', () => {
  const stones = new Map([
    ['small', 357],
    ['large', 343],
  ])
  expect(standardise(strata(['small', 81, 87], ['large', 192, 263]), stones)!.rate.toFixed(4)).toBe('0.8325')
  expect(standardise(strata(['small', 234, 270], ['large', 55, 80]), stones)!.rate).toBeCloseTo(0.78, 2)
})
test('one stratum alone is the plain Wilson interval', () => {
  const { low, high } = wilson(43, 50)!
  const alone = standardise(strata(['all', 43, 50]), new Map([['all', 1]]))!
  expect(alone.low).toBeCloseTo(low, 9)
  expect(alone.high).toBeCloseTo(high, 9)
  expect(alone.effectiveN).toBeCloseTo(50, 9)
})
test('an empty stratum is named and its weight shared out', () => {
  const result = standardise(strata(['easy', 90, 100], ['hard', 0, 0]), TEAM)!
  expect(result).toMatchObject({ rate: 0.9, emptyStrata: ['hard'], covered: 0.6 })
  expect(standardise(strata(['other', 5, 10]), TEAM)).toBeNull()
  expect(standardise([], TEAM)).toBeNull()
})
test('a mix far from one’s own costs effective cases', () => {
  const own = standardise(
    strata(['easy', 60, 100], ['hard', 60, 100]),
    new Map([
      ['easy', 1],
      ['hard', 1],
    ]),
  )!
  const foreign = standardise(
    strata(['easy', 114, 190], ['hard', 6, 10]),
    new Map([
      ['easy', 1],
      ['hard', 1],
    ]),
  )!
  expect(own.effectiveN).toBeGreaterThan(195)
  expect(foreign.effectiveN).toBeLessThan(60)
})
test('success in every case stays an interval, not a certainty', () => {
  const sure = standardise(strata(['easy', 10, 10], ['hard', 5, 5]), TEAM)!
  expect(sure.rate).toBe(1)
  expect(sure.low).toBeLessThan(0.85)
  expect(sure.high).toBe(1)
})

test('the same rates in another mix are all mix, other rates in the same mix all rate', () => {
  const before = strata(['easy', 90, 100], ['hard', 50, 100])
  const mix = mixAndRate(before, strata(['easy', 45, 50], ['hard', 75, 150]))!
  expect(mix).toMatchObject({ change: expect.closeTo(-0.1, 12), mix: expect.closeTo(-0.1, 12), rate: expect.closeTo(0, 12) })
  // against the mean of both rates, .65: less of what goes better and more of what goes worse both pull down
  expect(mix.strata.map((stratum) => stratum.mix)).toEqual([expect.closeTo(-0.25 * (0.9 - 0.65), 12), expect.closeTo(0.25 * (0.5 - 0.65), 12)])
  const rate = mixAndRate(before, strata(['easy', 45, 50], ['hard', 20, 50]))!
  expect(rate).toMatchObject({ change: expect.closeTo(-0.05, 12), mix: expect.closeTo(0, 12), rate: expect.closeTo(-0.05, 12) })
})
test('Kitagawa’s two components by her formula, on Simpson’s two agents: B − A = −.20 is +.035 rate and −.235 mix', () => {
  // rate: .6 (.92 − .90) · with mean mix easy .6, hard .4; mix: (.3 − .9)(.91 − .525)
  const change = mixAndRate(strata(['easy', 810, 900], ['hard', 50, 100]), strata(['easy', 276, 300], ['hard', 385, 700]))!
  expect(change.rate).toBeCloseTo(0.6 * 0.02 + 0.4 * 0.05, 12)
  expect(change.mix).toBeCloseTo(-0.6 * (0.91 - 0.525), 12)
})
test('parts add up exactly whatever comes and goes', () => {
  const random = seededRandom(6)
  const period = () =>
    Array.from({ length: 1 + integerBelow(random, 8) }, () => {
      const n = integerBelow(random, 50)
      return { key: `reason ${integerBelow(random, 10)}`, n, successes: integerBelow(random, n + 1) }
    })
  for (let world = 0; world < 300; world += 1) {
    const parts = mixAndRate(period(), period())
    if (!parts) continue
    expect(parts.mix + parts.rate).toBeCloseTo(parts.after - parts.before, 14)
    expect(parts.strata.reduce((sum, stratum) => sum + stratum.mix, 0)).toBeCloseTo(parts.mix, 12)
    expect(parts.strata.reduce((sum, stratum) => sum + stratum.rate, 0)).toBeCloseTo(parts.rate, 12)
  }
})
test('turned round, both parts change their sign', () => {
  const [a, b] = [strata(['x', 5, 9], ['y', 2, 30]), strata(['x', 7, 8], ['z', 3, 4])]
  const [there, back] = [mixAndRate(a, b)!, mixAndRate(b, a)!]
  expect(there.mix).toBeCloseTo(-back.mix, 12)
  expect(there.rate).toBeCloseTo(-back.rate, 12)
})
test('an empty period has nothing to explain', () => {
  expect(mixAndRate([], strata(['x', 1, 2]))).toBeNull()
})
