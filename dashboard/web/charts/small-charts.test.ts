import { expect, test } from 'vitest'
import { chainChart } from './chain-chart.ts'
import { commonScale, intervalRow } from './interval-row.ts'
import { sparkline } from './sparkline.ts'

const day = 86_400_000
test('rows of one column share one round scale that holds every interval', () => {
  const scale = commonScale([
    { low: 0.587, high: 0.663 },
    { low: 0.83, high: 0.926 },
    { low: null, high: null },
  ])
  expect(scale).toEqual([0.55, 0.95])
  expect(intervalRow({ rate: 0.75, low: 0.5, high: 1 }, [0.5, 1], { width: 110, reference: 0.75 })).toEqual({
    dot: 55,
    from: 5,
    to: 105,
    reference: 55,
  })
})
test('a row without a rate has no dot, one without an interval is not drawn', () => {
  expect(intervalRow({ rate: null, low: 0.52, high: 0.92 }, [0.5, 1], { width: 110 })?.dot).toBeNull()
  expect(intervalRow({ rate: null, low: null, high: null }, [0.5, 1], { width: 110 })).toBeNull()
})
test('a sparkline keeps its gaps and ends at the last known value', () => {
  const line = sparkline([0.7, 0.8, null, 0.75, 0.7, null])!
  expect(line.paths).toHaveLength(2)
  expect(line.last).toEqual({ x: expect.closeTo(68.6, 1), y: 17 })
  expect(sparkline([null, 0.5, null])).toBeNull()
})
test('a return inside the window lies inside its band, a later one behind it', () => {
  const chart = chainChart(
    {
      createdAt: 0,
      firstSolvedAt: 5 * day,
      windowDays: 7,
      returns: [
        { at: 10 * day, fails: true },
        { at: 20 * day, fails: false },
      ],
    },
    418,
  )
  const end = chart.window!.x + chart.window!.width
  expect(chart.returns[0]!.x).toBeLessThan(end)
  expect(chart.returns[1]!.x).toBeGreaterThan(end)
  expect(chart.solved).toBe(chart.window!.x)
})
test('labels of a chain never cover each other; what failed it is named first', () => {
  const chart = chainChart({ createdAt: 0, firstSolvedAt: day / 24, windowDays: 7, returns: [{ at: day / 12, fails: true }] }, 300)
  expect(chart.labels.map((label) => label.mark)).toEqual(['return', 'window_end'])
})
test('a contact that was never solved has no window', () => {
  expect(chainChart({ createdAt: 0, firstSolvedAt: null, windowDays: 7, returns: [] }, 300)).toMatchObject({ window: null, solved: null })
})
