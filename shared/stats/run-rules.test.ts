import { expect, test } from 'vitest'
import { controlChart, type ChartPoint } from './control-chart.ts'
import { beta, binomial } from './draws.ts'
import { type Random, seededRandom } from './random.ts'
import { runSignals } from './run-rules.ts'

const point = (z: number): ChartPoint => ({ rate: 0.5 + z / 10, n: 100, low: 0.2, high: 0.8, z })
const chart = (...z: (number | null)[]) => z.map((value) => (value === null ? null : point(value)))

test('a point beyond a limit is a signal, on the limit it isn’t', () => {
  expect(runSignals(chart(0.5, 3.1, -0.5, -3.2))).toEqual([
    { rule: 'beyond-limits', side: 'above', from: 1, to: 1 },
    { rule: 'beyond-limits', side: 'below', from: 3, to: 3 },
  ])
  expect(runSignals([{ rate: 0.8, n: 100, low: 0.2, high: 0.8, z: 3 }])).toEqual([])
})
test('nine on one side are one signal that grows; eight are none', () => {
  expect(runSignals(chart(...Array.from({ length: 8 }, () => 1)))).toEqual([])
  expect(runSignals(chart(-1, ...Array.from({ length: 11 }, () => 1), -1))).toEqual([{ rule: 'nine-on-one-side', side: 'above', from: 1, to: 11 }])
})
test('a period without cases neither ends a run nor lengthens it; one on the centre ends it', () => {
  expect(runSignals(chart(1, 1, 1, 1, null, 1, 1, 1, 1, 1))).toEqual([{ rule: 'nine-on-one-side', side: 'above', from: 0, to: 9 }])
  expect(runSignals(chart(1, 1, 1, 1, null, 1, 1, 1, 1))).toEqual([])
  expect(runSignals(chart(1, 1, 1, 1, 0, 1, 1, 1, 1, 1))).toEqual([])
})

const JUDGED = 60
/** A stable world: n from 60 to 140 % of `size`, true rates of correlation `rho` around p. */
function world(random: Random, size: number, p: number, rho: number, periods: number) {
  return Array.from({ length: periods }, () => {
    const n = Math.round(size * (0.6 + 0.8 * random()))
    const rate = rho > 0 ? beta(random, p * (1 / rho - 1), (1 - p) * (1 / rho - 1)) : p
    return { n, successes: binomial(random, n, rate) }
  })
}
test.each([
  { size: 30, p: 0.75, rho: 0, baseline: 26 },
  { size: 50, p: 0.95, rho: 0, baseline: 26 },
  { size: 300, p: 0.75, rho: 0, baseline: 26 },
  { size: 300, p: 0.97, rho: 0, baseline: 12 },
  { size: 1000, p: 0.9, rho: 0, baseline: 12 },
  { size: 300, p: 0.75, rho: 0.002, baseline: 12 },
  { size: 1000, p: 0.75, rho: 0.001, baseline: 20 },
  { size: 3000, p: 0.8, rho: 0.01, baseline: 26 },
])('at most 1 false alarm in 60 periods over 12,000 of stable worlds: $size cases, rate $p, over-dispersion $rho, baseline $baseline', (kind) => {
  const random = seededRandom(JSON.stringify(kind))
  const alarms = { 'beyond-limits': 0, 'nine-on-one-side': 0 }
  const worlds = 200
  for (let at = 0; at < worlds; at += 1) {
    const periods = world(random, kind.size, kind.p, kind.rho, kind.baseline + JUDGED)
    const { points } = controlChart(periods, { baseline: { from: 0, to: kind.baseline - 1 } })!
    for (const signal of runSignals(points.slice(kind.baseline))) alarms[signal.rule] += 1
  }
  const rate = ((alarms['beyond-limits'] + alarms['nine-on-one-side']) * 60) / (worlds * JUDGED)
  console.info(`false alarms in 60 periods: ${rate.toFixed(2)}`, alarms)
  expect(rate).toBeLessThanOrEqual(1)
  expect(rate).toBeGreaterThan(0.05)
})
test('a fall from 75 to 65 % at 300 cases mostly shows within four periods, one to 72 % at 1,000 within ten', () => {
  const random = seededRandom('shifts')
  const found = (size: number, to: number, within: number) => {
    let seen = 0
    for (let at = 0; at < 100; at += 1) {
      const periods = [...world(random, size, 0.75, 0, 26), ...world(random, size, to, 0, within)]
      const { points } = controlChart(periods, { baseline: { from: 0, to: 25 } })!
      if (runSignals(points.slice(26)).some(({ side }) => side === 'below')) seen += 1
    }
    return seen
  }
  expect(found(300, 0.65, 4)).toBeGreaterThan(90)
  expect(found(1000, 0.72, 10)).toBeGreaterThan(80)
})
