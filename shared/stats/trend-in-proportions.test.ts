import { expect, test } from 'vitest'
import { seededRandom } from './random.ts'
import { normalCdf } from './special-functions.ts'
import { trendInProportions } from './trend-in-proportions.ts'

test('the published table: malformations by drinks a day, scores 0, 0.5, 1.5, 4, 7', () => {
  // Agresti (2002), Categorical Data Analysis, table 3.8 and 5.3.4: z² = 6.6, P = 0.01.
  const counts = [
    [0, 48, 17_114],
    [0.5, 38, 14_502],
    [1.5, 5, 793],
    [4, 1, 127],
    [7, 1, 38],
  ] as const
  const found = trendInProportions(counts.map(([score, successes, n]) => ({ score, successes, n })))!
  // The five rates don't lie on a line, which the book's test leaves aside.
  expect(found.dispersion).toBeGreaterThan(1)
  expect(found.z ** 2 * found.dispersion).toBeCloseTo(6.57, 2)
  expect(2 * normalCdf(-found.z * Math.sqrt(found.dispersion))).toBeCloseTo(0.0104, 4)
})
test('days that vary more than their n explains make it less sure', () => {
  const groups = [0, 1, 2, 3, 4, 5].map((score) => ({ score, n: 1000, successes: score % 2 === 0 ? 700 : 500 + score * 10 }))
  const found = trendInProportions(groups)!
  expect(found.dispersion).toBeGreaterThan(10)
  expect(found.p).toBeGreaterThan(0.3)
})
test('without a trend one in twenty is found', () => {
  const random = seededRandom(2)
  let found = 0
  for (let round = 0; round < 2000; round += 1) {
    const groups = Array.from({ length: 10 }, (_, score) => ({
      score,
      n: 40,
      successes: Array.from({ length: 40 }, random).filter((u) => u < 0.7).length,
    }))
    if (trendInProportions(groups)!.p < 0.05) found += 1
  }
  expect(found / 2000).toBeGreaterThan(0.02)
  expect(found / 2000).toBeLessThan(0.06)
})
test('nothing that varies, nothing to test', () => {
  expect(trendInProportions([1, 2, 3].map((score) => ({ score, n: 10, successes: 10 })))).toBeNull()
  expect(trendInProportions([1, 2].map((score) => ({ score, n: 10, successes: score })))).toBeNull()
})
