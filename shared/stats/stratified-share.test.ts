import { expect, test } from 'vitest'
import { seededRandom } from './random.ts'
import { stratifiedShareInterval, stratumShares } from './stratified-share.ts'
import { wilson } from './wilson.ts'

const points = (value: number) => (value * 100).toFixed(1)

test('one stratum is Wilson’s interval: 43 of 50 is 73.8 to 93.0 %', () => {
  for (const [successes, n] of [
    [43, 50],
    [0, 20],
    [20, 20],
    [4, 5],
  ] as const) {
    const found = stratifiedShareInterval([{ weight: 3, share: successes / n, effectiveN: n }])!
    const expected = wilson(successes, n)!
    expect(found.low).toBeCloseTo(expected.low, 6)
    expect(found.high).toBeCloseTo(expected.high, 6)
  }
  expect(points(stratifiedShareInterval([{ weight: 1, share: 43 / 50, effectiveN: 50 }])!.low)).toBe('73.8')
})
test('equal strata that are drawn alike are one sample', () => {
  const parts = [0.2, 0.2, 0.2, 0.2].map((share) => ({ weight: 0.25, share, effectiveN: 25 }))
  const whole = wilson(20, 100)!
  const found = stratifiedShareInterval(parts)!
  expect([found.low, found.high].map((value) => value.toFixed(6))).toEqual([whole.low, whole.high].map((value) => value.toFixed(6)))
})
test('a stratum where nothing failed still is uncertain, one that was seen whole is not', () => {
  const silent = stratifiedShareInterval([
    { weight: 0.8, share: 0, effectiveN: 16 },
    { weight: 0.2, share: 0.4, effectiveN: 40 },
  ])!
  expect(silent.share).toBeCloseTo(0.08, 12)
  expect(silent.high).toBeGreaterThan(0.2)
  const seen = stratifiedShareInterval([
    { weight: 0.8, share: 0, effectiveN: Infinity },
    { weight: 0.2, share: 0.4, effectiveN: 40 },
  ])!
  expect([seen.low < 0.08, seen.high < 0.115, seen.high > 0.08]).toEqual([true, true, true])
  expect(stratifiedShareInterval([{ weight: 1, share: 0.3, effectiveN: Infinity }])).toEqual({ share: 0.3, low: 0.3, high: 0.3 })
  expect(stratifiedShareInterval([])).toBeNull()
})
test('the interval holds the share, stays within 0 and 1, and mirrors when passes become failures', () => {
  const random = seededRandom(5)
  for (let world = 0; world < 200; world += 1) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
      const n = 1 + Math.floor(random() * 30)
      return { weight: 0.05 + random(), share: Math.floor(random() * (n + 1)) / n, effectiveN: n }
    })
    const found = stratifiedShareInterval(parts)!
    const mirrored = stratifiedShareInterval(parts.map((part) => ({ ...part, share: 1 - part.share })))!
    expect(found.low).toBeGreaterThanOrEqual(-1e-9)
    expect(found.high).toBeLessThanOrEqual(1 + 1e-9)
    expect(found.low <= found.share + 1e-9 && found.share <= found.high + 1e-9).toBe(true)
    expect(mirrored.low).toBeCloseTo(1 - found.high, 5)
  }
})
test('units become strata: weights sum up, unequal ones are worth fewer, the finite population is taken off', () => {
  const units = [
    { value: 1, inclusion: 0.5, stratum: 'a' },
    { value: 0, inclusion: 0.5, stratum: 'a' },
    { value: 1, inclusion: 0.5, stratum: 'b' },
    { value: 1, inclusion: 0.1, stratum: 'b' },
  ]
  const [a, b] = stratumShares(units, { kind: 'stratified', populations: new Map([['a', 4]]) })
  expect(a).toEqual({ weight: 4, share: 0.5, effectiveN: 4 })
  expect(b!.weight).toBe(12)
  expect(b!.effectiveN).toBeCloseTo(144 / 104, 12)
})
