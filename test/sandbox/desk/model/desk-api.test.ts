import { expect, test } from 'vitest'
import { createDeskApi, newTicketBody } from './desk-api.ts'
import type { NewTicket } from './desk-api.ts'

/** Answers by path in order of arrival; everything asked is kept. */
function desk(answers: Record<string, unknown>, status = 200) {
  const asked: string[] = []
  const send: typeof fetch = async (input, init) => {
    const path = String(input)
    asked.push(`${init?.method} ${path}`)
    const answer = answers[path] ?? (path.startsWith('/api/v2/users/show_many') ? { users: [] } : undefined)
    return answer === undefined
      ? Response.json({ error: 'RecordNotFound', description: 'Not found' }, { status: 404 })
      : Response.json(answer, { status })
  }
  return { api: createDeskApi('t', send), asked }
}
const LIST = '/api/v2/tickets?sort=-updated_at&page[size]=100&include=users'
const OPEN = '/api/v2/search?query=type%3Aticket%20status%3Csolved&sort_by=created_at&sort_order=desc&include=tickets(users)'

test('the list is what a search finds open and what changed last, newest first, each once, without what is solved by now', async () => {
  const ticket = (id: number, status: string) => ({ id, status, created_at: `2026-11-0${id}T00:00:00Z` })
  const { api } = desk({
    [OPEN]: { results: [ticket(1, 'open'), ticket(2, 'open'), ticket(3, 'hold')] },
    [LIST]: { tickets: [ticket(2, 'solved'), ticket(3, 'open'), ticket(4, 'new')] },
  })
  expect((await api.openTickets()).tickets.map(({ id, status }) => [id, status])).toEqual([
    [4, 'new'],
    [3, 'open'],
    [1, 'open'],
  ])
})
test('a long conversation is read page by page, whatever host the next link names', async () => {
  const more = '/api/v2/tickets/1/comments?page%5Bafter%5D=x'
  const { api } = desk({
    '/api/v2/tickets/1/comments?include=users&page[size]=100': {
      comments: [{ id: 1 }],
      meta: { has_more: true },
      links: { next: `https://other.example:443${more}` },
    },
    [more]: { comments: [{ id: 2 }], users: [{ id: 7, name: 'Customer 7' }], meta: { has_more: false } },
  })
  const { comments, users } = await api.comments(1)
  expect(comments.map(({ id }) => id)).toEqual([1, 2])
  expect(users.map(({ name }) => name)).toEqual(['Customer 7'])
})
test.each([
  [401, 'unauthorized'],
  [404, 'not-found'],
  [409, 'conflict'],
  [422, 'refused'],
  [503, 'unavailable'],
])('status %i is %s', async (status, kind) => {
  const { api } = desk({ '/api/v2/tickets/1': { description: 'why' } }, status)
  await expect(api.ticket(1)).rejects.toMatchObject({ kind, message: 'why' })
})
test('the detail of a refusal is told before its general description', async () => {
  const { api } = desk(
    {
      '/api/v2/tickets/1': {
        description: 'Record validation errors',
        details: { status: [{ description: 'Status: closed prevents ticket update' }] },
      },
    },
    422,
  )
  await expect(api.update(1, {})).rejects.toMatchObject({ message: 'Status: closed prevents ticket update' })
})
test('an answer that is no JSON is a refusal by its status', async () => {
  const api = createDeskApi('t', async () => new Response('<html>', { status: 504 }))
  await expect(api.me()).rejects.toMatchObject({ kind: 'unavailable', message: 'HTTP 504' })
})
test('a search is for tickets', async () => {
  const { api, asked } = desk({})
  await expect(api.search('退款')).rejects.toMatchObject({ kind: 'not-found' })
  expect(decodeURIComponent(asked[0]!)).toBe('GET /api/v2/search?query=type:ticket 退款&include=tickets(users)')
})
const words: Omit<NewTicket, 'requester'> = { subject: 's', message: 'm', channel: 'email', fields: { 102: 'EX-1', 103: '' } }
test('a new ticket is the customer’s own', () => {
  expect(newTicketBody({ ...words, requester: { id: 7 } }, 7)).toEqual({
    subject: 's',
    comment: { body: 'm', public: true, author_id: 7 },
    via: { channel: 'email' },
    requester_id: 7,
    submitter_id: 7,
    custom_fields: [{ id: 102, value: 'EX-1' }],
  })
})
test('a customer is known by the exact address, else made; a phone number alone makes a new one', async () => {
  const answers = {
    '/api/v2/users/search?query=Lee%40example.com': { users: [{ id: 7, email: 'lee@example.com' }] },
    '/api/v2/users/search?query=lee%40example.co': { users: [{ id: 7, email: 'lee@example.com' }] },
    '/api/v2/users': { user: { id: 8 } },
    '/api/v2/tickets': { ticket: { id: 1 } },
  }
  const calls = async (requester: { name: string; email: string | null; phone: string | null }) => {
    const { api, asked } = desk(answers)
    await api.create({ ...words, requester })
    return asked.filter((call) => call.startsWith('POST'))
  }
  expect(await calls({ name: 'Lee', email: 'Lee@example.com', phone: null })).toEqual(['POST /api/v2/tickets'])
  expect(await calls({ name: 'Lee', email: 'lee@example.co', phone: null })).toEqual(['POST /api/v2/users', 'POST /api/v2/tickets'])
  expect(await calls({ name: 'Lee', email: null, phone: '+4917012345' })).toEqual(['POST /api/v2/users', 'POST /api/v2/tickets'])
})
test('requesters whose names did not come along are asked for at once', async () => {
  const tickets = [1, 2, 3].map((id) => ({ id, requester_id: id === 3 ? 2 : id, status: 'open' }))
  const { api, asked } = desk({
    [OPEN]: {},
    [LIST]: { tickets, users: [{ id: 1, name: 'One' }] },
    '/api/v2/users/show_many?ids=2': { users: [{ id: 2, name: 'Two' }] },
  })
  expect((await api.openTickets()).users.map(({ name }) => name)).toEqual(['One', 'Two'])
  expect(asked).toHaveLength(3)
})
