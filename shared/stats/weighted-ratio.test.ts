import { expect, test } from 'vitest'
import { drawStratified } from '../sampling/draw.ts'
import { seededRandom } from './random.ts'
import { weightedRatio, type RatioUnit } from './weighted-ratio.ts'

const unit = (counts: boolean, holds: boolean, inclusion: number, stratum = 'all'): RatioUnit => ({ counts, holds, inclusion, stratum })
const CENSUS = { kind: 'stratified' as const, populations: new Map([['all', 4]]) }

test('a census has the plain share and no error', () => {
  const all = [unit(true, true, 1), unit(true, false, 1), unit(true, true, 1), unit(false, false, 1)]
  expect(weightedRatio(all, CENSUS)).toMatchObject({ mean: 2 / 3, standardError: 0, naive: 2 / 3, n: 3 })
})
test('whoever was drawn rarely stands for many', () => {
  const units = [unit(true, true, 0.5, 'few'), unit(true, false, 0.1, 'many')]
  expect(weightedRatio(units, { kind: 'poisson' })?.mean).toBeCloseTo(2 / 12, 12)
})
test('where nobody counts there is no share', () => {
  expect(weightedRatio([unit(false, false, 1)], { kind: 'poisson' })).toBeNull()
  expect(weightedRatio([], { kind: 'poisson' })).toBeNull()
})
test('over many draws the mean is right and the stated error is the error seen', () => {
  const random = seededRandom('ratio')
  // Nine in ten claimed pairs are right; of those not claimed one in fifty would have been.
  const frame = Array.from({ length: 1200 }, (_, at) => {
    const claimed = at < 300
    return { claimed, same: claimed ? at % 10 !== 0 : at % 50 === 0 }
  })
  const populations = new Map([
    ['yes', 300],
    ['no', 900],
  ])
  const sizes = new Map([
    ['yes', 60],
    ['no', 120],
  ])
  const recall = 270 / 288
  const estimates = Array.from({ length: 600 }, () => {
    const drawn = drawStratified(random, frame, ({ claimed }) => (claimed ? 'yes' : 'no'), sizes)
    return weightedRatio(
      drawn.map(({ item, inclusion, stratum }) => ({ counts: item.same, holds: item.same && item.claimed, inclusion, stratum })),
      { kind: 'stratified', populations },
    )!
  })
  const mean = estimates.reduce((sum, one) => sum + one.mean, 0) / estimates.length
  const seen = Math.sqrt(estimates.reduce((sum, one) => sum + (one.mean - mean) ** 2, 0) / (estimates.length - 1))
  const stated = Math.sqrt(estimates.reduce((sum, one) => sum + one.standardError ** 2, 0) / estimates.length)
  expect(Math.abs(mean - recall)).toBeLessThan(0.01)
  expect(stated / seen).toBeGreaterThan(0.85)
  expect(stated / seen).toBeLessThan(1.15)
})
