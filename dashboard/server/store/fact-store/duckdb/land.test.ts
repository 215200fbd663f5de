import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TicketRow } from '@shared/zendesk/rows.ts'
import type { LandingBatch } from '../contract.ts'
import { comment, DAY, eventRow, T0, ticketRow, userRow } from './landing.test-helper.ts'
import { openFactStore } from './open-fact-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstfix-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (path = ':memory:') => openFactStore({ path, threads: 1, memoryLimit: '200MB' })
type Store = Awaited<ReturnType<typeof open>>
const page = (tickets: readonly TicketRow[], more: Partial<LandingBatch> = {}): LandingBatch => ({
  stream: 'tickets',
  cursor: 'c1',
  completeTo: null,
  tickets,
  ...more,
})
const seen = async (store: Store, id: number) => (await store.ticket(id))?.row

test('landing the same page again changes nothing', async () => {
  const store = await open()
  const batch = page([ticketRow(1), ticketRow(2)], {
    events: [comment(1, T0, 1001)],
    users: [userRow(1001, { identities: ['email:a@b.c'] })],
    expected: 9,
  })
  expect(await store.land(batch, T0 + 5)).toEqual({ fresh: 4, repeated: 0 })
  const before = [await store.ticket(1), await store.due(), await store.streamStates()]
  expect(await store.land(batch, T0 + 5)).toEqual({ fresh: 0, repeated: 4 })
  expect([await store.ticket(1), await store.due(), await store.streamStates()]).toEqual(before)
  expect(before[2]).toEqual([{ stream: 'tickets', cursor: 'c1', rows: 4, expected: 9, completeTo: null, updatedAt: T0 + 5 }])
  await store.close()
})

test('an older version of a ticket never overwrites a newer one, inside a page and across pages', async () => {
  const store = await open()
  const newer = ticketRow(1, { generatedAt: T0 + 9, subject: 'newer' })
  const older = ticketRow(1, { generatedAt: T0 + 3, subject: 'older' })
  await store.land(page([newer, older]), T0)
  expect((await seen(store, 1))?.subject).toBe('newer')
  await store.land(page([older]), T0)
  expect((await seen(store, 1))?.subject).toBe('newer')
  await store.land(page([ticketRow(1, { generatedAt: T0 + 9, subject: 'same clock, later delivered' })]), T0)
  expect((await seen(store, 1))?.subject).toBe('same clock, later delivered')
  await store.close()
})

test('a ticket delivered twice in a page is one row', async () => {
  const store = await open()
  expect(await store.land(page([ticketRow(1), ticketRow(1), ticketRow(1)]), T0)).toEqual({ fresh: 1, repeated: 2 })
  expect((await store.quality()).tickets).toBe(1)
  await store.close()
})

test('an event is known by its audit and its place in it; a re-read one replaces what was read before', async () => {
  const store = await open()
  const first = comment(1, T0, 1001)
  await store.land(page([ticketRow(1)], { events: [first, { ...first, seq: 1 }] }), T0)
  expect(await store.land(page([], { events: [{ ...first, text: 'masked' }] }), T0)).toEqual({ fresh: 1, repeated: 0 })
  expect((await store.ticket(1))?.events.map((event) => [event.seq, event.text])).toEqual([
    [0, 'masked'],
    [1, null],
  ])
  await store.close()
})

test('a deleted ticket keeps neither its subject nor the texts of its events, in whatever order they land', async () => {
  const store = await open()
  const said = (id: number, ticketId: number, text: string) => ({ ...comment(ticketId, T0, 1001), id, text })
  const texts = async (id: number) => (await store.ticket(id))?.events.map((event) => event.text)
  await store.land(page([ticketRow(1), ticketRow(2)], { events: [said(9, 1, 'said once'), said(10, 1, 'before'), said(20, 2, 'stays')] }), T0)
  const gone = ticketRow(1, { status: 'Deleted', generatedAt: T0 + 9, subject: 'SCRUBBED' })
  await store.land(page([gone], { events: [said(11, 1, 'same page')] }), T0)
  await store.land(page([], { events: [said(10, 1, 'before'), said(12, 1, 'later')] }), T0)
  expect((await seen(store, 1))?.subject).toBeNull()
  expect(await texts(1)).toEqual([null, null, null, null])
  expect([(await seen(store, 2))?.subject, await texts(2)]).toEqual(['subject 2', ['stays']])
  expect(await store.land(page([gone], { events: [said(12, 1, 'later')] }), T0)).toEqual({ fresh: 0, repeated: 2 })
  await store.close()
})

