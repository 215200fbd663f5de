import { expect, test } from 'vitest'
import { newcombe } from './newcombe.ts'
import { standardisedDifference } from './standardised-difference.ts'

const stratum = (key: string, successes: number, n: number) => ({ key, successes, n })

test('one stratum is the plain comparison of two rates', () => {
  // Newcombe's (1998) first example: 56 of 70 against 48 of 80.
  const plain = newcombe({ successes: 56, n: 70 }, { successes: 48, n: 80 })!
  const found = standardisedDifference([stratum('x', 56, 70)], [stratum('x', 48, 80)], new Map([['x', 3]]))!
  expect(found.difference).toBeCloseTo(plain.difference, 12)
  expect(found.low).toBeCloseTo(plain.low, 9)
  expect(found.high).toBeCloseTo(plain.high, 9)
  expect(plain.low).toBeCloseTo(0.0524, 4)
})
test('a difference of mix alone vanishes inside the strata', () => {
  const a = [stratum('easy', 90, 100), stratum('hard', 5, 10)]
  const b = [stratum('easy', 9, 10), stratum('hard', 50, 100)]
  const found = standardisedDifference(
    a,
    b,
    new Map([
      ['easy', 1],
      ['hard', 1],
    ]),
  )!
  expect(found.difference).toBeCloseTo(0, 12)
  expect(found.low).toBeLessThan(0)
  expect(found.high).toBeGreaterThan(0)
})
test('strata that only one group has are left out, and said to be', () => {
  const a = [stratum('x', 5, 10), stratum('only a', 9, 10)]
  const b = [stratum('x', 3, 10), stratum('only b', 9, 10)]
  const found = standardisedDifference(
    a,
    b,
    new Map([
      ['x', 1],
      ['only a', 2],
      ['only b', 1],
    ]),
  )!
  expect(found).toMatchObject({ strata: 1, covered: 0.25 })
  expect(found.difference).toBeCloseTo(0.2, 12)
  expect(standardisedDifference(a, [stratum('y', 1, 2)], new Map([['x', 1]]))).toBeNull()
})
