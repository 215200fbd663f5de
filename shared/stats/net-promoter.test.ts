import { expect, test } from 'vitest'
import { netPromoter } from './net-promoter.ts'
import { seededRandom } from './random.ts'

test('promoters less detractors, of all answers; nobody answered is no score', () => {
  expect(netPromoter({ promoters: 50, passives: 30, detractors: 20 })).toMatchObject({ score: 0.3, n: 100 })
  expect(netPromoter({ promoters: 0, passives: 0, detractors: 0 })).toBeNull()
})
test('by hand: 7, 2 and 1 of ten', () => {
  // 7.75 and 1.75 of 13: (6 ÷ 13) ± 1.959964 √((9.5 ÷ 13 − (6 ÷ 13)²) ÷ 13)
  const { low, high } = netPromoter({ promoters: 7, passives: 2, detractors: 1 })!
  expect(low).toBeCloseTo(0.070394, 5)
  expect(high).toBeCloseTo(0.852683, 5)
})
test('the interval holds the true score about as often as it says, also in small samples', () => {
  const random = seededRandom(11)
  let held = 0
  for (let round = 0; round < 2000; round += 1) {
    const counts = { promoters: 0, passives: 0, detractors: 0 }
    for (let i = 0; i < 20; i += 1) counts[random() < 0.6 ? 'promoters' : random() < 0.5 ? 'passives' : 'detractors'] += 1
    const { low, high } = netPromoter(counts)!
    if (low <= 0.4 && high >= 0.4) held += 1
  }
  expect(held / 2000).toBeGreaterThan(0.93)
})
