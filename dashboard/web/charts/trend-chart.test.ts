import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import type { ControlChartAnswer } from '@shared/api/control-chart.ts'
import { trendRow } from '../figures/rows.test-helper.ts'
import { weekState } from '../figures/week-state.ts'
import { spreadLabels } from './limit-steps.ts'
import { linear, shareAxis } from './scale.ts'
import { trendChart } from './trend-chart.ts'

const size = { width: 1116, height: 300, marginRight: 122 }
const week = (index: number) => new Date(Date.UTC(2026, 4, 18 + 7 * index)).toISOString().slice(0, 10)
const count = fc.integer({ min: 0, max: 400 })
const rows = fc
  .array(fc.record({ success: count, failed: count, failedEarly: fc.oneof(fc.constant(0), count), pending: fc.oneof(fc.constant(0), count) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((all) => all.map((counts, index) => trendRow(counts, { period: week(index) })))
/** The coordinates of a path. */
const corners = (d: string) => [...d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))

test('a week that is not final is never drawn solid', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const chart = trendChart(all, size)
      const finals = new Set(chart.points.filter((point) => point.state === 'final').map((point) => point.x.toFixed(1)))
      for (const d of chart.solid) for (const { x } of corners(d)) expect(finals).toContain(x.toFixed(1))
      expect(chart.points.filter((point) => point.state !== 'not_final' && point.box !== null)).toEqual([])
    }),
  )
})
test('the solid line passes every final week once, and no line joins weeks across a gap', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const chart = trendChart(all, size)
      expect(chart.solid.flatMap(corners)).toHaveLength(all.filter((row) => weekState(row) === 'final').length)
      for (const d of chart.solid) {
        const xs = corners(d).map(({ x }) => x)
        xs.slice(1).forEach((x, index) => expect(x - (xs[index] ?? 0)).toBeCloseTo(chart.step, 0))
      }
    }),
  )
})
test('the band of a final week is its low and its high', () => {
  const all = [trendRow({ success: 760, failed: 240 }, { period: week(0) }), trendRow({ success: 700, failed: 300 }, { period: week(1) })]
  const chart = trendChart(all, size)
  const y = linear([chart.yTicks[0]!.share, chart.yTicks.at(-1)!.share], [chart.yTicks[0]!.y, chart.yTicks.at(-1)!.y])
  const edges = corners(chart.bands[0]!)
  expect(edges.map((edge) => edge.y)).toEqual([all[0]!.high, all[1]!.high, all[1]!.low, all[0]!.low].map((share) => Number(y(share!).toFixed(1))))
  expect(chart.points[0]!.y).toBeCloseTo(y(0.76), 6)
})
test('fewer than 20 show an interval and no point', () => {
  const point = trendChart([trendRow({ success: 12, failed: 7 })], size).points[0]!
  expect(point).toMatchObject({ state: 'too_few', y: null })
  expect(point.whisker).not.toBeNull()
  expect(trendChart([trendRow({ success: 13, failed: 7 })], size).points[0]!.y).not.toBeNull()
})
test('the box of an unprojected week spans all it can still become, open where the axis cuts it', () => {
  const chart = trendChart([trendRow({ success: 760, failed: 240 }), trendRow({ success: 30, failed: 10, failedEarly: 90, pending: 870 })], size)
  const open = chart.points[1]!
  expect(open.box).toMatchObject({ open: true, y: open.caretY })
  expect(open.box!.y + open.box!.height).toBe(chart.plot.bottom)
})
test('a week that is not final has a hollow point once most of it is judged, and only where it can still end', () => {
  const dashes = (counts: Parameters<typeof trendRow>[0]) =>
    corners(trendChart([trendRow({ success: 760, failed: 240 }), trendRow(counts)], size).dashed).length
  expect(dashes({ success: 400, failed: 130, failedEarly: 90, pending: 380 })).toBe(2)
  expect(dashes({ success: 30, failed: 10, failedEarly: 90, pending: 870 })).toBe(0)
  expect(dashes({ success: 590, failed: 10, failedEarly: 390, pending: 10 })).toBe(0)
})
test('the box of a projected week is its band, with the upper bound above it', () => {
  const projected = { rate: 0.77, low: 0.75, high: 0.789 }
  const chart = trendChart(
    [trendRow({ success: 760, failed: 240 }), trendRow({ success: 30, failed: 10, failedEarly: 90, pending: 870 }, { projected })],
    size,
  )
  const open = chart.points[1]!
  expect(open.box!.open).toBe(false)
  expect(open.caretY!).toBeLessThan(open.box!.y)
  expect(open.y!).toBeGreaterThan(open.box!.y)
})
test('a week with fewer than 20 contacts that is not final has neither box nor bound', () => {
  expect(trendChart([trendRow({ pending: 19 })], size).points[0]).toMatchObject({ state: 'not_final', y: null, box: null, caretY: null })
})
test('everything drawn lies inside the plot', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const { points, plot, bands } = trendChart(all, size)
      const ys = points.flatMap((point) => [
        point.y,
        point.caretY,
        point.whisker?.top,
        point.whisker?.bottom,
        point.box?.y,
        point.box && point.box.y + point.box.height,
      ])
      for (const y of [...ys, ...bands.flatMap(corners).map((corner) => corner.y)].filter((y) => y !== null && y !== undefined)) {
        expect(y).toBeGreaterThanOrEqual(plot.top - 0.1)
        expect(y).toBeLessThanOrEqual(plot.bottom + 1.1)
      }
    }),
  )
})
test('labels under the axis keep their distance and the last final week has one', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 280, max: 1200 }), (all, width) => {
      const chart = trendChart(all, { width, height: 240, marginRight: 8 })
      const labelled = chart.xTicks.filter((tick) => tick.labelled)
      labelled.slice(1).forEach((tick, index) => expect(tick.x - labelled[index]!.x).toBeGreaterThanOrEqual(75.9))
      expect(chart.lastFinal === null || labelled.some((tick) => tick.x === chart.lastFinal!.x)).toBe(true)
    }),
  )
})
test('an axis of shares is round, inside 0 and 1, holds its values and has at most four steps', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), (values) => {
      const { domain, ticks } = shareAxis(values)
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(domain[0]).toBeGreaterThanOrEqual(0)
      expect(domain[1]).toBeLessThanOrEqual(1)
      for (const value of values) expect(value >= domain[0] - 1e-6 && value <= domain[1] + 1e-6).toBe(true)
    }),
  )
  expect(shareAxis([0.742, 0.821]).ticks).toEqual([0.7, 0.75, 0.8, 0.85])
})

