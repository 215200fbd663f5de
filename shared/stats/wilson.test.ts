import { expect, test } from 'vitest'
import { wilson } from './wilson.ts'

test.each([
  [43, 50, 0.738, 0.93],
  [4, 5, 0.376, 0.964],
  [18, 20, 0.699, 0.972],
  [70, 100, 0.604, 0.781],
  [1400, 2000, 0.68, 0.72],
])('%i of %i lies between the published limits', (successes, n, low, high) => {
  const interval = wilson(successes, n)!
  expect([interval.low, interval.high].map((share) => share.toFixed(3))).toEqual([low.toFixed(3), high.toFixed(3)])
})
test('an empty sample has no rate', () => {
  expect(wilson(0, 0)).toBeNull()
})
test('none of none failing stays inside 0 and 1', () => {
  expect(wilson(0, 3)?.low).toBe(0)
  expect(wilson(3, 3)?.high).toBe(1)
})
