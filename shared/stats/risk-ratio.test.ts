import { expect, test } from 'vitest'
import { riskRatio } from './risk-ratio.ts'

test('heart attacks with placebo against aspirin: 1.82 (1.43 to 2.31), Agresti, Categorical Data Analysis, 3.1', () => {
  const found = riskRatio({ successes: 189, n: 11_034 }, { successes: 104, n: 11_037 })
  expect(found?.ratio).toBeCloseTo(1.818, 3)
  expect(found?.low).toBeCloseTo(1.433, 3)
  expect(found?.high).toBeCloseTo(2.306, 3)
})
test('without a success on either side there is no ratio', () => {
  expect(riskRatio({ successes: 0, n: 10 }, { successes: 1, n: 10 })).toBeNull()
  expect(riskRatio({ successes: 1, n: 10 }, { successes: 0, n: 10 })).toBeNull()
})
