import { expect, test } from 'vitest'
import { differenceInDifferences } from './difference-in-differences.ts'
import { newcombe } from './newcombe.ts'
import { seededRandom } from './random.ts'

const share = (successes: number, n: number) => ({ successes, n })

test('a control that stays leaves the change, with an interval a little wider than its own', () => {
  const own = { before: share(700, 1000), after: share(740, 1000) }
  const still = { before: share(70_000, 100_000), after: share(70_000, 100_000) }
  const found = differenceInDifferences(own, still)!
  const alone = newcombe(own.after, own.before)!
  expect(found.difference).toBeCloseTo(0.04, 10)
  expect(found.low).toBeLessThan(alone.low)
  expect(found.low).toBeGreaterThan(alone.low - 0.005)
})
test('both sides going alike is no difference, and the two sides swapped change the sign', () => {
  const up = { before: share(60, 100), after: share(70, 100) }
  const other = { before: share(50, 100), after: share(55, 100) }
  expect(differenceInDifferences(up, up)!.difference).toBe(0)
  const [there, back] = [differenceInDifferences(up, other)!, differenceInDifferences(other, up)!]
  expect(there.difference).toBeCloseTo(0.05, 10)
  expect([back.low, back.high]).toEqual([expect.closeTo(-there.high, 10), expect.closeTo(-there.low, 10)])
})
test('the interval covers the truth about 95 times in 100', () => {
  const random = seededRandom('difference in differences')
  const draw = (p: number, n: number) =>
    share(
      Array.from({ length: n }, () => Number(random() < p)).reduce((a, b) => a + b, 0),
      n,
    )
  let covered = 0
  for (let i = 0; i < 2000; i += 1) {
    const found = differenceInDifferences({ before: draw(0.72, 150), after: draw(0.78, 150) }, { before: draw(0.75, 400), after: draw(0.76, 400) })!
    if (found.low <= 0.05 && 0.05 <= found.high) covered += 1
  }
  expect(covered / 2000).toBeGreaterThan(0.93)
  expect(covered / 2000).toBeLessThan(0.97)
})
test('an empty sample has no difference', () => {
  expect(differenceInDifferences({ before: share(0, 0), after: share(1, 2) }, { before: share(1, 2), after: share(1, 2) })).toBeNull()
})
