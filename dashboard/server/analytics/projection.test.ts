import { expect, test } from 'vitest'
import { trendQuerySchema, type Trend } from '@shared/api/trend.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { evaluate } from '@shared/fcr/evaluate.ts'
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { kaplanMeier, survivalAt } from '@shared/stats/kaplan-meier.ts'
import { seededRandom } from '@shared/stats/random.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { readHistories } from './projection-history.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { readTrend } from './trend.ts'

const END = at('2026-11-16')
/** Thirty weeks, forty contacts a week, one in five comes back within some days. */
function world(weeks = 30, perWeek = 40): ContactFact[] {
  const random = seededRandom('weeks')
  return Array.from({ length: weeks * perWeek }, (_, i) => {
    const firstSolvedAt = END - weeks * 7 * DAY + Math.floor((i / perWeek) * 7 * DAY)
    const gap = random() < 0.25 ? Math.floor(-2.5 * DAY * Math.log(1 - random())) : 40 * DAY
    return fact(i + 1, {
      firstSolvedAt,
      channel: random() < 0.8 ? 'email' : 'chat',
      reason: random() < 0.2 ? 'refund' : 'late',
      transfers: random() < 0.1 ? 1 : 0,
      next: gap > 30 * DAY ? { gap: null, kind: null, ticketId: null } : { gap, kind: 'new_ticket', ticketId: 90_000 + i },
    })
  })
}
const reader = fakeReader({ facts: world(), completeTo: END })
async function trend(query: object = {}, settings: Partial<AnalyticsSettings> = {}, from: AnalyticsReader = reader): Promise<Trend> {
  const result = await readTrend(from, { ...SETTINGS, ...settings }, trendQuerySchema.parse(query))
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}

