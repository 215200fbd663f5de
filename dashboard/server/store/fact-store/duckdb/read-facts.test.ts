import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ContactFact, Dimension } from '@shared/fcr/fact.ts'
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import type { FactQuery } from '../contract.ts'
import { bucket } from './fact-columns.ts'
import { DAY, T0, ticketRow, userRow } from './landing.test-helper.ts'
import { openFactStore } from './open-fact-store.ts'

const AS_OF = T0 + 60 * DAY
const settings = { windowDays: 7, windowByReason: {}, notFirstContactResolvable: [] }
const net = compileLens(defineLens('net', settings), AS_OF)
const NONE = { gap: null, kind: null, ticketId: null }

function fact(ticketId: number, more: Partial<ContactFact> = {}): ContactFact {
  const nobody = {
    reason: null,
    predictedReason: null,
    firstAgent: null,
    firstBotReplyAt: null,
    article: null,
    priority: null,
    handleSeconds: null,
    nps: null,
    effort: null,
    stated: null,
    cause: null,
    market: null,
    language: null,
    segment: null,
    brand: null,
    firstGroup: null,
    solverGroup: null,
    solver: null,
    survey: null,
    csat: null,
  }
  const counts = { agentReplies: 1, botReplies: 0, reopens: 0, transfers: 0, routed: 0, clarifications: 0, courtesyReturns: 0, autoReplies: 0 }
  const flags = { solvedNow: true, escalated: false, unconfirmed: false, knownProblem: false, vendor: false }
  return {
    ticketId,
    personId: 1,
    requesterId: 1,
    createdAt: T0,
    firstSolvedAt: T0 + ticketId,
    lastSolvedAt: T0 + ticketId,
    firstAgentReplyAt: T0,
    returnAt: null,
    handledBy: 'human',
    exclusion: null,
    belongsTo: null,
    channel: 'email',
    prevGap: null,
    next: NONE,
    prevGapPossible: null,
    nextPossible: NONE,
    fidelity: 'exact',
    ruleVersion: 1,
    ...nobody,
    ...counts,
    ...flags,
    ...more,
  }
}
const facts = [
  fact(1, { solverGroup: 21, firstGroup: 22, solver: 41, reason: 'refund', vendor: true }),
  fact(2, {
    solverGroup: 21,
    reason: "o'hara",
    channel: 'chat',
    next: { gap: DAY, kind: 'follow_up', ticketId: 3 },
    nextPossible: { gap: DAY, kind: 'follow_up', ticketId: 3 },
  }),
  fact(3, { solverGroup: 22, nextPossible: { gap: 2 * DAY, kind: 'new_ticket', ticketId: 4 } }),
  fact(4, { fidelity: 'coarse', exclusion: 'proactive' }),
  fact(5, { firstSolvedAt: null, lastSolvedAt: null, solvedNow: false }),
]

let store: Awaited<ReturnType<typeof openFactStore>>
beforeAll(async () => {
  store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '200MB' })
  await store.land(
    {
      stream: 'groups',
      cursor: null,
      completeTo: null,
      groups: [
        { id: 21, name: 'Tier 1', deleted: false },
        { id: 22, name: "O'Neil's", deleted: false },
      ],
      users: [userRow(41, { name: 'Lin', role: 'agent' }), userRow(1, { identities: ['email:a@b.c'] }), userRow(2, { identities: ['email:a@b.c'] })],
      tickets: [ticketRow(2, { subject: '退款' })],
    },
    T0,
  )
  const dated = facts.map((one) => ({
    fact: one,
    cohortDay: 100 + one.ticketId,
    lastSolvedDay: one.lastSolvedAt === null ? null : 100 + one.ticketId,
  }))
  await store.applyFacts({ facts: dated, people: [{ userId: 1, personId: 1, shared: false }], gone: [], done: null })
})
afterAll(() => store.close())

const query = (more: Partial<FactQuery> = {}): FactQuery => ({ lens: net, fromDay: null, toDay: null, slice: null, filters: [], ...more })
const list = (more: Partial<Parameters<typeof store.listContacts>[0]> = {}) =>
  store.listContacts({ ...query(), cells: null, reason: null, limit: 10, offset: 0, ...more })
const ids = async (more: Parameters<typeof list>[0]) => (await list(more)).rows.map((row) => row.fact.ticketId)
const having = (dimension: Dimension, ...values: string[]) => ids({ filters: [{ dimension, values }] })

test('cells are counted by day, with the primary reason, the possible reading and the fidelity', async () => {
  expect(await store.countCells(query())).toEqual([
    { day: 101, slice: null, cell: 'success', cellPossible: 'success', reason: null, coarse: false, count: 1 },
    { day: 102, slice: null, cell: 'failed', cellPossible: 'failed', reason: 'follow_up', coarse: false, count: 1 },
    { day: 103, slice: null, cell: 'success', cellPossible: 'failed', reason: null, coarse: false, count: 1 },
    { day: 104, slice: null, cell: 'excluded:proactive', cellPossible: 'excluded:proactive', reason: null, coarse: true, count: 1 },
  ])
})

test('from and to are inclusive days', async () => {
  expect(await ids({ fromDay: 102, toDay: 103 })).toEqual([2, 3])
})

