import { expect, test } from 'vitest'
import { controlChart, type LimitMethod } from './control-chart.ts'
import { laneySigma, overdispersed, smallBaselineFactor } from './dispersion.ts'
import { binomialCdf } from './special-functions.ts'

/** Montgomery (2013), table 7.1: orange-juice cans, 30 samples of 50. */
const CANS = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6].map((successes) => ({
  successes,
  n: 50,
}))
/** Montgomery (2013), table 7.4: purchase orders, 25 weeks of changing n. */
const ORDERS =
  '12/100 8/80 6/80 9/100 10/110 12/110 11/100 16/100 10/90 6/90 20/110 15/120 9/120 8/120 6/110 8/80 10/80 7/80 5/90 8/100 5/100 8/100 10/100 6/90 9/90'
    .split(' ')
    .map((week) => week.split('/').map(Number))
    .map(([successes, n]) => ({ successes: successes!, n: n! }))
const whole = (periods: { length: number }, method: LimitMethod) => ({ baseline: { from: 0, to: periods.length - 1 }, method })
const outside = (chart: ReturnType<typeof controlChart>) =>
  chart!.points.flatMap((point, at) => (point && (point.rate < point.low || point.rate > point.high) ? [at + 1] : []))

test('Montgomery’s juice cans: p̄ = .2313, limits .0524 and .4102, samples 15 and 23 outside', () => {
  const chart = controlChart(CANS, whole(CANS, 'p'))!
  expect(chart.centre).toBeCloseTo(0.2313, 4)
  expect(chart.points[0]!.low).toBeCloseTo(0.0524, 4)
  expect(chart.points[0]!.high).toBeCloseTo(0.4102, 4)
  expect(outside(chart)).toEqual([15, 23])
})
test('Montgomery’s purchase orders: p̄ = .0955, limits by each week’s n, week 11 outside', () => {
  const chart = controlChart(ORDERS, whole(ORDERS, 'p'))!
  expect(chart.centre).toBeCloseTo(0.0955, 4)
  expect([chart.points[0]!.low, chart.points[0]!.high].map((limit) => limit.toFixed(3))).toEqual(['0.007', '0.184'])
  expect([chart.points[1]!.low, chart.points[1]!.high].map((limit) => limit.toFixed(3))).toEqual(['0.000', '0.194'])
  expect(outside(chart)).toEqual([11])
})
test.each([
  [50, 18.4],
  [300, 7.5],
  [1000, 4.1],
])('3σ at 75 %% and n = %i are ±%d points', (n, points) => {
  const periods = Array.from({ length: 12 }, () => ({ successes: 0.75 * n, n }))
  const { low } = controlChart(periods, whole(periods, 'p'))!.points[0]!
  expect((75 - 100 * low).toFixed(1)).toBe(points.toFixed(1))
})
test('with equal n Laney’s p′ is the chart of individuals: p̄ ± 2.66 times the mean moving range (Laney 2002)', () => {
  const rates = CANS.map(({ successes, n }) => successes / n)
  const range = rates.slice(1).reduce((sum, rate, at) => sum + Math.abs(rate - rates[at]!), 0) / (rates.length - 1)
  const chart = controlChart(CANS, whole(CANS, 'laney'))!
  expect(chart.stretch).toBeGreaterThan(1)
  expect(chart.points[0]!.high).toBeCloseTo(chart.centre + (3 / 1.128) * range, 12)
})
test('Laney never narrows: less variation than chance keeps the binomial limits', () => {
  const even = Array.from({ length: 20 }, (_, at) => ({ successes: 150 + (at % 2), n: 200 }))
  expect(laneySigma(even, 0.7525)).toBeLessThan(0.2)
  expect(controlChart(even, whole(even, 'laney'))!.points).toEqual(controlChart(even, whole(even, 'p'))!.points)
})
test('beyond each exact limit lie at most 0.135 %, at the limit more', () => {
  const periods = Array.from({ length: 12 }, () => ({ successes: 27, n: 30 }))
  const { low, high } = controlChart(periods, whole(periods, 'exact'))!.points[0]!
  const count = Math.round(low * 30)
  expect(binomialCdf(count - 1, 30, 0.9)).toBeLessThanOrEqual(0.00135)
  expect(binomialCdf(count, 30, 0.9)).toBeGreaterThan(0.00135)
  expect(high).toBe(1)
})
test('a count is beyond an exact limit just when its tail says so', () => {
  const baseline = Array.from({ length: 12 }, () => ({ successes: 71, n: 97 }))
  const periods = Array.from({ length: 98 }, (_, successes) => ({ successes, n: 97 }))
  const chart = controlChart([...baseline, ...periods], { baseline: { from: 0, to: 11 }, method: 'exact' })!
  for (const [successes, point] of chart.points.slice(12).entries()) {
    const beyond = point!.rate < point!.low || point!.rate > point!.high
    const tail = Math.min(binomialCdf(successes, 97, chart.centre), 1 - binomialCdf(successes - 1, 97, chart.centre))
    expect({ successes, beyond }).toEqual({ successes, beyond: tail <= 0.00135 })
  }
})
test('adjusted is exact where the baseline varies as chance does, and stretched where it varies more', () => {
  const calm = [30, 31, 28, 32, 29, 30, 33, 27, 30, 31, 29, 30].map((successes) => ({ successes, n: 40 }))
  expect(overdispersed(calm, 0.75)).toBe(false)
  expect(controlChart(calm, whole(calm, 'adjusted'))!.points).toEqual(controlChart(calm, whole(calm, 'exact'))!.points)
  const wild = [740, 800, 690, 770, 720, 790, 700, 760, 810, 730, 780, 750].map((successes) => ({ successes, n: 1000 }))
  expect(controlChart(wild, whole(wild, 'adjusted'))!.stretch).toBeCloseTo(laneySigma(wild, 0.75333) * smallBaselineFactor(12), 2)
})
test('a long baseline needs no factor of its own', () => {
  expect(smallBaselineFactor(12)).toBeGreaterThan(1.4)
  expect(smallBaselineFactor(5000)).toBeCloseTo(1, 2)
})
test('the baseline is frozen: what comes after moves no limit, a period without cases has none', () => {
  const before = CANS.slice(0, 20)
  const frozen = { baseline: { from: 0, to: 19 }, method: 'laney' as const }
  const chart = controlChart([...before, { successes: 50, n: 50 }, { successes: 0, n: 0 }], frozen)!
  expect(chart.points.slice(0, 20)).toEqual(controlChart(before, frozen)!.points)
  expect(chart.points[21]).toBeNull()
  expect(chart.baselinePeriods).toBe(20)
})
test('too short a baseline, or one outcome only, has no limits', () => {
  expect(controlChart(CANS, { baseline: { from: 0, to: 10 } })).toBeNull()
  const all = Array.from({ length: 15 }, () => ({ successes: 9, n: 9 }))
  expect(controlChart(all, whole(all, 'exact'))).toBeNull()
})