test('a comment made private later counts as first written, and whoever wrote it is no agent for that', async () => {
  const store = await open()
  const written = { ...comment(1, T0, 1001), gratitude: true, orderRefs: ['ff'], text: 'thanks' }
  const madePrivate = { ...written, public: false, gratitude: false, orderRefs: [], text: null }
  const kept = { ...written, text: null }
  await store.land(page([ticketRow(1)], { events: [written] }), T0 + DAY)
  expect(await store.land(page([], { events: [madePrivate] }), T0 + DAY)).toEqual({ fresh: 1, repeated: 0 })
  expect((await store.ticket(1))?.events).toEqual([kept])
  expect(await store.land(page([], { events: [madePrivate] }), T0 + DAY)).toEqual({ fresh: 0, repeated: 1 })
  expect(await store.agentEvidence()).toEqual([])
  const note = comment(2, T0, 50, false)
  await store.land(page([ticketRow(2)], { events: [note] }), T0 + DAY)
  expect([(await store.ticket(2))?.events, await store.agentEvidence()]).toEqual([[note], [50]])
  await store.close()
})

test('the reader gets back exactly what was landed', async () => {
  const store = await open()
  const row = ticketRow(1, { fields: { 7: ['a', 'b'], 8: null, 9: true }, tags: ["o'brien", '退款'], orderRefs: ['ff'], subject: "it's 50 % 'off'" })
  const events = [
    eventRow(1, T0 + 1, { kind: 'tags', added: ['x'], removed: [] }, { id: 5 }),
    eventRow(1, T0, { kind: 'created', status: 'new', groupId: 3, assigneeId: null, tags: [] }, { id: 4, text: 'first words' }),
  ]
  await store.land(page([row], { events }), T0)
  expect(await store.ticket(1)).toEqual({ row, events: events.toReversed() })
  expect(await store.ticket(2)).toBeNull()
  await store.close()
})

test('what is due survives reopening', async () => {
  const path = join(folder, 'facts.duckdb')
  const first = await open(path)
  await first.land(page([ticketRow(1)], { users: [userRow(7, { identities: ['phone:+1'] })] }), T0)
  const due = await first.due()
  expect(due).toMatchObject({ tickets: [1], users: [7], identities: ['phone:+1'] })
  await first.close()
  const second = await open(path)
  expect(await second.due()).toEqual(due)
  await second.land(page([ticketRow(2)]), T0)
  expect((await second.due()).upTo).toBeGreaterThan(due.upTo)
  await second.close()
})

test('a page that fails half way keeps neither rows nor cursor', async () => {
  const store = await open()
  await store.land(page([ticketRow(1)]), T0)
  const broken = { ...comment(2, T0, 1), seq: 'first' } as unknown as ReturnType<typeof comment>
  await expect(store.land(page([ticketRow(2)], { cursor: 'c2', events: [broken] }), T0)).rejects.toThrow('seq')
  expect((await store.streamStates())[0]?.cursor).toBe('c1')
  expect(await store.ticket(2)).toBeNull()
  expect((await store.due()).tickets).toEqual([1])
  await store.land(page([ticketRow(2)], { cursor: 'c2' }), T0)
  expect((await store.streamStates())[0]?.cursor).toBe('c2')
  await store.close()
})

test('whatever moment the files are torn away, the cursor says exactly which rows are there', async () => {
  const live = join(folder, 'live')
  mkdirSync(live)
  const store = await open(join(live, 'facts.duckdb'))
  const copies: string[] = []
  for (let n = 1; n <= 4; n++) {
    const landing = store.land(page([ticketRow(n), ticketRow(100 + n)], { cursor: String(n) }), T0)
    if (n % 2 === 0) await landing
    const torn = join(folder, `torn-${n}`)
    cpSync(live, torn, { recursive: true })
    copies.push(join(torn, 'facts.duckdb'))
    await landing
  }
  await store.close()
  for (const [index, copy] of copies.entries()) {
    const again = await open(copy)
    const cursor = Number((await again.streamStates())[0]?.cursor ?? 0)
    expect(cursor).toBeGreaterThanOrEqual(index % 2 === 0 ? index : index + 1)
    expect((await again.due()).tickets).toEqual([
      ...Array.from({ length: cursor }, (_, n) => n + 1),
      ...Array.from({ length: cursor }, (_, n) => n + 101),
    ])
    await again.close()
  }
})

