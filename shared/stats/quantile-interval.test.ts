import { expect, test } from 'vitest'
import { quantileInterval } from './quantile-interval.ts'
import { seededRandom } from './random.ts'

test.each([
  // Places of the 95 % interval of a median, from 1: Conover (1999), 3.2, by his table A3.
  [10, 2, 9],
  [20, 6, 15],
  [30, 10, 21],
])('the median of %i values lies between the places %i and %i', (n, low, high) => {
  const values = Array.from({ length: n }, (_, i) => i + 1)
  expect(quantileInterval(values, 0.5)).toEqual({ value: (n + 1) / 2, low, high })
})
test('a median of a few values has no end that the sample could hold', () => {
  expect(quantileInterval([1, 2, 3, 4], 0.5)).toEqual({ value: 2.5, low: null, high: null })
  expect(quantileInterval([], 0.5)).toBeNull()
})
test('the interval holds the true median about as often as it says', () => {
  const random = seededRandom(3)
  let held = 0
  for (let round = 0; round < 1000; round += 1) {
    const values = Float64Array.from({ length: 60 }, () => -Math.log(1 - random())).sort()
    const { low, high } = quantileInterval(values, 0.5)!
    if (low! <= Math.LN2 && high! >= Math.LN2) held += 1
  }
  expect(held / 1000).toBeGreaterThan(0.94)
  expect(held / 1000).toBeLessThan(0.985)
})
