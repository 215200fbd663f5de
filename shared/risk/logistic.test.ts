import { expect, test } from 'vitest'
import { fitLogistic, fitPlatt, scoreOf, sigmoid, standardOf, standardised } from './logistic.ts'
import { seededRandom } from '../stats/random.ts'

test('hours of study and passing an exam give the published coefficients (Wikipedia, Logistic regression, 20 students)', () => {
  const hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5]
  const passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
  const { intercept, weights } = fitLogistic(
    hours.map((hour) => Float64Array.of(hour)),
    passed,
    0,
  )
  expect(intercept).toBeCloseTo(-4.0777, 3)
  expect(weights[0]).toBeCloseTo(1.5046, 3)
})

test('a penalty draws weights to zero, and perfectly told labels stay finite', () => {
  const rows = [-2, -1, 1, 2].map((value) => Float64Array.of(value))
  const loose = fitLogistic(rows, [0, 0, 1, 1], 0.1)
  const tight = fitLogistic(rows, [0, 0, 1, 1], 10)
  expect(Number.isFinite(loose.weights[0])).toBe(true)
  expect(tight.weights[0]!).toBeLessThan(loose.weights[0]! / 3)
})

test('scores twice too sure are calibrated back to half', () => {
  const random = seededRandom(7)
  const scores = Array.from({ length: 4000 }, () => (random() - 0.5) * 8)
  const labels = scores.map((score) => random() < sigmoid(score / 2 - 0.5))
  const { slope, shift } = fitPlatt(scores, labels)
  expect(slope).toBeGreaterThan(0.45)
  expect(slope).toBeLessThan(0.55)
  expect(Math.abs(shift + 0.5)).toBeLessThan(0.12)
})

test('what was hardly ever seen counts as four deviations at most', () => {
  const rows = Array.from({ length: 100 }, (_, i) => Float64Array.of(i === 0 ? 1 : 0))
  expect(standardised(rows[0]!, standardOf(rows))[0]).toBe(4)
})

test('columns are brought to one scale; a constant one stays where it is', () => {
  const rows = [Float64Array.of(1, 5), Float64Array.of(3, 5)]
  const standard = standardOf(rows)
  expect(rows.map((row) => [...standardised(row, standard)])).toEqual([
    [-1, 0],
    [1, 0],
  ])
  expect(scoreOf({ intercept: 1, weights: Float64Array.of(2, 3) }, Float64Array.of(1, 1))).toBe(6)
})
