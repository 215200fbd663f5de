import { afterEach, expect, test } from 'vitest'
import { issueCheckReportSchema, issueCheckSchema, type IssueCheck } from '@shared/api/issue-check.ts'
import { fact } from '../analytics/fake-reader.test-helper.ts'
import { comment, ticketRow } from '../store/fact-store/duckdb/landing.test-helper.ts'
import { openFactStore } from '../store/fact-store/duckdb/open-fact-store.ts'
import { openOpsStore } from '../store/ops-store/duckdb/open-ops-store.ts'
import { createPairCheck } from './pair-check.ts'

const HOUR = 3600
const DAY = 24 * HOUR
/** Monday, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 10, 16) / 1000
let close = async () => {}
afterEach(() => close())

/** Persons who wrote twice in the week before: of like reason, of other reasons, or of none. `now` moves by hand. */
async function check(persons: number, mostContacts?: number) {
  const store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '300MB' })
  const ops = await openOpsStore({ path: ':memory:' })
  close = async () => void (await Promise.all([store.close(), ops.close()]))
  const landWeek = async (monday: number, firstPerson: number) => {
    const tickets = []
    const events = []
    const facts = []
    for (let person = firstPerson; person < firstPerson + persons; person += 1)
      for (const turn of [0, 1]) {
        const id = 2 * person + turn
        const at = monday - 5 * DAY + turn * DAY + (person - firstPerson) * 60
        const reason = [
          ['refund', 'refund'],
          ['refund', 'delivery'],
          [null, 'refund'],
        ][person % 3]![turn]!
        tickets.push(ticketRow(id, { requesterId: person, createdAt: at, subject: `secret ${reason}` }))
        events.push({ ...comment(id, at, person), text: `words of ${id}` })
        facts.push({ fact: fact(id, { personId: person, requesterId: person, createdAt: at, reason }), cohortDay: 1, lastSolvedDay: null })
      }
    await store.land({ stream: 'tickets', cursor: null, completeTo: monday + HOUR, tickets, events }, monday)
    await store.applyFacts({ facts, people: [], gone: [], done: null })
  }
  await landWeek(MONDAY, 1)
  const clock = { now: MONDAY + HOUR }
  let judged = 0
  const checking = createPairCheck({
    reader: store,
    ops,
    settings: () => ({ timeZone: 'UTC', weekStart: 'monday', ticketUrl: 'https://acme.zendesk.com/agent/tickets/' }),
    text: () => (a, b) => (a.createdAt < b.createdAt ? 0.75 : 0.75),
    completeTo: async () => clock.now,
    judgeAgain: async () => void (judged += 1),
    now: () => clock.now,
    ...(mostContacts === undefined ? {} : { mostContacts }),
  })
  return { ops, checking, clock, landWeek, judged: () => judged }
}
const truth = ({ first }: IssueCheck['pairs'][number]) => (Math.floor(first.ticketId / 2) % 3 === 1 ? 'different' : 'same')