test('the week that is not final is projected between its floor and its upper bound, final weeks are not', async () => {
  const { rows, projectionCoverage } = await trend()
  const last = rows.at(-1)!
  expect(last).toMatchObject({ period: '2026-11-09', matured: false, projection: { basis: 'slice', weeks: 13, running: false, nullReason: null } })
  const { rate, low, high } = last.projected!
  expect(low!).toBeLessThan(rate!)
  expect(rate!).toBeLessThan(high!)
  expect(low!).toBeGreaterThanOrEqual(last.success / last.eligible)
  expect(high!).toBeLessThanOrEqual(last.upperBound! + 1e-12)
  for (const row of rows.slice(0, -1)) expect([row.projected, row.projection]).toEqual([null, null])
  expect(projectionCoverage).toMatchObject({ origins: expect.any(Number), nominal: 0.95 })
  expect(projectionCoverage!.origins).toBeGreaterThan(15)
  expect(projectionCoverage!.covered).toBeGreaterThan(0.8 * projectionCoverage!.origins)
})
test('it is the sum of the domain: ripe successes and S(W) ÷ S(age), S over contacts of the last thirteen matured weeks without other flags', async () => {
  const facts = world()
  const lens = compileLens(defineLens('net', SETTINGS), END)
  const curveOf = facts.filter((one) => one.transfers === 0 && one.firstSolvedAt! >= END - 14 * 7 * DAY && one.firstSolvedAt! < END - 7 * DAY)
  const age = (one: ContactFact) => Math.min(END - one.firstSolvedAt!, 30 * DAY)
  const curve = kaplanMeier(
    curveOf.map((one) => Math.min(one.next.gap ?? 40 * DAY, age(one))),
    curveOf.map((one) => (one.next.gap ?? 40 * DAY) <= age(one)),
  )!
  const week = facts.filter((one) => one.firstSolvedAt! >= END - 7 * DAY)
  const sum = week.reduce((total, one) => {
    const { state } = evaluate(lens, one)
    if (state === 'success') return total + 1
    return state === 'pending' ? total + survivalAt(curve, 7 * DAY).survival / survivalAt(curve, END - one.firstSolvedAt!).survival : total
  }, 0)
  const last = (await trend()).rows.at(-1)!
  expect(last.projection?.n).toBe(curveOf.length)
  expect(last.projected!.rate).toBeCloseTo(sum / week.length, 12)
})
test('a slice with fewer than 200 contacts takes the curve of all, and says so', async () => {
  const { rows } = await trend({ slice: 'channel' })
  const basis = Object.fromEntries(rows.filter((row) => row.matured === false).map((row) => [row.slice, row.projection?.basis]))
  expect(basis).toEqual({ email: 'slice', chat: 'all' })
  const filtered = (await trend({ filter: 'channel=chat' })).rows.at(-1)!
  expect(filtered.projection).toMatchObject({ basis: 'all', n: (await trend()).rows.at(-1)!.projection!.n })
  expect(filtered.projected).toEqual(rows.findLast((row) => row.slice === 'chat' && row.matured === false)!.projected)
})
test('too little history and lenses without a window are not projected, and say why', async () => {
  const young = fakeReader({ facts: world(4), completeTo: END })
  expect((await trend({}, {}, young)).rows.at(-1)).toMatchObject({ projected: null, projection: { nullReason: 'too_little_history' } })
  const now = fakeReader({ facts: world(), completeTo: END - 3 * DAY })
  expect((await trend({ lens: 'one_touch' }, {}, now)).rows.at(-1)).toMatchObject({ matured: false, projection: { nullReason: 'no_window' } })
})
test('the total is projected with its own successes, days asked for cut it, and as-of goes back', async () => {
  const { rows, total } = await trend({ from: '2026-11-02' })
  const [before, last] = [rows[0]!, rows[1]!]
  const ahead = last.projected!.rate! * last.eligible
  expect(total.projected!.rate).toBeCloseTo((before.success + ahead) / total.eligible, 9)
  const then = await trend({ asOf: '2026-11-09T00:00:00Z' })
  const late = fakeReader({ facts: world().filter((one) => one.firstSolvedAt! < END - 7 * DAY), completeTo: END - 7 * DAY })
  const week = (found: Trend) => found.rows.find((row) => row.period === '2026-11-02')!.projected
  expect(week(then)).toEqual(week(await trend({}, {}, late)))
})
test('a running week is projected as such', async () => {
  const running = (await trend({ asOf: '2026-11-12T00:00:00Z' })).rows.at(-1)!
  expect(running).toMatchObject({ period: '2026-11-09', projection: { running: true } })
})
test('windows by reason are each contact’s own', async () => {
  const settings = { windowByReason: { refund: 14 as const } }
  const scope = { lens: compileLens(defineLens('net', { ...SETTINGS, ...settings }), END), fromDay: null, toDay: null, filters: [] }
  const { all } = await readHistories(reader, scope, null)
  expect([...new Set(all.window)].sort((a, b) => a - b)).toEqual([7 * DAY, 14 * DAY])
  expect(all.window.filter((window) => window === 14 * DAY)).toHaveLength(world().filter((one) => one.reason === 'refund').length)
  expect([...all.solvedAt]).toEqual([...all.solvedAt].sort((a, b) => a - b))
})
test('the same question is answered from memory until something was counted anew', async () => {
  let scans = 0
  const counting: AnalyticsReader = { ...reader, scanContacts: (query, each) => (scans++, reader.scanContacts(query, each)) }
  const noon = { asOf: '2026-11-15T12:10:00Z' }
  const first = await trend(noon, {}, counting)
  // One for the rows, one for the weeks of the back-test.
  expect(scans).toBe(2)
  expect(await trend(noon, {}, counting)).toEqual(first)
  expect(scans).toBe(2)
  await trend({ asOf: '2026-11-15T12:40:00Z' }, {}, counting)
  expect(scans).toBe(3)
  await trend({ asOf: '2026-11-15T13:00:00Z' }, {}, counting)
  expect(scans).toBe(5)
})
