import { expect, test } from 'vitest'
import { oddsRatio } from './odds-ratio.ts'

test('aspirin and heart attacks (Agresti 2002, 3.1.3): odds ratio 1.83, 1.44 to 2.33', () => {
  const { ratio, low, high, method } = oddsRatio({ withYes: 189, withNo: 10_845, withoutYes: 104, withoutNo: 10_933 })!
  expect([ratio!.toFixed(3), low.toFixed(2), high!.toFixed(2), method]).toEqual(['1.832', '1.44', '2.33', 'woolf'])
})
// R prints 621.93 as the upper limit: its search stops at a tolerance of 1e-4 for 1 ÷ ratio
test('Fisher’s tea (R’s fisher.test): 6.4083, from .2117 to where all four right have 97.5 %', () => {
  const { ratio, low, high, method } = oddsRatio({ withYes: 3, withNo: 1, withoutYes: 1, withoutNo: 3 })!
  expect([ratio!.toFixed(4), low.toFixed(4), method]).toEqual(['6.4083', '0.2117', 'exact'])
  const weights = [1, 16, 36, 16, 1].map((ways, right) => ways * high! ** right)
  expect(weights[4]! / weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0.975, 7)
  expect(Math.abs(1 / high! - 1 / 621.93)).toBeLessThan(1e-4)
})
test('an empty cell bounds one side only', () => {
  expect(oddsRatio({ withYes: 6, withNo: 0, withoutYes: 3, withoutNo: 5 })).toMatchObject({ ratio: null, high: null, method: 'exact' })
  expect(oddsRatio({ withYes: 0, withNo: 6, withoutYes: 5, withoutNo: 3 })).toMatchObject({ ratio: 0, low: 0 })
})
test('at counts just too small for the logarithm the exact interval is the wider one', () => {
  const exact = oddsRatio({ withYes: 4, withNo: 60, withoutYes: 30, withoutNo: 60 })!
  const spread = 1.959964 * Math.sqrt(1 / 4 + 1 / 60 + 1 / 30 + 1 / 60)
  const ratio = (4 * 60) / (60 * 30)
  expect(exact.low).toBeLessThan(ratio * Math.exp(-spread))
  expect(exact.ratio).toBeCloseTo(ratio, 2)
  expect(exact.high).toBeCloseTo(ratio * Math.exp(spread), 1)
})
test('an empty row or column has no odds ratio', () => {
  expect(oddsRatio({ withYes: 0, withNo: 0, withoutYes: 3, withoutNo: 5 })).toBeNull()
  expect(oddsRatio({ withYes: 3, withNo: 0, withoutYes: 4, withoutNo: 0 })).toBeNull()
})
