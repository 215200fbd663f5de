import { expect, test } from 'vitest'
import { counterMetricsQuerySchema } from '@shared/api/counter-metrics.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { createBusinessClock } from '@shared/time/business-time.ts'
import { codeOf, judged, valueOf, type Judged } from './brute-force.test-helper.ts'
import { readCounterMetrics } from './counter-metrics.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts, OFFICE, OPERATIONS } from './measured-facts.test-helper.ts'
import { openWeek } from './operations.ts'
import type { AnalyticsSettings } from './reader.ts'

const END = at('2026-11-20')
const FACTS = measuredFacts(1, 500)
const settings: AnalyticsSettings = { ...SETTINGS, operations: OPERATIONS }
const ask = (query: object = {}, facts: readonly ContactFact[] = FACTS, more = settings) =>
  valueOf(readCounterMetrics(fakeReader({ facts, completeTo: END }), more, counterMetricsQuerySchema.parse(query)))

const NO_CONTACT = ['deleted', 'spam', 'test', 'internal', 'proactive', 'merged', 'duplicate', 'resumed', 'abandoned', 'no_reply_solve']
/** By hand: solved by the as-of and not excluded by a code of domain 2.4, though the rate may leave it out. */
const handled = (rows: readonly Judged[]) =>
  rows.filter(
    ({ fact: one, state }) => state !== null || (one.firstSolvedAt !== null && one.firstSolvedAt <= END && !NO_CONTACT.includes(one.exclusion ?? '')),
  )
const HANDLED = handled(judged(FACTS, settings, END)).map((row) => row.fact)
const middle = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) / 2
  return (sorted[Math.floor(place)]! + sorted[Math.ceil(place)]!) / 2
}

test('times are medians over the solved contacts, in calendar and in business hours', async () => {
  const { total } = await ask()
  expect(total.contacts.count).toBe(HANDLED.length)
  const replied = HANDLED.filter((one) => one.firstAgentReplyAt !== null)
  expect(total.firstReply.calendar.n).toBe(replied.length)
  expect(total.firstReply.calendar.median!.value).toBe(middle(replied.map((one) => one.firstAgentReplyAt! - one.createdAt)))
  const clock = createBusinessClock(openWeek(OFFICE), 'UTC')
  expect(total.firstReply.business.median!.value).toBe(middle(replied.map((one) => clock.between(one.createdAt, one.firstAgentReplyAt!))))
  expect(total.firstResolution.calendar.median!.value).toBe(middle(HANDLED.map((one) => one.firstSolvedAt! - one.createdAt)))
  const stayed = HANDLED.filter((one) => one.solvedNow && one.lastSolvedAt! <= END)
  expect(total.fullResolution.calendar).toMatchObject({
    n: stayed.length,
    median: { value: middle(stayed.map((one) => one.lastSolvedAt! - one.createdAt)) },
  })
  expect(total.handleTime.median!.value).toBe(middle(HANDLED.flatMap((one) => one.handleSeconds ?? [])))
})
test('an answer by a bot ends the wait only when it is asked so', async () => {
  const bots = await ask({ bots: 'include' })
  const first = HANDLED.flatMap((one) => {
    const answers = [one.firstAgentReplyAt, one.firstBotReplyAt].filter((moment) => moment !== null)
    return answers.length === 0 ? [] : [Math.min(...answers) - one.createdAt]
  })
  expect(bots.total.firstReply.calendar).toMatchObject({ n: first.length, median: { value: middle(first) } })
  expect(bots.total.firstReply.calendar.median!.value).toBeLessThan((await ask()).total.firstReply.calendar.median!.value)
})
test('satisfaction, recommendation and what went wrong are counted as by hand, each on its own scale', async () => {
  const { total, csatByFirstReply } = await ask()
  const good = HANDLED.filter((one) => one.csat === 'good').length
  const answers = HANDLED.filter((one) => one.csat !== null).length
  expect([total.csat.score.count, total.csat.score.of, total.csat.response.of]).toEqual([good, answers, HANDLED.length])
  const resolved = judged(FACTS, settings, END).filter(({ state, fact: one }) => state === 'success' && one.csat !== null)
  expect(total.csat.resolved.of).toBe(resolved.length)
  const nps = HANDLED.flatMap((one) => one.nps ?? [])
  expect(total.nps.score).toBeCloseTo(((nps.filter((x) => x > 8).length - nps.filter((x) => x < 7).length) / nps.length) * 100, 9)
  expect(total.reopened.count).toBe(HANDLED.filter((one) => one.reopens > 0).length)
  expect(total.noReply.count).toBe(
    judged(FACTS, settings, END).filter(
      ({ fact: one, state }) => one.exclusion === 'no_reply_solve' && (one.firstSolvedAt ?? one.createdAt) <= END && state === null,
    ).length,
  )
  const early = HANDLED.filter((one) => one.csat !== null && one.firstAgentReplyAt !== null && one.firstAgentReplyAt - one.createdAt <= 300)
  expect(csatByFirstReply[0]!.score.of).toBe(early.length)
})
test('by week, rows add up to the total, and backlog is what had come and was not yet solved', async () => {
  const { rows, total } = await ask({ by: 'week' })
  expect(rows.reduce((sum, row) => sum + row.contacts.count, 0)).toBe(total.contacts.count)
  const [row] = rows.slice(3)
  const end = at(row!.period!) + 7 * DAY
  const isMember = (one: ContactFact) => one.exclusion === null || ['abandoned', 'no_reply_solve'].includes(one.exclusion)
  const waiting = FACTS.filter((one) => isMember(one) && one.createdAt < end && !(one.firstSolvedAt !== null && one.firstSolvedAt < end))
  expect(row!.backlog!.count).toBe(waiting.length)
  expect(waiting.length).toBeGreaterThan(0)
})
test('what is not configured, was not told or rests on few is no figure, and says why', async () => {
  const few = [fact(1, { handleSeconds: 60 }), fact(2)]
  const { total } = await ask({}, few, SETTINGS)
  expect(total.firstReply.business).toMatchObject({ median: null, nullReason: 'not_configured' })
  expect(total.handleTime).toMatchObject({ n: 0, nullReason: 'not_configured' })
  expect(total.nps).toMatchObject({ score: null, nullReason: 'not_configured' })
  expect((await ask({}, few)).total.handleTime).toMatchObject({ n: 1, median: null, nullReason: 'too_few' })
  expect((await ask({}, few)).total.nps).toMatchObject({ score: null, nullReason: 'no_values' })
  const never = await valueOf(readCounterMetrics(fakeReader({ completeTo: null }), settings, counterMetricsQuerySchema.parse({ by: 'week' })))
  expect(never).toMatchObject({ asOf: null, rows: [], total: { backlog: null, contacts: { count: 0 } } })
})
test('a lens without a window is refused', async () => {
  expect(await codeOf(readCounterMetrics(fakeReader({}), settings, counterMetricsQuerySchema.parse({ lens: 'survey' })))).toBe('lens_without_window')
})
