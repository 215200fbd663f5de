import { expect, test } from 'vitest'
import { bootstrapCounts, bootstrapInterval } from './bootstrap.ts'
import { binomial } from './draws.ts'
import { quantile } from './quantile.ts'
import { seededRandom } from './random.ts'

const TREATED_MICE = [94, 197, 16, 38, 99, 141, 23]
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const median = (values: number[]) =>
  quantile(
    values.sort((a, b) => a - b),
    0.5,
  )

test.each([
  ['mean', mean, 23.36],
  ['median', median, 37.83],
])('standard error of the %s of the treated mice, Efron & Tibshirani (1993) table 2.1, last column', (_name, statistic, error) => {
  const interval = bootstrapInterval(TREATED_MICE, statistic, seededRandom(1), { rounds: 20_000 })!
  expect(Math.abs(interval.standardError / error - 1)).toBeLessThan(0.02)
})
test('the interval holds the middle share of the rounds that was asked for', () => {
  const items = Array.from({ length: 100 }, (_, at) => at)
  const width = (level: number) => {
    const { low, high, standardError } = bootstrapInterval(items, mean, seededRandom(5), { rounds: 4000, level })!
    return (high - low) / standardError
  }
  expect(width(0.95) / (2 * 1.96)).toBeCloseTo(1, 1)
  expect(width(0.5) / (2 * 0.6745)).toBeCloseTo(1, 1)
})
test('counts and resampled items are the same bootstrap', () => {
  const total = TREATED_MICE.length
  const byCounts = bootstrapCounts(total, (counts) => TREATED_MICE.reduce((sum, value, at) => sum + value * counts[at]!, 0) / total, seededRandom(3))
  const byItems = bootstrapInterval(TREATED_MICE, mean, seededRandom(3))
  expect(byItems!.low).toBeCloseTo(byCounts!.low, 9)
  expect(byItems!.high).toBeCloseTo(byCounts!.high, 9)
})
test('a 95 % interval holds the true share in about 95 of 100 samples', () => {
  const random = seededRandom(11)
  let held = 0
  for (let world = 0; world < 300; world += 1) {
    const successes = binomial(random, 200, 0.7)
    const items = Array.from({ length: 200 }, (_, at) => Number(at < successes))
    const interval = bootstrapCounts(200, (counts) => items.reduce((sum, item, at) => sum + item * counts[at]!, 0) / 200, random, { rounds: 200 })!
    if (interval.low <= 0.7 && 0.7 <= interval.high) held += 1
  }
  expect(held).toBeGreaterThan(270)
  expect(held).toBeLessThan(297)
})
test('nothing to draw from, or a statistic that rarely exists: no interval', () => {
  expect(bootstrapInterval([], mean, seededRandom(1))).toBeNull()
  expect(bootstrapInterval([1, 2], () => null, seededRandom(1))).toBeNull()
})
test('quantile 7 of R: quantile(c(1, 2, 3, 4, 10), 0.9) is 7.6', () => {
  expect(quantile([1, 2, 3, 4, 10], 0.9)).toBeCloseTo(7.6, 12)
})
