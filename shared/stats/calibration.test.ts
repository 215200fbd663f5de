import { expect, test } from 'vitest'
import { brier, calibrationTable, expectedCalibrationError, logLoss } from './calibration.ts'
import { seededRandom } from './random.ts'

test('Brier score of scikit-learn’s manual: .0375', () => {
  expect(brier([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0])).toBeCloseTo(0.0375, 12)
})
test('log loss of scikit-learn’s manual: .21616', () => {
  expect(logLoss([0.9, 0.1, 0.2, 0.65], [1, 0, 0, 1])).toBeCloseTo(0.21616, 5)
})
test('calibration curve of scikit-learn’s manual: three bins of equal width', () => {
  const table = calibrationTable([0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1], [0, 0, 0, 0, 1, 1, 1, 1, 1], 'equal-width', 3)
  expect(table.map((bin) => bin.observed)).toEqual([0, 0.5, 1])
  expect(table.map((bin) => Number(bin.predicted.toFixed(3)))).toEqual([0.2, 0.525, 0.85])
})
test('a probability on the edge of two equal widths is in the lower, 0 in the first, 1 in the last', () => {
  expect(calibrationTable([0, 0.5, 0.500001, 1], [0, 0, 1, 1], 'equal-width', 2).map(({ from, to, n }) => [from, to, n])).toEqual([
    [0, 0.5, 2],
    [0.500001, 1, 2],
  ])
})
test('error by equal width: each bin’s gap, weighted by its size', () => {
  // by hand: bin (0, .5] three items, mean .2 against 1/3; bin (.5, 1] two items, mean .8 against 1/2
  expect(expectedCalibrationError([0.1, 0.2, 0.3, 0.7, 0.9], [0, 0, 1, 0, 1], 'equal-width', 2)).toBeCloseTo((3 * (1 / 3 - 0.2) + 2 * 0.3) / 5, 12)
})
test('bins of equal mass hold everybody once and never part equal probabilities', () => {
  const random = seededRandom(2)
  const probabilities = Array.from({ length: 997 }, () => Math.round(random() * 40) / 40)
  const table = calibrationTable(
    probabilities,
    probabilities.map((p) => random() < p),
    'equal-mass',
  )
  expect(table.reduce((sum, bin) => sum + bin.n, 0)).toBe(997)
  table.slice(1).forEach((bin, at) => expect(bin.from).toBeGreaterThan(table[at]!.to))
  expect(table.length).toBeGreaterThan(6)
  expect(table.length).toBeLessThanOrEqual(10)
})
test('honest probabilities have a small error, inflated ones a large', () => {
  const random = seededRandom(4)
  const honest = Array.from({ length: 20_000 }, () => random() * 0.5)
  const labels = honest.map((p) => random() < p)
  expect(expectedCalibrationError(honest, labels, 'equal-mass')).toBeLessThan(0.015)
  const inflated = honest.map((p) => p * 1.5)
  expect(expectedCalibrationError(inflated, labels, 'equal-mass')).toBeGreaterThan(0.1)
})
test('nothing predicted, nothing measured', () => {
  expect([brier([], []), logLoss([], []), expectedCalibrationError([], [], 'equal-mass')]).toEqual([null, null, null])
  expect(calibrationTable([], [], 'equal-width')).toEqual([])
})
