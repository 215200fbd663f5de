import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { isStandIn } from '@shared/identity/stand-in.ts'
import { expect, test } from 'vitest'
import type { LandingBatch } from '../store/fact-store/contract.ts'
import { comment, DAY, eventRow, T0, ticketRow, userRow } from '../store/fact-store/duckdb/landing.test-helper.ts'
import { dice, LANDED, openBench, randomPages, REASON_FIELD, shuffled } from './judge.test-helper.ts'

/** One reply, then solved; all of one reason. */
function solvedTicket(id: number, requesterId: number, day: number, more: Partial<Parameters<typeof ticketRow>[1]> = {}): LandingBatch {
  const at = T0 + day * DAY
  return {
    stream: 'tickets',
    cursor: `t${id}`,
    completeTo: null,
    tickets: [ticketRow(id, { requesterId, createdAt: at, updatedAt: at + 200, status: 'solved', fields: { [REASON_FIELD]: 'refund' }, ...more })],
    events: [
      { ...eventRow(id, at, { kind: 'created', status: 'new', groupId: 1, assigneeId: null, tags: [] }), id: id * 10 },
      { ...comment(id, at, requesterId), id: id * 10 + 1 },
      { ...comment(id, at + 100, 1), id: id * 10 + 2 },
      { ...eventRow(id, at + 200, { kind: 'status', from: 'open', to: 'solved' }), id: id * 10 + 3 },
    ],
  }
}
const usersPage = (...users: ReturnType<typeof userRow>[]): LandingBatch => ({
  stream: 'users',
  cursor: 'u',
  completeTo: LANDED,
  users: [userRow(1, { role: 'agent' }), ...users],
})

/** Who stands in for the requester of a deleted ticket is drawn anew in every folder. */
const nameless = (facts: readonly ContactFact[]) =>
  facts.map((fact) => (isStandIn(fact.requesterId) ? { ...fact, requesterId: 0, personId: 0 } : fact))

test('judging page by page gives the facts of judging all at once, in any order and repetition of pages', async () => {
  for (const seed of [1, 2, 3, 4]) {
    const pages = randomPages(seed, 14)
    const roll = dice(seed + 99)
    const whole = await openBench()
    for (const page of pages) await whole.store.land(page, LANDED)
    await whole.judge.judgeDue()
    const piecemeal = await openBench()
    for (const page of [...shuffled(pages, roll), ...shuffled(pages, roll).slice(0, 10)]) {
      await piecemeal.store.land(page, LANDED)
      if (roll(5) === 0) await piecemeal.judge.judgeDue()
    }
    await piecemeal.judge.judgeDue()
    expect({ seed, facts: nameless(await piecemeal.facts()) }).toEqual({ seed, facts: nameless(await whole.facts()) })
    expect(await piecemeal.judge.verify()).toMatchObject({ facts: 14, differingTickets: [], differingUsers: [] })
    await Promise.all([whole.store.close(), piecemeal.store.close()])
  }
})

test('what was judged is not due any more, and judging again changes nothing', async () => {
  const { store, judge } = await openBench()
  await store.land(usersPage(), LANDED)
  await store.land(solvedTicket(1, 101, 0), LANDED)
  expect(await judge.judgeDue()).toEqual({ factsChanged: 1, tickets: 1, persons: 2 })
  expect(await store.due()).toMatchObject({ tickets: [], users: [], identities: [] })
  expect(await judge.judgeDue()).toEqual({ factsChanged: 0, tickets: 0, persons: 0 })
  expect(await judge.judgeAll()).toMatchObject({ factsChanged: 0, tickets: 1 })
  await store.close()
})

test('a change judges only the person it can alter', async () => {
  const { store, judge, facts } = await openBench()
  await store.land(usersPage(), LANDED)
  for (const id of [1, 2, 3]) await store.land(solvedTicket(id, 100 + id, 0), LANDED)
  await judge.judgeDue()
  await store.land(solvedTicket(4, 101, 2), LANDED)
  expect(await judge.judgeDue()).toEqual({ factsChanged: 2, tickets: 2, persons: 1 })
  const [first, , , second] = await facts()
  expect(first?.next).toEqual({ gap: 2 * DAY - 200, kind: 'new_ticket', ticketId: 4 })
  expect(second?.prevGap).toBe(2 * DAY - 200)
  await store.close()
})

