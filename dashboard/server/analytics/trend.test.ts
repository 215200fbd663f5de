import { expect, test } from 'vitest'
import { trendQuerySchema, type Trend } from '@shared/api/trend.ts'
import { at, DAY, fact, fakeReader, SETTINGS, type FakeWorld } from './fake-reader.test-helper.ts'
import type { AnalyticsSettings } from './reader.ts'
import { readTrend } from './trend.ts'

const ask = (world: FakeWorld, query: object = {}, settings: Partial<AnalyticsSettings> = {}) =>
  readTrend(fakeReader(world), { ...SETTINGS, ...settings }, trendQuerySchema.parse(query))
async function trend(world: FakeWorld, query: object = {}, settings: Partial<AnalyticsSettings> = {}): Promise<Trend> {
  const result = await ask(world, query, settings)
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}
async function problem(query: object): Promise<string> {
  const result = await ask({}, query)
  return result.ok ? 'no problem' : result.problem.code
}
const back = (days: number) => ({ gap: days * DAY, kind: 'new_ticket' as const, ticketId: 999 })

test('rate is success over success and failed; early failures and pending wait', async () => {
  const { rows } = await trend({
    completeTo: at('2026-11-10T12:00:00Z'),
    facts: [
      fact(1, { firstSolvedAt: at('2026-11-02T10:00:00Z') }),
      fact(2, { firstSolvedAt: at('2026-11-03T10:00:00Z') }),
      fact(3, { firstSolvedAt: at('2026-11-03T11:00:00Z'), next: back(2) }),
      fact(4, { firstSolvedAt: at('2026-11-05T10:00:00Z') }),
      fact(5, { firstSolvedAt: at('2026-11-05T10:00:00Z'), transfers: 1 }),
    ],
  })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    period: '2026-11-02',
    eligible: 5,
    success: 2,
    failed: 1,
    failedEarly: 1,
    pending: 1,
    n: 3,
    matured: false,
    upperBound: 1 - 2 / 5,
    nullReason: null,
  })
  expect(rows[0]?.rate).toBeCloseTo(2 / 3, 12)
  expect(rows[0]?.low).toBeCloseTo(0.2077, 3)
  expect(rows[0]?.failures).toEqual({ new_ticket: 1, transferred: 1 })
})
test('what comes after the effective as-of is not known: a later return is no repeat yet, a later solve is left out', async () => {
  const world = {
    completeTo: at('2026-12-01'),
    facts: [fact(1, { firstSolvedAt: at('2026-11-02'), next: back(5) }), fact(2, { firstSolvedAt: at('2026-11-06') })],
  }
  const then = await trend(world, { asOf: '2026-11-05T00:00:00Z' })
  expect(then.asOf).toBe('2026-11-05T00:00:00Z')
  expect(then.total).toMatchObject({ eligible: 1, pending: 1, failedEarly: 0 })
  expect((await trend(world)).total).toMatchObject({ eligible: 2, failed: 1, success: 1 })
})
test('as-of never passes complete-to', async () => {
  const later = await trend({ completeTo: at('2026-11-10'), facts: [fact(1)] }, { asOf: '2027-01-01T00:00:00Z' })
  expect([later.asOf, later.completeTo]).toEqual(['2026-11-10T00:00:00Z', '2026-11-10T00:00:00Z'])
})
test('complete-to is the least of tickets, events and users, and unknown while one of them was never read to its end', async () => {
  const state = (stream: 'tickets' | 'ticket_events' | 'users' | 'articles', completeTo: number | null) => ({
    stream,
    cursor: null,
    rows: 1,
    expected: null,
    completeTo,
    updatedAt: 0,
  })
  const states = [
    state('tickets', at('2026-11-12')),
    state('ticket_events', at('2026-11-11')),
    state('users', at('2026-11-13')),
    state('articles', at('2026-01-01')),
  ]
  expect((await trend({ states })).completeTo).toBe('2026-11-11T00:00:00Z')
  const early = await trend({ states: states.slice(0, 2), facts: [fact(1)] })
  expect(early).toMatchObject({
    asOf: null,
    completeTo: null,
    rows: [],
    total: { eligible: 0, rate: null, nullReason: 'no_contacts', matured: null, upperBound: null },
  })
})
test('matured needs the end of the period and 99 of 100 ripe', async () => {
  const facts = Array.from({ length: 100 }, (_, i) => fact(i + 1, { firstSolvedAt: at('2026-11-08T23:00:00Z') }))
  const half = facts.map((one, i) => (i < 2 ? { ...one, reason: 'slow' } : one))
  const matured = async (world: FakeWorld, by30 = {}) => (await trend(world, {}, { windowByReason: by30 })).rows[0]?.matured
  expect(await matured({ facts, completeTo: at('2026-11-15T22:59:59Z') })).toBe(false)
  expect(await matured({ facts, completeTo: at('2026-11-15T23:00:00Z') })).toBe(true)
  expect(await matured({ facts: half, completeTo: at('2026-11-16') }, { slow: 30 })).toBe(false)
  expect(await matured({ facts: half.slice(1), completeTo: at('2026-11-16') }, { slow: 30 })).toBe(false)
  expect(
    await matured({ facts: [...half.slice(1), fact(200, { firstSolvedAt: at('2026-11-08') })], completeTo: at('2026-11-16') }, { slow: 30 }),
  ).toBe(true)
})
test('no contact ripe has no rate and says why; every contact ripe needs the window to end to the second', async () => {
  const facts = [fact(1, { firstSolvedAt: at('2026-11-02') })]
  const before = await trend({ facts, completeTo: at('2026-11-09') - 1 })
  expect(before.rows[0]).toMatchObject({ eligible: 1, n: 0, rate: null, low: null, nullReason: 'none_ripe', upperBound: 1, matured: false })
  expect((await trend({ facts, completeTo: at('2026-11-09') })).rows[0]).toMatchObject({ n: 1, rate: 1, nullReason: null })
})
test('all periods of the range are there, empty ones too', async () => {
  const facts = [fact(1, { firstSolvedAt: at('2026-11-03') }), fact(2, { firstSolvedAt: at('2026-11-20') })]
  const periods = async (query: object) => (await trend({ facts }, query)).rows.map((row) => [row.period, row.eligible])
  expect(await periods({})).toEqual([
    ['2026-11-02', 1],
    ['2026-11-09', 0],
    ['2026-11-16', 1],
  ])
  expect(await periods({ from: '2026-10-28', to: '2026-11-04' })).toEqual([
    ['2026-10-26', 0],
    ['2026-11-02', 1],
  ])
  expect(await periods({ by: 'month', from: '2026-09-15' })).toEqual([
    ['2026-09-01', 0],
    ['2026-10-01', 0],
    ['2026-11-01', 2],
  ])
  const empty = (await trend({ facts }, { from: '2026-12-01', to: '2026-12-02', by: 'day' })).rows[1]
  expect(empty).toMatchObject({ period: '2026-12-02', eligible: 0, nullReason: 'no_contacts', matured: null, upperBound: null, rate: null })
})
test('days and weeks are those of the zone and the configured week start', async () => {
  const facts = [fact(1, { firstSolvedAt: at('2026-11-01T17:00:00Z') })]
  const world = { facts, timeZone: 'Asia/Shanghai' }
  const first = async (settings: Partial<AnalyticsSettings>) => (await trend(world, {}, { timeZone: 'Asia/Shanghai', ...settings })).rows[0]?.period
  expect(await first({})).toBe('2026-11-02')
  expect(await first({ weekStart: 'sunday' })).toBe('2026-11-01')
})
test('from and to are inclusive days on the cohort date', async () => {
  const facts = [
    fact(1, { firstSolvedAt: at('2026-11-02') }),
    fact(2, { firstSolvedAt: at('2026-11-03T23:59:59Z') }),
    fact(3, { firstSolvedAt: at('2026-11-04') }),
  ]
  expect((await trend({ facts }, { from: '2026-11-02', to: '2026-11-03' })).total.eligible).toBe(2)
})
test('a window in the question overrides the windows by reason', async () => {
  const facts = [fact(1, { firstSolvedAt: at('2026-11-02'), reason: 'refund', next: back(10) })]
  const settings = { windowByReason: { refund: 14 as const } }
  expect((await trend({ facts }, {}, settings)).total).toMatchObject({ failed: 1, success: 0 })
  const asked = await trend({ facts }, { window: 7 }, settings)
  expect(asked.total).toMatchObject({ failed: 0, success: 1 })
  expect(asked.definition).toMatchObject({ windowDays: 7, windowByReason: {} })
})
test('what is left out is counted by code', async () => {
  const facts = [
    fact(1, { exclusion: 'spam' }),
    fact(2, { prevGap: 3 * DAY }),
    fact(3, { knownProblem: true }),
    fact(4, { reason: 'warranty' }),
    fact(5, { exclusion: 'no_reply_solve' }),
    fact(6, { firstSolvedAt: null, createdAt: at('2026-11-02') }),
  ]
  const { total } = await trend({ facts }, {}, { notFirstContactResolvable: ['warranty'] })
  expect(total.excluded).toEqual({ known_problem: 1, no_reply_solve: 1, not_first: 1, not_first_contact_resolvable: 1, spam: 1 })
  expect(total.eligible).toBe(0)
})
test('slices sum to the total and carry names; no value is a slice', async () => {
  const facts = [fact(1), fact(2), fact(3, { solverGroup: 2 }), fact(4, { solverGroup: null, transfers: 1 })]
  const { rows, total } = await trend({ facts }, { slice: 'group' })
  expect(rows.map((row) => [row.slice, row.sliceLabel, row.eligible])).toEqual([
    ['1', 'Support', 2],
    ['(none)', null, 1],
    ['2', 'Tier 2', 1],
  ])
  expect(rows.reduce((sum, row) => sum + row.eligible, 0)).toBe(total.eligible)
})
test('filters of one dimension mean either, of two dimensions both', async () => {
  const facts = [
    fact(1, { channel: 'email', market: 'DE' }),
    fact(2, { channel: 'chat', market: 'DE' }),
    fact(3, { channel: 'voice', market: 'DE' }),
    fact(4, { channel: 'chat' }),
  ]
  expect((await trend({ facts }, { filter: ['channel=chat', 'channel=email'] })).total.eligible).toBe(3)
  expect((await trend({ facts }, { filter: ['channel=chat', 'market=DE'] })).total.eligible).toBe(1)
  expect((await trend({ facts }, { filter: 'market=(none)' })).total.eligible).toBe(1)
})
test('possible links give a second rate', async () => {
  const facts = [fact(1), fact(2, { nextPossible: back(1) })]
  const { total } = await trend({ facts })
  expect([total.rate, total.withPossible.rate]).toEqual([1, 0.5])
})
test('the coarse share is that of the eligible', async () => {
  const facts = [fact(1), fact(2, { fidelity: 'coarse' }), fact(3, { fidelity: 'coarse', exclusion: 'spam' })]
  expect((await trend({ facts })).coarseShare).toBe(0.5)
})
test('one touch counts every solved ticket by its latest solve', async () => {
  const facts = [fact(1, { agentReplies: 2 }), fact(2, { exclusion: 'spam' }), fact(3, { solvedNow: false })]
  expect((await trend({ facts }, { lens: 'one_touch' })).total).toMatchObject({ eligible: 2, success: 1, failed: 1, failures: {} })
})
test('questions that cannot be answered say why', async () => {
  expect(await problem({ lens: 'one_touch', asOf: '2026-11-05T00:00:00Z' })).toBe('as_of_not_supported')
  expect(await problem({ from: '2026-02-31' })).toBe('invalid_day')
  expect(await problem({ from: '2026-11-03', to: '2026-11-02' })).toBe('invalid_range')
  expect(await problem({ filter: 'colour=red' })).toBe('invalid_filter')
  expect(await problem({ by: 'day', from: '1800-01-01', to: '2026-11-02' })).toBe('too_many_rows')
})
test('a slice is called as the account calls it, and asked for by that name or by its value', async () => {
  const facts = [fact(1, { firstSolvedAt: at('2026-11-02'), market: 'market_de' }), fact(2, { firstSolvedAt: at('2026-11-02'), market: 'market_fr' })]
  const sliced = await trend({ facts }, { slice: 'market' })
  expect(sliced.rows.map((row) => [row.slice, row.sliceLabel])).toEqual([
    ['market_de', 'Germany'],
    ['market_fr', 'market_fr'],
  ])
  for (const asked of ['market=Germany', 'market=market_de']) expect((await trend({ facts }, { filter: asked })).total.eligible).toBe(1)
  expect((await trend({ facts }, { filter: ['market=Germany', 'market=market_fr'] })).total.eligible).toBe(2)
})
