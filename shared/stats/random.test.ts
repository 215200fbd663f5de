import { expect, test } from 'vitest'
import { integerBelow, seededRandom, shuffled, xoshiro128 } from './random.ts'

test('the reference outputs of xoshiro128** from the state 1, 2, 3, 4', () => {
  const next = xoshiro128([1, 2, 3, 4])
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ])
})
test('a seed gives its own sequence, always the same one', () => {
  const first = (seed: number | string) => Array.from({ length: 4 }, seededRandom(seed))
  expect(first(1)).toEqual(first(1))
  const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 33, 'a', 'b', 'week 46']
  expect(new Set(seeds.map((seed) => first(seed).join())).size).toBe(seeds.length)
})
test('numbers fill 0 to 1 evenly: chi-square over twenty parts', () => {
  const random = seededRandom(7)
  const parts = Array.from({ length: 20 }, () => 0)
  for (let draw = 0; draw < 100_000; draw += 1) parts[integerBelow(random, 20)]! += 1
  const chiSquare = parts.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0)
  expect(chiSquare).toBeLessThan(43.8) // 0.1 % point of 19 degrees of freedom
})
test('every order of three is as likely', () => {
  const random = seededRandom('orders')
  const seen = new Map<string, number>()
  for (let draw = 0; draw < 6000; draw += 1) {
    const order = shuffled(random, ['a', 'b', 'c']).join('')
    seen.set(order, (seen.get(order) ?? 0) + 1)
  }
  expect(seen.size).toBe(6)
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(1000))
})
