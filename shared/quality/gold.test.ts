import { expect, test } from 'vitest'
import { accuracyOf, scoreGold } from './gold.ts'

test('only what was agreed on counts, and what was left out is wrong', () => {
  const agreed = { answers: { a: 'yes', b: 'no', d: 'na' }, verdict: 'yes' }
  expect(scoreGold({ answers: { a: 'yes', b: 'yes', c: 'no' }, verdict: 'yes' }, agreed)).toEqual({ answers: 4, right: 2, wrong: ['b', 'd'] })
  expect(scoreGold({ answers: {}, verdict: 'no' }, { answers: {}, verdict: null })).toEqual({ answers: 0, right: 0, wrong: [] })
})
test('accuracy has its interval over items, not over answers: 43 of 50 by ten items is as wide as ten are', () => {
  const scores = Array.from({ length: 10 }, (_, at) => ({ answers: 5, right: at < 7 ? 5 : at < 9 ? 3 : 2, wrong: [] }))
  const { value, low, high } = accuracyOf(scores)!
  expect(value).toBeCloseTo(43 / 50, 12)
  expect(low).toBeLessThan(0.6)
  expect(high).toBeLessThan(1)
})
test('fewer than five items say nothing of a person', () => {
  expect(accuracyOf(Array.from({ length: 4 }, () => ({ answers: 9, right: 9, wrong: [] })))).toBeNull()
})