test('completeness is kept between ends of the stream', async () => {
  const store = await open()
  await store.land(page([], { completeTo: T0 }), T0 + 60)
  await store.land(page([ticketRow(1)], { cursor: 'c2' }), T0 + 90)
  expect(await store.streamStates()).toMatchObject([{ cursor: 'c2', completeTo: T0, rows: 1, updatedAt: T0 + 90 }])
  await store.close()
})

test('roles of the first sync count from always, a change from the sync that showed it, a newcomer from just after the first sync', async () => {
  const store = await open()
  const users = (rows: ReturnType<typeof userRow>[], completeTo: number | null = null): LandingBatch => ({
    stream: 'users',
    cursor: null,
    completeTo,
    users: rows,
  })
  await store.land(users([userRow(1, { role: 'agent' }), userRow(2)]), T0)
  await store.land(users([], T0), T0 + 60)
  await store.land(users([userRow(2, { role: 'agent', updatedAt: T0 + DAY })]), T0 + DAY)
  await store.land(users([userRow(3, { role: 'admin' })]), T0 + 2 * DAY)
  await store.land(users([userRow(2, { role: 'agent', updatedAt: T0 })]), T0 + 3 * DAY)
  expect(await store.roles()).toEqual([
    { userId: 1, role: 'agent', since: 0 },
    { userId: 2, role: 'end-user', since: 0 },
    { userId: 2, role: 'agent', since: T0 + DAY },
    { userId: 3, role: 'admin', since: T0 + 1 },
  ])
  await store.close()
})

test("who did an agent's work before the first sync is kept, and what they said becomes due", async () => {
  const store = await open()
  await store.land(page([ticketRow(1)], { events: [comment(1, T0, 50), comment(1, T0 + 1, 60, false)] }), T0 + DAY)
  const { upTo } = await store.due()
  await store.applyFacts({ facts: [], people: [], gone: [], done: { definition: '', verdicts: '', dueUpTo: upTo } })
  const assigned = eventRow(2, T0, { kind: 'assignee', from: null, to: 50 })
  await store.land(page([], { events: [assigned, comment(2, T0 + 2 * DAY, 70, false)] }), T0 + 3 * DAY)
  expect(await store.agentEvidence()).toEqual([50, 60])
  expect((await store.due()).tickets).toEqual([1, 2])
  await store.close()
})

test('words nobody taught us are counted once a record, however often it is read; skipped rows once a reason', async () => {
  const store = await open()
  const use = (record: number, value = 'pigeon') => ({ what: 'via' as const, value, record })
  const skipped = [{ stream: 'tickets' as const, where: 'ticket 9', why: 'no id' }]
  await store.land(page([], { unknown: [use(1), use(2)], skipped }), T0)
  await store.land(page([], { unknown: [use(2), use(2), use(3)], skipped, cursor: 'overlap' }), T0)
  await store.land(page([], { unknown: [use(2)], stream: 'ticket_events' }), T0)
  await store.land(page([], { unknown: [use(3, 'owl')], cursor: 'overlap again' }), T0)
  expect(await store.unknownWords()).toEqual([
    { what: 'via', value: 'owl', count: 1 },
    { what: 'via', value: 'pigeon', count: 3 },
  ])
  expect(await store.skippedRows(10)).toEqual({ total: 1, rows: skipped })
  await store.close()
})

test('small lists keep the last delivered, articles the latest of each language', async () => {
  const store = await open()
  const article = {
    id: 1,
    locale: 'en',
    title: 'new',
    body: '',
    url: null,
    updatedAt: 2,
    draft: false,
    outdated: false,
    userSegmentId: null,
    brandId: null,
    labels: [],
    sectionId: null,
  }
  const lists: LandingBatch = {
    stream: 'groups',
    cursor: null,
    completeTo: null,
    groups: [{ id: 1, name: 'L1', deleted: false }],
    brands: [{ id: 2, name: 'B', active: true }],
  }
  await store.land({ ...lists, articles: [article, { ...article, locale: 'zh-cn' }] }, T0)
  await store.land({ ...lists, groups: [{ id: 1, name: 'Tier 1', deleted: true }], articles: [{ ...article, updatedAt: 1, title: 'old' }] }, T0)
  expect(await store.groups()).toEqual([{ id: 1, name: 'Tier 1', deleted: true }])
  expect(await store.brands()).toEqual([{ id: 2, name: 'B', active: true }])
  expect((await store.articles()).map((row) => [row.locale, row.title])).toEqual([
    ['en', 'new'],
    ['zh-cn', 'new'],
  ])
  await store.close()
})