test('a slice is an id or a code, and no value is a slice', async () => {
  const slices = async (slice: Dimension) => (await store.countCells(query({ slice }))).map((cell) => cell.slice)
  expect(await slices('group')).toEqual(['21', '21', '22', '(none)'])
  expect(await slices('vendor')).toEqual(['true', 'false', 'false', 'false'])
})

test('a filter names ids, exact names or no value', async () => {
  expect(await having('group', '21')).toEqual([1, 2])
  expect(await having('group', "O'Neil's", '(none)')).toEqual([3, 4])
  expect(await having('firstGroup', '22')).toEqual([1])
  expect(await having('agent', 'Lin')).toEqual([1])
  expect(await having('agent', '(none)')).toEqual([2, 3, 4])
  expect(await having('reason', "o'hara", 'refund')).toEqual([1, 2])
  expect(await having('reason', '(none)')).toEqual([3, 4])
  expect(await having('vendor', 'true')).toEqual([1])
  expect(await having('channel', "'; drop table facts_a; --")).toEqual([])
  expect(await having('group')).toEqual([])
})

test('filters on several dimensions hold together', async () => {
  expect(
    await ids({
      filters: [
        { dimension: 'group', values: ['Tier 1'] },
        { dimension: 'channel', values: ['chat'] },
      ],
    }),
  ).toEqual([2])
})

test('a list is in the order of the cohort date, with the exact total whatever the page', async () => {
  expect(await list({ limit: 2, offset: 1 })).toMatchObject({
    total: 4,
    rows: [
      { fact: { ticketId: 2 }, subject: '退款' },
      { fact: { ticketId: 3 }, subject: null },
    ],
  })
  expect(await list({ offset: 50 })).toEqual({ total: 4, rows: [] })
  expect(await ids({ cells: ['failed'], reason: 'follow_up' })).toEqual([2])
  expect(await ids({ cells: ['failed'], reason: 'new_ticket' })).toEqual([])
})

test('a lens that speaks of now counts by the latest solve', async () => {
  const oneTouch = compileLens(defineLens('one_touch', settings), AS_OF)
  expect(await ids({ lens: oneTouch })).toEqual([1, 2, 3, 4])
})

test('a fact comes back as it was written', async () => {
  expect(await store.facts([5, 2, 99])).toEqual([facts[1], facts[4]])
  expect(await store.factsOfPerson(1, T0 + 3)).toEqual([facts[2], facts[3], facts[4]])
})

test('values of a dimension come with their names, the most frequent first', async () => {
  expect(await store.dimensionValues('group')).toEqual([
    { value: '(none)', label: '(none)', count: 2 },
    { value: '21', label: 'Tier 1', count: 2 },
    { value: '22', label: "O'Neil's", count: 1 },
  ])
  expect((await store.names()).agents).toEqual(new Map([[41, 'Lin']]))
})

test('a person is found by user or by an identity that leads to one person only', async () => {
  const person = { personId: 1, shared: false, users: [1], linkedBy: [] }
  expect(await store.findPerson({ userId: 1, identities: [] })).toEqual(person)
  expect(await store.findPerson({ userId: 77, identities: ['email:a@b.c'] })).toEqual(person)
  await store.applyFacts({ facts: [], people: [{ userId: 2, personId: 2, shared: true }], gone: [], done: null })
  expect(await store.findPerson({ userId: null, identities: ['email:a@b.c'] })).toBeNull()
  await store.applyFacts({ facts: [], people: [], gone: [2], done: null })
  expect(await store.findPerson({ userId: 2, identities: [] })).toBeNull()
})

test('only rows that differ are written', async () => {
  const dated = { fact: facts[0]!, cohortDay: 101, lastSolvedDay: 101 }
  expect(await store.applyFacts({ facts: [dated], people: [], gone: [], done: null })).toBe(0)
  expect(await store.applyFacts({ facts: [{ ...dated, cohortDay: 100 }], people: [], gone: [], done: null })).toBe(1)
  expect(await store.applyFacts({ facts: [dated], people: [], gone: [], done: null })).toBe(1)
})

test('a gap of exactly a window is inside its bucket', () => {
  expect([null, 0, DAY, DAY + 1, 7 * DAY, 30 * DAY, 30 * DAY + 1].map(bucket)).toEqual([null, 1, 1, 3, 7, 30, null])
})

test('what no lens reads comes back as it was kept, and articles and priorities are filters', async () => {
  const own = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '200MB' })
  const measured = fact(40, { article: 501, priority: 'high', handleSeconds: 90, nps: 9, effort: 2, firstBotReplyAt: T0 + 5 })
  const dated = [measured, fact(41)].map((one) => ({ fact: one, cohortDay: 100, lastSolvedDay: 100 }))
  await own.applyFacts({ facts: dated, people: [], gone: [], done: null })
  expect(await own.facts([40])).toEqual([measured])
  const listed = async (...filters: FactQuery['filters']) =>
    (await own.listContacts({ ...query({ filters }), cells: null, reason: null, limit: 10, offset: 0 })).rows.map((row) => row.fact.ticketId)
  expect(await listed({ dimension: 'article', values: ['501'] })).toEqual([40])
  expect(await listed({ dimension: 'article', values: ['(none)'], not: true })).toEqual([40])
  expect(await listed({ dimension: 'article', values: ['(none)'] })).toEqual([41])
  expect(await listed({ dimension: 'priority', values: ['high', 'urgent'] })).toEqual([40])
  await own.close()
})
