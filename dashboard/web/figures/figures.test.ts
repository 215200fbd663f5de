import { expect, test } from 'vitest'
import type { Trend } from '@shared/api/trend.ts'
import { failureBars } from './failures.ts'
import { readHeadline } from './headline.ts'
import { nameOfCode } from './name-of-code.ts'
import { formatPoints, formatPointsRange } from './points.ts'
import { sliceLines } from './slices.ts'
import { trendRow } from './rows.test-helper.ts'

const good = trendRow({ success: 2523, failed: 781 })
test('the headline is the last final week against the week before it', () => {
  const open = trendRow({ success: 10, failed: 4, pending: 400 })
  const { last, change, open: notFinal } = readHeadline([trendRow({ success: 2540, failed: 760 }), good, open])
  expect(last).toBe(good)
  expect(notFinal).toBe(open)
  expect(change).toMatchObject({ withinNoise: true })
  expect(change!.difference).toBeCloseTo(2523 / 3304 - 2540 / 3300, 12)
})
test('a change outside its interval of noise says so', () => {
  expect(readHeadline([trendRow({ success: 3000, failed: 300 }), good]).change?.withinNoise).toBe(false)
})
test('no change is told against a week that is not final, empty or has too few', () => {
  for (const before of [trendRow({}), trendRow({ success: 10, failed: 9 }), trendRow({ success: 200, failed: 9, pending: 1 })])
    expect(readHeadline([before, good]).change).toBeNull()
})
test('no final week, no headline', () => {
  expect(readHeadline([trendRow({ pending: 300 })])).toMatchObject({ last: null, change: null })
  expect(readHeadline([])).toEqual({ last: null, change: null, open: null })
})

const slice = (name: string, counts: Parameters<typeof trendRow>[0], period: string) => trendRow(counts, { slice: name, sliceLabel: name, period })
const sliced = (rows: ReturnType<typeof trendRow>[]): Trend => ({
  definition: {
    lens: 'net',
    version: 1,
    windowDays: 7,
    windowByReason: {},
    timeZone: 'UTC',
    weekStart: 'monday',
    usePredictedReasons: false,
    draft: false,
  },
  asOf: null,
  completeTo: null,
  coarseShare: 0,
  rows,
  total: trendRow({}),
  projectionCoverage: null,
})
test('slices over all weeks add up their counts, most contacts first', () => {
  const lines = sliceLines(
    sliced([
      slice('web', { success: 30, failed: 10 }, '2026-10-26'),
      slice('email', { success: 60, failed: 30 }, '2026-10-26'),
      slice('email', { success: 40, failed: 20 }, '2026-11-02'),
    ]),
    null,
  )
  expect(lines.map((line) => [line.value, line.n, line.failed, line.rate])).toEqual([
    ['email', 150, 50, 100 / 150],
    ['web', 40, 10, 0.75],
  ])
})
test('a slice with fewer than 20 has an interval and no rate', () => {
  expect(sliceLines(sliced([slice('social', { success: 12, failed: 7 }, '2026-11-02')]), '2026-11-02')[0]).toMatchObject({
    rate: null,
    n: 19,
    low: expect.any(Number),
  })
})
test('a slice of one week is told against the week before', () => {
  const lines = sliceLines(
    sliced([slice('email', { success: 60, failed: 40 }, '2026-10-26'), slice('email', { success: 80, failed: 20 }, '2026-11-02')]),
    '2026-11-02',
  )
  expect(lines[0]!.change).toMatchObject({ difference: expect.closeTo(0.2, 9), withinNoise: false })
  expect(lines[0]!.weekly).toEqual([0.6, 0.8])
})
test('failure shares are of all failures, most first, none left out', () => {
  expect(failureBars({ transferred: 25, new_ticket: 75, merged: 0 })).toEqual([
    { reason: 'new_ticket', count: 75, share: 0.75 },
    { reason: 'transferred', count: 25, share: 0.25 },
  ])
})
test('points carry their sign; none carries none', () => {
  expect([formatPoints(-0.0058), formatPoints(0.0069), formatPoints(-0.0001)]).toEqual(['−0.6', '+0.7', '0.0'])
  expect(formatPointsRange(-0.027, 0.014, 'en')).toBe('−2.7 to +1.4')
  expect(formatPointsRange(-0.027, 0.014, 'zh-CN')).toBe('−2.7 至 +1.4')
})
test('bare codes are said in the reader’s language; what is no code stays', () => {
  expect(nameOfCode('market', 'market_de', 'en')).toBe('Germany')
  expect(nameOfCode('market', 'market_de', 'zh-CN')).toBe('德国')
  expect(nameOfCode('market', 'south_west', 'en')).toBe('South west')
  expect(nameOfCode('language', 'zh', 'en')).toBe('Chinese')
  expect(nameOfCode('language', 'not a tag', 'en')).toBeNull()
  expect(nameOfCode('reason', 'address_change', 'en')).toBe('Address change')
  expect(nameOfCode('group', 'L1_english', 'en')).toBeNull()
})