test('a number that two users come to share makes them one person; once it is gone they are two again', async () => {
  const { store, judge, facts } = await openBench()
  await store.land(usersPage(userRow(101), userRow(102, { identities: ['phone:+861'] })), LANDED)
  await store.land(solvedTicket(1, 101, 0), LANDED)
  await store.land(solvedTicket(2, 102, 3), LANDED)
  await judge.judgeDue()
  expect((await facts()).map((fact) => fact.personId)).toEqual([101, 102])
  await store.land(usersPage(userRow(101, { identities: ['phone:+861'], updatedAt: T0 + 1 })), LANDED)
  await judge.judgeDue()
  expect((await facts()).map((fact) => [fact.personId, fact.next.ticketId])).toEqual([
    [101, 2],
    [101, null],
  ])
  expect(await store.findPerson({ userId: 102, identities: [] })).toEqual({ personId: 101, shared: false, users: [101, 102], linkedBy: ['phone'] })
  expect(await store.findPerson({ userId: null, identities: ['phone:+861'] })).toMatchObject({ personId: 101 })
  await store.land(usersPage(userRow(101, { updatedAt: T0 + 2 })), LANDED)
  await judge.judgeDue()
  expect((await facts()).map((fact) => [fact.personId, fact.next.ticketId])).toEqual([
    [101, null],
    [102, null],
  ])
  expect((await judge.verify()).differingUsers).toEqual([])
  await store.close()
})

test('the 21st carrier of a value unlinks all others, and 20 link again', async () => {
  const { store, judge, facts } = await openBench()
  const carriers = Array.from({ length: 20 }, (_, n) => userRow(200 + n, { identities: ['email:info@x.y'] }))
  await store.land(usersPage(...carriers), LANDED)
  await store.land(solvedTicket(1, 200, 0), LANDED)
  await store.land(solvedTicket(2, 219, 3), LANDED)
  await judge.judgeDue()
  const persons = async () => (await facts()).map((fact) => fact.personId)
  expect(await persons()).toEqual([200, 200])
  await store.land(usersPage(userRow(500, { identities: ['email:info@x.y'] })), LANDED)
  await judge.judgeDue()
  expect(await persons()).toEqual([200, 219])
  await store.land(usersPage(userRow(500, { updatedAt: T0 + 1 })), LANDED)
  await judge.judgeDue()
  expect(await persons()).toEqual([200, 200])
  expect((await judge.verify()).differingUsers).toEqual([])
  await store.close()
})

test('a ticket that changes its requester leaves the one person and joins the other', async () => {
  const { store, judge, facts } = await openBench()
  await store.land(usersPage(userRow(101), userRow(102)), LANDED)
  await store.land(solvedTicket(1, 101, 0), LANDED)
  await store.land(solvedTicket(2, 103, 3), LANDED)
  await judge.judgeDue()
  await store.land(solvedTicket(2, 101, 3, { generatedAt: T0 + 50 }), LANDED)
  await judge.judgeDue()
  expect((await facts()).map((fact) => [fact.personId, fact.next.ticketId])).toEqual([
    [101, 2],
    [101, null],
  ])
  expect(await store.findPerson({ userId: 103, identities: [] })).toBeNull()
  expect(await judge.verify()).toMatchObject({ differingTickets: [], differingUsers: [] })
  await store.close()
})

test('more than 40 tickets in 30 days make a shared requester, deleted ones apart', async () => {
  const { store, judge, facts } = await openBench()
  await store.land(usersPage(), LANDED)
  for (let id = 1; id <= 40; id++) await store.land(solvedTicket(id, 101, id / 2), LANDED)
  await store.land(solvedTicket(41, 101, 21, { status: 'deleted' }), LANDED)
  await judge.judgeDue()
  expect((await facts())[0]?.next.ticketId).toBe(2)
  await store.land(solvedTicket(41, 101, 21, { generatedAt: T0 + 5 }), LANDED)
  await judge.judgeDue()
  expect((await facts())[0]?.next.ticketId).toBeNull()
  expect((await store.quality()).sharedPersons).toBe(1)
  await store.close()
})

