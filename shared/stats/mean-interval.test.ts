import { expect, test } from 'vitest'
import { meanInterval } from './mean-interval.ts'

test('mean and s ÷ √n, by hand', () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, Σ (x − 5)² = 32, s² = 32 ÷ 7.
  const { mean, low, high, n } = meanInterval([2, 4, 4, 4, 5, 5, 7, 9])!
  expect([mean, n]).toEqual([5, 8])
  expect(high - 5).toBeCloseTo(1.959964 * Math.sqrt(32 / 7 / 8), 12)
  expect(5 - low).toBeCloseTo(high - 5, 12)
})
test('one value has no interval', () => {
  expect(meanInterval([3])).toBeNull()
})
