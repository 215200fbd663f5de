import { expect, test } from 'vitest'
import { fitLogistic, logisticOf, scoreOf } from './logistic-regression.ts'

/** Hours of study and passing, the worked example of Wikipedia, "Logistic regression": intercept −4.0777, weight 1.5046. */
const HOURS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5]
const PASSED = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
const rows = HOURS.map((hours, at) => ({ features: [hours], label: PASSED[at] === 1 }))

test('without a penalty it is the textbook fit', () => {
  const fit = fitLogistic(rows, { ridge: 0 })!
  expect(fit.intercept).toBeCloseTo(-4.0777, 3)
  expect(fit.weights[0]).toBeCloseTo(1.5046, 3)
  expect(logisticOf(fit, [2])).toBeCloseTo(0.2557, 3)
})
test('a row of weight two counts as two rows', () => {
  const twice = fitLogistic([...rows, rows[3]!])!
  const heavy = fitLogistic(rows.map((row, at) => (at === 3 ? { ...row, weight: 2 } : row)))!
  expect(heavy.weights[0]).toBeCloseTo(twice.weights[0]!, 9)
})
test('a penalty draws the weights towards what is stated, wholly where the rows say nothing', () => {
  const silent = rows.map(({ features, label }) => ({ features: [...features, 0], label }))
  const fit = fitLogistic(silent, { ridge: 1e6, towards: [3, 7] })!
  expect(fit.weights.map((weight) => Math.round(weight * 1000) / 1000)).toEqual([3, 7])
  expect(fitLogistic(silent, { ridge: 1, towards: [0, 7] })!.weights[1]).toBeCloseTo(7, 9)
})
test('rows that a line parts perfectly still give finite weights, and huge values no overflow', () => {
  const parted = [-900, -800, 800, 900].map((x) => ({ features: [x], label: x > 0 }))
  const fit = fitLogistic(parted)!
  expect(Number.isFinite(fit.weights[0])).toBe(true)
  expect(logisticOf(fit, [900])).toBeGreaterThan(0.99)
})
test('no rows, and rows of one kind, teach nothing', () => {
  expect([fitLogistic([]), fitLogistic([{ features: [1], label: true }])]).toEqual([null, null])
})
test('log-odds are the intercept and the weighted features', () => {
  expect(scoreOf({ intercept: 1, weights: [2, 3] }, Float64Array.of(1, 1))).toBe(6)
})
