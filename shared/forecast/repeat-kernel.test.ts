import { expect, test } from 'vitest'
import { expectedReturns, repeatKernel } from './repeat-kernel.ts'

/** Ten contacts a day; of each day's, `share` of them come back `lag` days later. */
const world = (days: number, returning: number, lag: number) =>
  Array.from({ length: days }, (_, day) =>
    Array.from({ length: 10 }, (_, i) => ({ day, from: i < returning && day >= lag ? day - lag : null })),
  ).flat()

test('the share that comes back after a lag is of those that were watched as long', () => {
  const { byDay, perContact } = repeatKernel(world(100, 2, 3), 99)!
  expect(byDay[3]).toBeCloseTo(0.2, 12)
  expect(perContact).toBeCloseTo(0.2, 12)
})
test('returns that cannot have come yet are not taken for none', () => {
  const contacts = [
    ...Array.from({ length: 50 }, () => ({ day: 0, from: null })),
    ...Array.from({ length: 25 }, () => ({ day: 30, from: 0 })),
    ...Array.from({ length: 25 }, () => ({ day: 40, from: null })),
  ]
  // Those of day 30 and 40 could not come back thirty days later by day 45.
  expect(repeatKernel(contacts, 45)!.byDay[30]).toBe(0.5)
})
test('expected returns are a share of the day’s volume: the returns of its week by the volume of its week', () => {
  const kernel = repeatKernel(world(100, 2, 3), 99)!
  expect(expectedReturns(kernel, () => 40, 10)).toBeCloseTo(8, 9)
  // A quiet Sunday has few returns, however busy the days before it were.
  const volumeOf = (day: number) => (day % 7 === 0 ? 2 : 40)
  expect(expectedReturns(kernel, volumeOf, 14)).toBeCloseTo(0.4, 9)
  expect(expectedReturns(kernel, (day) => (day < 8 ? 1000 : 1), 14)).toBe(1)
  expect(expectedReturns(kernel, () => 0, 14)).toBe(0)
})
test('a handful of returns says nothing', () => {
  expect(repeatKernel(world(20, 1, 3), 19)).toBeNull()
})