test("a human's word on two tickets is heard, and forgotten when taken back", async () => {
  const bench = await openBench()
  const { store, judge, facts } = bench
  await store.land(usersPage(), LANDED)
  await store.land(solvedTicket(1, 101, 0), LANDED)
  await store.land(solvedTicket(2, 101, 3), LANDED)
  await judge.judgeDue()
  const next = async () => (await facts())[0]?.next.ticketId
  expect(await next()).toBe(2)
  bench.verdicts = [{ a: 1, b: 2, same: false, at: 1 }]
  expect(await judge.judgeDue()).toMatchObject({ factsChanged: 2 })
  expect(await next()).toBeNull()
  bench.verdicts = []
  await judge.judgeDue()
  expect(await next()).toBe(2)
  await store.close()
})

test('another definition judges everything anew, in a copy that is swapped in', async () => {
  const bench = await openBench()
  const { store, judge, facts } = bench
  await store.land(usersPage(), LANDED)
  await store.land(solvedTicket(1, 101, 0, { tags: ['qa'] }), LANDED)
  await judge.judgeDue()
  expect((await facts())[0]?.exclusion).toBeNull()
  bench.configuration = { ...bench.configuration, testTags: ['qa'], tier2Groups: ['Nobody'] }
  expect(await judge.judgeDue()).toMatchObject({ factsChanged: 1, tickets: 1 })
  expect((await facts())[0]?.exclusion).toBe('test')
  expect(judge.notices()).toEqual(['tier2Groups names the group "Nobody", and no group has this id or exact name.'])
  bench.configuration = { ...bench.configuration, windowDays: 14 }
  expect(await judge.judgeDue()).toMatchObject({ factsChanged: 0, tickets: 0 })
  await store.close()
})

test("someone found to have done an agent's work before the first sync turns their comments into replies", async () => {
  const { store, judge, facts } = await openBench()
  await store.land(usersPage(userRow(9)), LANDED)
  const ticket = solvedTicket(1, 101, 0)
  await store.land({ ...ticket, events: [...(ticket.events ?? []), { ...comment(1, T0 + 150, 9), id: 19 }] }, LANDED)
  await judge.judgeDue()
  expect((await facts())[0]?.agentReplies).toBe(1)
  await store.land({ stream: 'ticket_events', cursor: 'e', completeTo: null, events: [{ ...comment(2, T0, 9, false), id: 29 }] }, LANDED)
  await judge.judgeDue()
  expect((await facts())[0]?.agentReplies).toBe(2)
  expect(await store.quality()).toMatchObject({ agentsByEvidence: 1, authors: 3 })
  await store.close()
})

test('killed at any moment of judging, the next start goes on to the same facts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstfix-judge-'))
  const live = join(folder, 'live')
  mkdirSync(live)
  const pages = randomPages(7, 12)
  const bench = await openBench(join(live, 'facts.duckdb'))
  for (const page of pages.slice(0, 15)) await bench.store.land(page, LANDED)
  await bench.judge.judgeDue()
  for (const page of pages.slice(15)) await bench.store.land(page, LANDED)
  cpSync(live, join(folder, 'before'), { recursive: true })
  const judging = bench.judge.judgeDue()
  cpSync(live, join(folder, 'during'), { recursive: true })
  await judging
  cpSync(live, join(folder, 'after'), { recursive: true })
  const facts = await bench.facts()
  await bench.store.close()
  for (const moment of ['before', 'during', 'after']) {
    const again = await openBench(join(folder, moment, 'facts.duckdb'))
    await again.judge.judgeDue()
    expect({ moment, facts: await again.facts() }).toEqual({ moment, facts })
    await again.store.close()
  }
  rmSync(folder, { recursive: true })
})

test("days are those of the account's time zone as soon as it is heard", async () => {
  const bench = await openBench()
  const { store, judge } = bench
  bench.configuration = { ...bench.configuration, timeZone: null }
  await store.land(usersPage(), LANDED)
  await store.land(solvedTicket(1, 101, 0), LANDED)
  const day = async () => {
    await judge.judgeDue()
    let found: number | null = null
    await store.everyFact(10, async ([fact]) => void (found = fact?.lastSolvedDay ?? null))
    return found
  }
  const inUtc = Math.floor((T0 + 200) / DAY)
  expect(await day()).toBe(inUtc)
  await store.keepAccountZone('American Samoa')
  expect(await day()).toBe(inUtc - 1)
  await store.close()
})
