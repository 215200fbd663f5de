import { expect, test } from 'vitest'
import { exponential } from './draws.ts'
import { kaplanMeier, survivalAt } from './kaplan-meier.ts'
import { seededRandom } from './random.ts'

/** Remission in weeks of the 21 patients on 6-MP, Freireich et al. (1963); + = still in remission. */
const SIX_MP = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ')
const curve = kaplanMeier(
  SIX_MP.map(Number.parseFloat),
  SIX_MP.map((week) => !week.endsWith('+')),
)!

test.each([
  [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
  [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
  [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
  [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
  [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
  [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
  [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
])('6-MP remissions (Gehan 1965, as Stata lists them): week %i', (week, atRisk, survival, error, low, high) => {
  const at = survivalAt(curve, week)
  expect([at.survival, at.standardError, at.low, at.high].map((value) => value.toFixed(4))).toEqual(
    [survival, error, low, high].map((value) => value.toFixed(4)),
  )
  expect(curve.atRisk[curve.times.indexOf(week)]).toBe(atRisk)
})
test('between events the curve is level, before the first it is 1, beyond the last look it is carried on and says so', () => {
  expect(survivalAt(curve, 5.9)).toEqual({ survival: 1, low: 1, high: 1, standardError: 0, watched: true })
  expect(survivalAt(curve, 21).survival).toBe(survivalAt(curve, 16).survival)
  expect(survivalAt(curve, 36)).toMatchObject({ watched: false })
})
test('with nobody censored it is the plain share', () => {
  const plain = kaplanMeier([1, 2, 2, 3], [1, 1, 1, 1])!
  expect([1, 2, 3].map((time) => survivalAt(plain, time).survival)).toEqual([0.75, 0.25, 0])
  expect(survivalAt(plain, 3)).toMatchObject({ low: 0, high: 0 })
})
test('nobody has no curve; nobody with an event stays at 1', () => {
  expect(kaplanMeier([], [])).toBeNull()
  expect(survivalAt(kaplanMeier([3, 5], [0, 0])!, 4).survival).toBe(1)
})
test('100,000 times are drawn in well under a second and meet the true curve', () => {
  const random = seededRandom(3)
  const events = Float64Array.from({ length: 100_000 }, () => exponential(random, 5))
  const looks = events.map(() => random() * 10)
  const began = performance.now()
  const large = kaplanMeier(
    events.map((time, at) => Math.min(time, looks[at]!)),
    Array.from(events, (time, at) => time <= looks[at]!),
  )!
  expect(performance.now() - began).toBeLessThan(1000)
  for (const time of [1, 3, 7]) expect(survivalAt(large, time).survival).toBeCloseTo(Math.exp(-time / 5), 2)
})
