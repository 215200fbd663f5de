import { expect, test } from 'vitest'
import { sigmoid } from '../stats/logistic-regression.ts'
import { seededRandom } from '../stats/random.ts'
import { fitPlatt, standardOf, standardised } from './scale.ts'

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
})