test('thirty pairs a week, the same whenever they are asked for, with nothing of what the rules said', async () => {
  const { checking, clock } = await check(60)
  const week = await checking.week()
  expect(issueCheckSchema.parse(week)).toEqual(week)
  expect(week).toMatchObject({ week: '2026-11-16', from: '2026-11-09', to: '2026-11-15', answered: 0 })
  expect(week.pairs).toHaveLength(30)
  expect(week.pairs[0]?.first).toMatchObject({ channel: 'email', opening: expect.stringMatching(/^words of \d+$/) })
  expect(new Set(week.pairs.flatMap((pair) => Object.keys(pair)))).toEqual(new Set(['pair', 'first', 'second', 'answer', 'answeredBy', 'answeredAt']))
  expect(JSON.stringify(week)).not.toMatch(/verdict|stratum|same_reason|possible/)
  clock.now += 3 * DAY
  expect((await checking.week()).pairs).toEqual(week.pairs)
})
test('the order of the pairs does not part what the rules call the same from what they don’t', async () => {
  const { checking, ops } = await check(60)
  const order = (await checking.week()).pairs.map(({ pair }) => pair)
  const drawn = await ops.pairChecks()
  expect(drawn.map(({ a, b }) => `${a}-${b}`)).toEqual(order)
  expect(new Set(drawn.map(({ verdict }) => verdict))).toEqual(new Set(['yes', 'no']))
  const changes = drawn.filter(({ verdict }, at) => at > 0 && verdict !== drawn[at - 1]!.verdict).length
  expect(changes).toBeGreaterThan(5)
})
test('every pair carries its chance to be drawn, and the chances of a stratum add up to its pairs', async () => {
  const { checking, ops } = await check(60)
  await checking.week()
  const drawn = await ops.pairChecks()
  for (const stratum of new Set(drawn.map((pair) => pair.stratum))) {
    const members = drawn.filter((pair) => pair.stratum === stratum)
    expect(members.reduce((sum, { inclusion }) => sum + 1 / inclusion, 0)).toBeCloseTo(members[0]!.population, 6)
  }
  expect(Object.fromEntries(drawn.map((pair) => [pair.stratum, pair.population]))).toEqual({ yes: 20, yes_near: 20, no_near: 20 })
})
test('an answer is kept with who and when, is a human’s word on the pair, and can be taken back', async () => {
  const { checking, ops, judged } = await check(6)
  const { pairs } = await checking.week()
  const pair = pairs[0]!.pair
  const [a, b] = pair.split('-').map(Number)
  const words = async () => (await ops.issueVerdicts()).map((word) => [word.a, word.b, word.same])
  for (const _again of [1, 2]) expect(await checking.answer(pair, 'different', 'user:7')).toEqual({ pair, answer: 'different' })
  expect([await words(), judged()]).toEqual([[[a, b, false]], 1])
  expect((await checking.week()).pairs[0]).toMatchObject({ answer: 'different', answeredBy: 'user:7', answeredAt: '2026-11-16T01:00:00Z' })
  await checking.answer(pair, 'cannot_tell', 'user:7')
  expect(await words()).toEqual([])
  await checking.answer(pair, 'same', 'user:7')
  expect(await words()).toEqual([[a, b, true]])
  await checking.answer(pair, null, 'user:7')
  expect([await words(), (await checking.week()).answered]).toEqual([[], 0])
  expect(await checking.answer('1-99', 'same', 'user:7')).toBeNull()
})
test('a word that an agent said on the pair stays when the check takes its own answer back', async () => {
  const { checking, ops, clock } = await check(6)
  const pair = (await checking.week()).pairs[0]!.pair
  const [a, b] = pair.split('-').map(Number) as [number, number]
  await checking.answer(pair, 'cannot_tell', 'user:7')
  clock.now += 60
  await ops.saveIssueVerdict({ a, b, same: true }, clock.now)
  await checking.answer(pair, null, 'user:7')
  expect(await ops.issueVerdicts()).toHaveLength(1)
})
test('the report says precision and recall with intervals, or that there are too few answers', async () => {
  const { checking, clock, landWeek } = await check(60)
  const answerAll = async () => {
    for (const pair of (await checking.week()).pairs) await checking.answer(pair.pair, truth(pair), 'user:7')
  }
  expect(await checking.report(13)).toMatchObject({
    answered: 0,
    precision: null,
    recall: null,
    why: 'too_few_answers',
    completeTo: '2026-11-16T01:00:00Z',
  })
  await answerAll()
  await landWeek(MONDAY + 7 * DAY, 1001)
  clock.now += 7 * DAY
  await answerAll()
  const report = await checking.report(13)
  expect(issueCheckReportSchema.parse(report)).toEqual(report)
  expect(report).toMatchObject({ weeks: 2, drawn: 60, answered: 60, why: null, definition: { id: 'same_issue', yesFrom: 0.7, models: [] } })
  // The rules of this world are right: like reasons are one matter, and the words of the others speak for one.
  expect(report.precision).toMatchObject({ rate: 1, n: 40 })
  expect(report.precision!.low).toBeGreaterThan(0.85)
  expect(report.recall).toMatchObject({ rate: 1 })
  expect((await checking.report(1)).weeks).toBe(1)
})
test('a week with fewer pairs asks about all of them, and a pair is never asked twice', async () => {
  const { checking, clock } = await check(4)
  const first = (await checking.week()).pairs.map(({ pair }) => pair)
  expect(first).toHaveLength(4)
  clock.now += 7 * DAY
  expect((await checking.week()).pairs).toEqual([])
})
test('where there are too many contacts to hold, a share of the persons stands for all', async () => {
  const { checking, ops } = await check(120, 100)
  expect((await checking.week()).pairs).toHaveLength(30)
  const drawn = await ops.pairChecks()
  const populations = new Map(drawn.map((pair) => [pair.stratum, pair.population]))
  const pairs = [...populations.values()].reduce((sum, population) => sum + population, 0)
  expect(pairs).toBeGreaterThan(80)
  expect(pairs).toBeLessThan(160)
  for (const { inclusion, population, stratum } of drawn)
    expect(inclusion * population).toBeCloseTo(drawn.filter((pair) => pair.stratum === stratum).length, 6)
})
