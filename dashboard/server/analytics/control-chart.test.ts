import { expect, test } from 'vitest'
import { compareQuerySchema, controlChartQuerySchema } from '@shared/api/control-chart.ts'
import { newcombe } from '@shared/stats/newcombe.ts'
import { readCompare } from './control-chart-compare.ts'
import { readControlChart } from './control-chart.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'

const START = at('2026-05-18')
const WEEK = 7 * DAY
/** So many contacts each week, and how many of them are transferred, which fails them at once. */
function weeks(failed: readonly number[], each = 100) {
  let id = 0
  return failed.flatMap((count, week) =>
    Array.from({ length: each }, (_, i) =>
      fact(++id, { firstSolvedAt: START + week * WEEK + i * 600, transfers: i < count ? 1 : 0, channel: i % 2 === 0 ? 'email' : 'chat' }),
    ),
  )
}
const CALM = [20, 22, 18, 21, 19, 20, 23, 17, 20, 21, 19, 20, 22, 20, 18, 20]
const chartOf = async (failed: readonly number[], query: object = {}, completeTo = START + (failed.length + 2) * WEEK) => {
  const reader = fakeReader({ facts: weeks(failed), completeTo })
  const read = await readControlChart(reader, SETTINGS, controlChartQuerySchema.parse(query))
  if (!read.ok) throw new Error(read.problem.detail)
  return read.value
}
const FIRST_TWELVE = { baselineFrom: '2026-05-18', baselineTo: '2026-08-09' }

test('a week outside the limits of the frozen baseline is a signal, its neighbours are none', async () => {
  const chart = await chartOf([...CALM, 45, 20], FIRST_TWELVE)
  expect(chart.baseline).toMatchObject({ from: '2026-05-18', to: '2026-08-09', periods: 12, n: 1200, chosen: 'asked' })
  expect(chart.signals).toEqual([{ rule: 'beyond-limits', side: 'below', from: '2026-09-07', to: '2026-09-07' }])
  expect(chart.rows.filter((row) => row.signals.length > 0).map((row) => row.period)).toEqual(['2026-09-07'])
})
test('limits rest on the stated weeks alone: later weeks move neither centre nor stretch', async () => {
  const [calm, wild] = [await chartOf([...CALM, 20], FIRST_TWELVE), await chartOf([...CALM, 90], FIRST_TWELVE)]
  expect(wild.baseline!.rate).toBe(calm.baseline!.rate)
  expect(wild.rows.at(-1)!.limits).toEqual(calm.rows.at(-1)!.limits)
})
test('nine weeks on one side are a signal by name', async () => {
  const chart = await chartOf([...CALM, 15, 14, 16, 15, 15, 16, 14, 15, 15], FIRST_TWELVE)
  expect(chart.signals.map(({ rule, side }) => [rule, side])).toEqual([['nine-on-one-side', 'above']])
  expect(chart.rows.at(-1)!.signals).toEqual([{ rule: 'nine-on-one-side', side: 'above' }])
})
test('a week that is not final is no signal however it looks, and has its limits from what is eligible', async () => {
  const failed = [...CALM, 90]
  const open = await chartOf(failed, FIRST_TWELVE, START + failed.length * WEEK)
  expect(open.rows.at(-1)).toMatchObject({ judged: false, signals: [], z: null, limits: { low: expect.any(Number), high: expect.any(Number) } })
  expect(open.signals).toEqual([])
  expect((await chartOf(failed, FIRST_TWELVE)).signals).toHaveLength(1)
})
test('without a stated period it is the calendar quarter before, else the first thirteen final weeks', async () => {
  const long = await chartOf([...CALM, ...CALM])
  expect(long.baseline).toMatchObject({ chosen: 'quarter', from: '2026-07-06', to: '2026-10-04', periods: 13 })
  expect((await chartOf(CALM)).baseline).toMatchObject({ chosen: 'first', from: '2026-05-18', periods: 13 })
})
test('too few final weeks, or only one outcome, have no limits and say why', async () => {
  expect(await chartOf(CALM.slice(0, 11))).toMatchObject({ baseline: null, nullReason: 'too_few_baseline_periods', signals: [] })
  expect(await chartOf(CALM.map(() => 0))).toMatchObject({ baseline: null, nullReason: 'one_outcome' })
})
test('days asked for cut the rows, not the baseline', async () => {
  const chart = await chartOf([...CALM, 45, 20], { ...FIRST_TWELVE, from: '2026-08-31' })
  expect(chart.rows.map((row) => row.period)).toEqual(['2026-08-31', '2026-09-07', '2026-09-14'])
  expect(chart.baseline!.periods).toBe(12)
})
test('half a baseline is refused', async () => {
  const read = await readControlChart(fakeReader({}), SETTINGS, controlChartQuerySchema.parse({ baselineFrom: '2026-05-18' }))
  expect(read).toMatchObject({ ok: false, problem: { code: 'invalid_baseline' } })
})

const compared = async (query: object, failed: readonly number[] = CALM, completeTo = START + 60 * WEEK) => {
  const read = await readCompare(fakeReader({ facts: weeks(failed), completeTo }), SETTINGS, compareQuerySchema.parse(query))
  if (!read.ok) throw new Error(read.problem.code)
  return read.value
}
const TWO_WEEKS = { aFrom: '2026-05-25', aTo: '2026-05-31', bFrom: '2026-05-18', bTo: '2026-05-24' }
test('two weeks are compared by Newcombe, within noise where 0 is inside', async () => {
  const { a, b, difference, verdict, needed } = await compared(TWO_WEEKS)
  expect([a.n, b.n, a.rate, b.rate]).toEqual([100, 100, 0.78, 0.8])
  expect(difference).toMatchObject({ ...newcombe({ successes: 78, n: 100 }, { successes: 80, n: 100 }), withinNoise: true })
  expect([verdict, needed?.power]).toEqual(['within_noise', 0.8])
  expect(needed!.perSide).toBeGreaterThan(6000)
  expect((await compared(TWO_WEEKS, [20, 60])).verdict).toBe('differs')
})
test('two slices of the same days are compared', async () => {
  const { a, b } = await compared({ from: '2026-05-18', to: '2026-05-24', aFilter: 'channel=email', bFilter: 'channel=chat' })
  expect([a.n, b.n]).toEqual([50, 50])
})
test('what is not final has no verdict; too few have no difference; the same twice is refused', async () => {
  expect(await compared(TWO_WEEKS, CALM, START + 2 * WEEK + 30_000)).toMatchObject({ verdict: null, verdictNullReason: 'not_final' })
  const few = await compared({ ...TWO_WEEKS, filter: 'channel=voice' })
  expect(few).toMatchObject({ verdict: null, verdictNullReason: 'too_few', difference: { difference: null }, needed: null })
  await expect(compared({ from: '2026-05-18' })).rejects.toThrow('nothing_to_compare')
})
