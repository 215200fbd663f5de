import { expect, test } from 'vitest'
import { createBriefMemory } from './brief-memory.ts'
import { at, DAY, fact, fakeReader, type FakeWorld } from './fake-reader.test-helper.ts'
import { ticketRow } from './fake-ticket.test-helper.ts'
import type { AnalyticsReader } from './reader.ts'

const NOW = at('2026-11-16')
const ME = { personId: 500, requesterId: 501 }
const PEOPLE = [
  { personId: 500, users: [501, 502], identities: ['phone:+491234567'] },
  { personId: 600, users: [600], identities: [] },
]
/** Counts what is asked of the store. */
function given(world: FakeWorld) {
  const reader = fakeReader({ completeTo: NOW, people: PEOPLE, ...world })
  const asked: Record<string, number> = {}
  const count =
    <A extends unknown[], R>(name: string, ask: (...args: A) => R) =>
    (...args: A): R => {
      asked[name] = (asked[name] ?? 0) + 1
      return ask(...args)
    }
  const counted: AnalyticsReader = {
    ...reader,
    findPerson: count('findPerson', reader.findPerson),
    factsOfPerson: count('factsOfPerson', reader.factsOfPerson),
    ticket: count('ticket', reader.ticket),
    recentContacts: count('recentContacts', reader.recentContacts),
  }
  return { memory: createBriefMemory(counted, () => NOW * 1000), asked, reader: counted }
}
const ME_PERSON = { personId: 500, shared: false, users: [501], linkedBy: [] }

test('people and contacts of late are answered without asking the store again', async () => {
  const { memory, asked } = given({
    facts: [fact(1, { ...ME, firstSolvedAt: NOW - DAY }), fact(2, { ...ME, firstSolvedAt: NOW - 2 * DAY })],
    tickets: [ticketRow(1, { orderRefs: ['x'] })],
  })
  await memory.refresh()
  for (let i = 0; i < 3; i++) {
    expect(await memory.findPerson({ userId: 501, identities: [] })).toMatchObject({
      personId: 500,
      users: [501, 502],
      linkedBy: ['phone:+491234567'],
    })
    expect((await memory.contactsOf(ME_PERSON, NOW - 30 * DAY, null)).map((one) => [one.fact.ticketId, one.issue.orderRefs])).toEqual([
      [1, ['x']],
      [2, []],
    ])
    expect((await memory.ticket(1, NOW - DAY))?.orderRefs).toEqual(['x'])
    expect(await memory.ticket(99, NOW)).toBeNull()
  }
  expect(asked).toEqual({ recentContacts: 1, findPerson: 1 })
})
test('strangers and long ago are asked of the store', async () => {
  const long = fact(3, { ...ME, firstSolvedAt: NOW - 100 * DAY })
  const { memory, asked } = given({ facts: [long], tickets: [ticketRow(3)] })
  expect((await memory.contactsOf(ME_PERSON, NOW - 120 * DAY, null)).map((one) => one.fact.ticketId)).toEqual([3])
  expect(await memory.findPerson({ userId: 777, identities: ['phone:+491234567'] })).toMatchObject({ personId: 500 })
  expect((await memory.ticket(3, NOW - 100 * DAY))?.row.id).toBe(3)
  expect(asked).toMatchObject({ factsOfPerson: 1, findPerson: 1, ticket: 2 })
})
test('open contacts are of late however old, and the ticket itself is left out', async () => {
  const facts = [fact(1, { ...ME, firstSolvedAt: null, createdAt: NOW - 200 * DAY }), fact(2, { ...ME, firstSolvedAt: NOW - DAY })]
  const { memory } = given({ facts })
  expect((await memory.contactsOf(ME_PERSON, NOW - 30 * DAY, 2)).map((one) => one.fact.ticketId)).toEqual([1])
})
test('nothing is read anew while nothing changed; what was judged since is known after a refresh', async () => {
  const facts = [fact(1, { ...ME, firstSolvedAt: NOW - DAY })]
  const { memory, asked, reader } = given({ facts })
  await memory.refresh()
  await memory.refresh()
  expect(asked['recentContacts']).toBe(1)
  const more = fakeReader({ completeTo: NOW + 60, people: PEOPLE, facts: [...facts, fact(2, { ...ME, firstSolvedAt: NOW - 60 })] })
  Object.assign(reader, { recentContacts: more.recentContacts, streamStates: more.streamStates, quality: more.quality })
  await memory.refresh()
  expect((await memory.contactsOf(ME_PERSON, NOW - 30 * DAY, null)).map((one) => one.fact.ticketId)).toEqual([2, 1])
  expect(await memory.completeTo()).toBe(NOW + 60)
})
test('a first reading that fails is told, and tried again', async () => {
  const { memory, reader } = given({ facts: [fact(1, { ...ME, firstSolvedAt: NOW - DAY })] })
  const { people } = reader
  Object.assign(reader, { people: () => Promise.reject(new Error('locked')) })
  await expect(memory.completeTo()).rejects.toThrow('locked')
  Object.assign(reader, { people })
  expect(await memory.completeTo()).toBe(NOW)
})
