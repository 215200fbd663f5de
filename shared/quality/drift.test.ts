import { expect, test } from 'vitest'
import { biasOf, differencesOf, driftOf } from './drift.ts'

const scored = (ticket: string, ...scores: number[]) => scores.map((score, reviewerId) => ({ ticket, reviewerId, score }))

test('a difference is to the mean of the others on the same ticket, in points', () => {
  expect(differencesOf(scored('a', 0.9, 0.7, 0.5)).map(({ points }) => Math.round(points * 10) / 10)).toEqual([30, 0, -30])
})
test('a ticket that one alone scored compares nobody', () => {
  expect(differencesOf(scored('a', 0.9))).toEqual([])
})
test('the bias is the mean difference with its interval: -0.3 where somebody is always 0.3 below', () => {
  const differences = differencesOf(['a', 'b', 'c', 'd', 'e'].flatMap((ticket) => scored(ticket, 0.797, 0.8)))
  const bias = biasOf(differences.filter(({ reviewerId }) => reviewerId === 0))
  expect([bias.n, bias.bias!.toFixed(3), bias.low!.toFixed(3), bias.high!.toFixed(3)]).toEqual([5, '-0.300', '-0.300', '-0.300'])
})
test('fewer than five compared reviews say nothing of a person', () => {
  expect(biasOf([{ points: 4 }, { points: 5 }, { points: 6 }, { points: 5 }])).toEqual({ n: 4, bias: null, low: null, high: null, reason: 'too_few' })
})
test('drift is the change a period: two points a month, and none of it where periods are too few', () => {
  const period = (at: number, bias: number | null) => ({ at, bias, low: bias === null ? null : bias - 1, high: bias === null ? null : bias + 1 })
  const drift = driftOf([period(0, -2), period(1, 0), period(3, 4)])!
  expect(drift.perPeriod).toBeCloseTo(2, 12)
  expect(drift.low).toBeGreaterThan(0)
  expect(drift.high - drift.perPeriod).toBeCloseTo(1 / Math.sqrt(14 / 3), 4)
  expect(driftOf([period(0, 1), period(1, null), period(2, 3)])).toBeNull()
})
