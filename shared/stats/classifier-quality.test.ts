import { expect, test } from 'vitest'
import { classReport, decisionQuality, decisions } from './classifier-quality.ts'

test('macro precision, recall and F of scikit-learn’s manual (cat, dog, pig): .22, .33, .27', () => {
  const report = classReport(['cat', 'pig', 'dog', 'cat', 'cat', 'dog'], ['cat', 'dog', 'pig', 'cat', 'dog', 'pig'])!
  expect(report.macro.precision).toBeCloseTo(2 / 9, 12)
  expect(report.macro.recall).toBeCloseTo(1 / 3, 12)
  expect(report.macro.f1).toBeCloseTo(0.8 / 3, 12)
  expect(report.accuracy).toMatchObject({ rate: 1 / 3, n: 6 })
  expect(report.classes.map(({ name, support }) => [name, support])).toEqual([
    ['cat', 2],
    ['dog', 2],
    ['pig', 2],
  ])
})
test('F-beta of scikit-learn’s manual: F0.5 .83, F2 .56 at precision 1, recall .5', () => {
  const counts = decisions([0, 1, 0, 0], [0, 1, 0, 1])
  expect(decisionQuality(counts, 0.5).f).toBeCloseTo(5 / 6, 12)
  expect(decisionQuality(counts, 2).f).toBeCloseTo(5 / 9, 12)
  expect(decisionQuality(counts).f).toBeCloseTo(2 / 3, 12)
  expect(decisionQuality(counts)).toMatchObject({ precision: { rate: 1, n: 1 }, recall: { rate: 0.5, n: 2 } })
})
test('what was never predicted has no precision, what never occurred no recall', () => {
  const quality = decisionQuality({ truePositives: 0, falsePositives: 0, falseNegatives: 3 })
  expect(quality.precision).toBeNull()
  expect(quality.f).toBe(0)
  expect(decisionQuality({ truePositives: 0, falsePositives: 0, falseNegatives: 0 })).toEqual({ precision: null, recall: null, f: null })
  expect(classReport([], [])).toBeNull()
})
