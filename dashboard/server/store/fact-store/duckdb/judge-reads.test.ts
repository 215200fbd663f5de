import { afterAll, beforeAll, expect, test } from 'vitest'
import { comment, T0, ticketRow, userRow } from './landing.test-helper.ts'
import { openFactStore } from './open-fact-store.ts'

let store: Awaited<ReturnType<typeof openFactStore>>
beforeAll(async () => {
  store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '200MB' })
})
afterAll(() => store.close())

test('all tickets come once, group by group, with their events in order, and no group is split', async () => {
  const groups = Array.from({ length: 40 }, (_, place) => [1000 - 2 * place, 1001 - 2 * place])
  const users = groups.flat()
  const tickets = Array.from({ length: 200 }, (_, at) => ticketRow(at + 1, { requesterId: users[(at * 7) % users.length]! }))
  const events = tickets.filter((row) => row.id % 3 > 0).flatMap((row) => [comment(row.id, T0 + 9, 1), comment(row.id, T0 + 5, 2)])
  await store.land({ stream: 'tickets', cursor: null, completeTo: null, tickets, events }, T0)
  const batches: { users: Set<number>; ids: number[] }[] = []
  await store.landedByGroup(groups, 3, { openings: false }, async (batch) => {
    batches.push({ users: new Set(batch.map((ticket) => Math.floor(ticket.requesterId / 2))), ids: batch.map((ticket) => ticket.id) })
    for (const ticket of batch) {
      const said: { at: number; ticketId: number }[] = JSON.parse(ticket.events)
      expect(said.map((event) => event.at)).toEqual(ticket.id % 3 > 0 ? [T0 + 5, T0 + 9] : [])
      expect(said.every((event) => event.ticketId === ticket.id)).toBe(true)
    }
  })
  expect(batches.length).toBeGreaterThan(10)
  expect(batches.flatMap((batch) => batch.ids).toSorted((a, b) => a - b)).toEqual(tickets.map((row) => row.id))
  const met = batches.flatMap((batch) => [...batch.users])
  expect(new Set(met).size).toBe(met.length)
})

test('opening words come where they are asked for: subject and the requester’s first public words', async () => {
  const said = (id: number, at: number, authorId: number, text: string | null, isPublic = true) => ({ ...comment(id, at, authorId, isPublic), text })
  const tickets = [901, 902, 903].map((id) => ticketRow(id, { requesterId: 7000 + id }))
  const events = [
    said(901, T0 + 1, 5, 'an agent first'),
    said(901, T0 + 2, 7901, 'a note', false),
    { ...said(901, T0 + 3, 7901, 'second of one second'), id: 99_000_002 },
    { ...said(901, T0 + 3, 7901, 'first of one second'), id: 99_000_001 },
    said(902, T0 + 1, 7902, null),
  ]
  await store.land({ stream: 'tickets', cursor: null, completeTo: null, tickets, events }, T0)
  const users = tickets.map((row) => row.requesterId)
  const openings = async (what: { openings: boolean }) => (await store.landedTickets(users, what)).map((ticket) => ticket.opening)
  expect(await openings({ openings: true })).toEqual(['subject 901\nfirst of one second', null, null])
  expect(await openings({ openings: false })).toEqual([null, null, null])
})

test('users are named by id, exact name, or an identity value of any kind', async () => {
  const users = [userRow(1, { name: 'Robo' }), userRow(2, { identities: ['email:carrier@example.com'] }), userRow(3, { identities: ['phone:+8613'] })]
  await store.land({ stream: 'users', cursor: null, completeTo: null, users }, T0)
  expect(await store.usersNamed(['Robo', 'robo', '2', ' Carrier@Example.com', 'phone:+8613', "x' or true --"])).toEqual([
    { name: ' Carrier@Example.com', userId: 2 },
    { name: '2', userId: 2 },
    { name: 'Robo', userId: 1 },
    { name: 'phone:+8613', userId: 3 },
  ])
  expect(await store.usersNamed([])).toEqual([])
})
