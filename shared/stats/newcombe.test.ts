import { expect, test } from 'vitest'
import { newcombe } from './newcombe.ts'

// Newcombe (1998), table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('%i/%i − %i/%i lies between the published limits', (a, m, b, n, low, high) => {
  const interval = newcombe({ successes: a, n: m }, { successes: b, n })!
  expect(interval.low).toBeCloseTo(low, 3)
  expect(interval.high).toBeCloseTo(high, 3)
})
test('swapping the shares mirrors the interval', () => {
  const there = newcombe({ successes: 30, n: 40 }, { successes: 20, n: 50 })!
  const back = newcombe({ successes: 20, n: 50 }, { successes: 30, n: 40 })!
  expect(back.low).toBeCloseTo(-there.high, 12)
  expect(back.high).toBeCloseTo(-there.low, 12)
})
test('an empty sample has no difference', () => {
  expect(newcombe({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull()
})