/** Limits of so many weeks; null where a week has none. */
const controlled = (all: readonly ReturnType<typeof trendRow>[], limits: readonly ({ low: number; high: number } | null)[], signal?: string) => {
  const days = { from: week(0), to: week(0) }
  const definition = {
    lens: 'net',
    version: 1,
    windowDays: 7,
    windowByReason: {},
    timeZone: 'UTC',
    weekStart: 'monday',
    usePredictedReasons: false,
    draft: false,
  } as const
  const control: ControlChartAnswer = {
    definition,
    asOf: null,
    completeTo: null,
    coarseShare: 0,
    contacts: { lens: 'net' },
    by: 'week',
    method: 'adjusted',
    stretch: 1,
    rules: [],
    baseline: { ...days, periods: 12, n: 1000, rate: 0.77, chosen: 'asked' },
    signals: signal === undefined ? [] : [{ rule: 'beyond-limits', side: 'below', from: signal, to: signal }],
    rows: all.map((row, at) => ({
      period: row.period!,
      eligible: row.eligible,
      success: row.success,
      failed: row.failed,
      n: row.n,
      rate: row.rate,
      judged: true,
      limits: limits[at] ?? null,
      z: 0,
      signals: [],
      open: { filter: [] },
    })),
    nullReason: null,
  }
  return trendChart(all, size, control)
}
const finals = (count: number) => Array.from({ length: count }, (_, at) => trendRow({ success: 760, failed: 240 }, { period: week(at) }))
test('limits are steps: each week its own, as wide as its column, broken where a week has none', () => {
  const chart = controlled(finals(4), [{ low: 0.7, high: 0.84 }, { low: 0.72, high: 0.82 }, null, { low: 0.7, high: 0.84 }])
  expect(chart.limits!.upper.map((d) => corners(d).length)).toEqual([4, 2])
  const [a, b, c, d] = corners(chart.limits!.upper[0]!)
  expect([a!.y, b!.x]).toEqual([b!.y, c!.x])
  expect(c!.y).toBe(d!.y)
  expect(c!.y).toBeGreaterThan(a!.y)
  expect(b!.x - a!.x).toBeCloseTo(chart.step, 0)
})
test('only a signal is ringed, and without a control chart there are neither limits nor rings', () => {
  const all = finals(3)
  const chart = controlled(all, [null, null, null], week(1))
  expect(chart.points.map(({ isMarked }) => isMarked)).toEqual([false, true, false])
  expect(trendChart(all, size)).toMatchObject({ limits: null, baseline: null })
})
test('limits of a week that is not final do not stretch the axis', () => {
  const open = trendRow(
    { success: 30, failed: 10, failedEarly: 90, pending: 870 },
    { period: week(2), projected: { rate: 0.77, low: 0.75, high: 0.79 } },
  )
  const wide = controlled(
    [...finals(2), open],
    [
      { low: 0.7, high: 0.84 },
      { low: 0.7, high: 0.84 },
      { low: 0.2, high: 1 },
    ],
  )
  expect(wide.yTicks[0]!.share).toBeGreaterThan(0.5)
  for (const { y } of wide.limits!.lower.flatMap(corners)) expect(y).toBeLessThanOrEqual(wide.plot.bottom + 0.1)
})
test('labels at the edge keep their distance and stay inside', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ y: fc.integer({ min: -50, max: 400 }) }), { maxLength: 5 }), (labels) => {
      const spread = spreadLabels(labels, 15, 8, 260)
      spread.slice(1).forEach(({ y }, at) => expect(y - spread[at]!.y).toBeGreaterThanOrEqual(15))
      for (const { y } of spread) expect(y <= 260 && y >= 8).toBe(true)
    }),
  )
})
