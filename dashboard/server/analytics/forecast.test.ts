import { expect, test } from 'vitest'
import { forecastQuerySchema } from '@shared/api/forecast.ts'
import { operationsSchema } from '@shared/api/operations.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { seededRandom } from '@shared/stats/random.ts'
import { requiredAgents } from '@shared/stats/staffing.ts'
import { codeOf, valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { readForecast } from './forecast.ts'
import { OFFICE } from './measured-facts.test-helper.ts'
import type { AnalyticsSettings } from './reader.ts'

/** A Monday. */
const START = at('2026-06-01')
const WEEKS = 20
const END = START + WEEKS * 7 * DAY + 3600
/** Busy Mondays, no Sundays; one contact of ten comes back two days later. */
const PER_DAY = [40, 30, 30, 25, 25, 10, 0]
const FACTS: ContactFact[] = []
const random = seededRandom(1)
for (let day = 0; day < WEEKS * 7; day += 1)
  for (let i = 0; i < PER_DAY[day % 7]! + Math.floor(random() * 3); i += 1) {
    const id = FACTS.length + 1
    const createdAt = START + day * DAY + 9 * 3600 + i
    const voice = i % 2 === 0 && day % 7 < 6
    FACTS.push(fact(id, { createdAt, channel: voice ? 'voice' : 'email', handleSeconds: voice ? 300 : 600 }))
    if (i % 10 !== 9) continue
    FACTS[id - 1] = { ...FACTS[id - 1]!, next: { gap: 2 * DAY, kind: 'new_ticket', ticketId: id + 1 } }
    FACTS.push(fact(id + 1, { createdAt: createdAt + 2 * DAY, prevGap: 2 * DAY, channel: 'email', handleSeconds: 600 }))
  }
const ask = (query: object = {}, settings: AnalyticsSettings = SETTINGS, facts: readonly ContactFact[] = FACTS) =>
  valueOf(readForecast(fakeReader({ facts, completeTo: END }), settings, forecastQuerySchema.parse(query)))
const came = (from: number, until: number) => FACTS.filter((one) => one.createdAt >= from && one.createdAt < until && one.createdAt <= END).length

test('history is whole weeks of what arrived, the running one left out, and the next ones follow it', async () => {
  const { history, points, backTest } = await ask()
  // The first day seen may have begun before the data, so its week is not whole.
  expect(history[0]).toMatchObject({ period: '2026-06-08', count: came(START + 7 * DAY, START + 14 * DAY) })
  expect(history.at(-1)).toMatchObject({ period: '2026-10-12' })
  expect(points.map(({ period }) => period).slice(0, 2)).toEqual(['2026-10-19', '2026-10-26'])
  expect(points).toHaveLength(8)
  const usual = history.at(-1)!.count
  for (const { expected, low, high } of points)
    expect([low <= expected, expected <= high, Math.abs(expected - usual) < usual / 5]).toEqual([true, true, true])
  expect(backTest).toMatchObject({ nominal: 0.8, origins: expect.any(Number) })
})
test('by day, quiet days are forecast as quiet, and the best plain baseline is named', async () => {
  const { points, backTest } = await ask({ by: 'day', weeks: 2 })
  expect(points).toHaveLength(14)
  const of = (iso: string) => points.find(({ period }) => period === iso)!.expected
  expect(of('2026-10-25')).toBeLessThan(of('2026-10-19') / 2)
  const errors = Object.entries(backTest!.wape).filter(([name]) => ['last_week', 'four_week_mean', 'all_week_mean'].includes(name))
  expect(backTest!.wape[backTest!.bestBaseline]).toBe(Math.min(...errors.map(([, wape]) => wape!)))
})
test('repeats of the forecast are its volume times how many come back', async () => {
  const { points, repeats } = await ask()
  const recent = FACTS.filter((one) => one.createdAt >= START + WEEKS * 7 * DAY - 91 * DAY && one.createdAt < START + WEEKS * 7 * DAY)
  expect([repeats.share.count, repeats.share.of]).toEqual([recent.filter((one) => one.prevGap !== null).length, recent.length])
  expect(repeats.perContact).toBeCloseTo(repeats.share.rate!, 1)
  for (const { expected, repeats: back } of points) expect(back! / expected).toBeCloseTo(repeats.perContact!, 2)
})
test('staff is work while the desk is open, and calls of the busiest hour; without a goal, hours or measured work there is none', async () => {
  const staffing = { serviceLevel: 0.8, answerWithinSeconds: 20, shrinkage: 0.25, occupancy: 0.8 }
  const settings = { ...SETTINGS, operations: operationsSchema.parse({ staffing, handleTimeField: 'Seconds', businessHours: OFFICE }) }
  const { points, staff } = await ask({ by: 'day', weeks: 1 }, settings)
  expect(staff).toMatchObject({ handleSeconds: { voice: 300, other: 600 }, nullReason: null })
  const monday = points[0]!
  const calls = monday.expected * staff.voiceShare!
  expect(monday.staff!.workHours).toBeCloseTo((calls * 300 + (monday.expected - calls) * 600) / 3600, 6)
  // All calls of a day come in one hour of this world.
  const found = requiredAgents({ callsPerHour: calls, handleSeconds: 300 }, { serviceLevel: 0.8, answerWithin: 20 }, { shrinkage: 0.25 })!
  expect(monday.staff!.voice).toMatchObject({ agents: found.agents, scheduled: found.scheduled, method: 'erlang-c' })
  expect(monday.staff!.other!.agents).toBe(Math.ceil(((monday.expected - calls) * 600) / (8 * 3600) / 0.8))
  expect(points.at(-1)!.staff!.other).toBeNull()
  const without = (missing: object) =>
    ask({}, { ...SETTINGS, operations: operationsSchema.parse({ staffing, handleTimeField: 'Seconds', businessHours: OFFICE, ...missing }) })
  expect((await without({ staffing: null })).staff.nullReason).toBe('no_staffing_goal')
  expect((await without({ handleTimeField: null })).staff.nullReason).toBe('no_handle_time')
  expect((await without({ businessHours: null })).staff.nullReason).toBe('no_business_hours')
})
test('a short history is no ground for a forecast', async () => {
  const few = FACTS.filter((one) => one.createdAt > END - 4 * DAY)
  expect(await ask({ by: 'day' }, SETTINGS, few)).toMatchObject({
    points: [],
    backTest: null,
    nullReason: 'short_history',
    repeats: { perContact: null, nullReason: 'too_few' },
  })
  const never = await valueOf(readForecast(fakeReader({ completeTo: null }), SETTINGS, forecastQuerySchema.parse({})))
  expect(never).toMatchObject({ asOf: null, points: [], history: [], nullReason: 'never_synced' })
  expect(await codeOf(readForecast(fakeReader({}), SETTINGS, forecastQuerySchema.parse({ lens: 'survey' })))).toBe('lens_without_window')
})
