import { expect, test } from 'vitest'
import { finitePopulationSize, sampleSizeNormal, sampleSizeTwoProportions, sampleSizeWilson } from './sample-size.ts'
import { wilson } from './wilson.ts'

test.each([
  [0.1, 70, 73],
  [0.05, 286, 289],
  [0.03, 798, 801],
  [0.02, 1799, 1801],
])('±%d at 75 %%: %i by exact search of the Wilson half-width, %i by the normal approximation', (halfWidth, exact, approximate) => {
  expect(sampleSizeWilson(halfWidth, 0.75)).toEqual({ n: exact, method: 'wilson-exact-search' })
  expect(sampleSizeNormal(halfWidth, 0.75)).toEqual({ n: approximate, method: 'normal-approximation' })
})
test('the Wilson search finds the first n that is precise enough, and every larger one is', () => {
  for (const p of [0.02, 0.3, 0.5, 0.75, 0.97])
    for (const halfWidth of [0.2, 0.07, 0.04]) {
      const half = (n: number) => (wilson(p * n, n)!.high - wilson(p * n, n)!.low) / 2
      const { n } = sampleSizeWilson(halfWidth, p)
      for (let smaller = 1; smaller < n; smaller += 1) expect(half(smaller)).toBeGreaterThan(halfWidth)
      for (let larger = n; larger < n + 300; larger += 1) expect(half(larger)).toBeLessThanOrEqual(halfWidth)
    }
})
test('Cochran (1977) 4.4: 5 % at p = .5 and t = 2 take 400; of 3,200 units 356', () => {
  expect(sampleSizeNormal(0.05, 0.5, 2).n).toBe(400)
  expect(finitePopulationSize(400, 3200)).toBe(356)
})
test.each([
  [0.7, 0.75, 1251],
  [0.7, 0.73, 3554],
  [0.7, 0.8, 294],
])('a lift from %d to %d takes %i in each arm at 80 % power', (p1, p2, n) => {
  expect(sampleSizeTwoProportions(p1, p2)).toEqual({ n, method: 'two-proportions' })
})
test('R’s manual: power.prop.test(p1 = .50, p2 = .75, power = .90) needs 76.7, so 77', () => {
  expect(sampleSizeTwoProportions(0.5, 0.75, { power: 0.9 })!.n).toBe(77)
})
test('no difference has no sample size', () => {
  expect(sampleSizeTwoProportions(0.7, 0.7)).toBeNull()
})
