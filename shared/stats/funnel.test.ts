import { expect, test } from 'vitest'
import { binomial } from './draws.ts'
import { falseDiscovery } from './false-discovery.ts'
import { funnelLimits, funnelP } from './funnel.ts'
import { seededRandom } from './random.ts'
import { binomialCdf } from './special-functions.ts'

test('the limits stand between the counts whose tails enclose the wanted share (Spiegelhalter 2005, A.1.1)', () => {
  for (const n of [5, 40, 173, 2000])
    for (const target of [0.1, 0.75]) {
      const { low, high } = funnelLimits(n, target, 0.95)!
      expect(binomialCdf(Math.ceil(low * n) - 1, n, target)).toBeLessThanOrEqual(0.025)
      expect(binomialCdf(Math.ceil(high * n), n, target)).toBeGreaterThanOrEqual(0.975)
      expect(low).toBeLessThan(target)
      expect(high).toBeGreaterThan(target)
    }
})
test('ten trials at one half: P(≤ 1) = 11/1024, P(≤ 2) = 56/1024, so 2.5 % lies at 1 + 14.6/45 of ten', () => {
  expect(funnelLimits(10, 0.5, 0.95)!.low).toBeCloseTo((1 + (0.025 * 1024 - 11) / 45) / 10, 12)
})
test('large groups meet the normal limits', () => {
  const { low, high } = funnelLimits(100_000, 0.75, 0.95)!
  const half = 1.959964 * Math.sqrt((0.75 * 0.25) / 100_000)
  expect(low).toBeCloseTo(0.75 - half, 4)
  expect(high).toBeCloseTo(0.75 + half, 4)
})
test('among agents who are all alike hardly any leaves the 99.8 % funnel', () => {
  const random = seededRandom(8)
  let outside = 0
  for (let agent = 0; agent < 20_000; agent += 1) {
    const rate = binomial(random, 40, 0.75) / 40
    const { low, high } = LIMITS
    if (rate < low || rate > high) outside += 1
  }
  expect(outside / 20_000).toBeLessThan(0.003)
})
const LIMITS = funnelLimits(40, 0.75)!
test('mid-P: the middle is 1, the two tails mirror each other', () => {
  expect(funnelP(5, 10, 0.5)).toBeCloseTo(1, 12)
  expect(funnelP(1, 10, 0.5)).toBeCloseTo((2 * (1 + 5)) / 1024, 12)
  expect(funnelP(9, 10, 0.5)).toBeCloseTo(funnelP(1, 10, 0.5)!, 12)
})
test('an empty group has no place', () => {
  expect([funnelLimits(0, 0.5), funnelP(0, 0, 0.5)]).toEqual([null, null])
})

test('the fifteen p-values of Benjamini & Hochberg (1995), 3.1: the first four count', () => {
  const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
  expect(falseDiscovery(p).map(({ found }) => found)).toEqual(p.map((_, at) => at < 4))
  expect(falseDiscovery([...p].reverse()).map(({ found }) => found)).toEqual(p.map((_, at) => at > 10))
})
test('R’s p.adjust(c(.01, .02, .03, .04, .05), "BH") is .05 five times', () => {
  expect(falseDiscovery([0.01, 0.02, 0.03, 0.04, 0.05]).map(({ adjusted }) => adjusted)).toEqual(
    [0.05, 0.05, 0.05, 0.05, 0.05].map((p) => expect.closeTo(p, 12)),
  )
  expect(falseDiscovery([])).toEqual([])
})
