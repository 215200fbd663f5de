import { expect, test } from 'vitest'
import { createDeskApi, newTicketBody } from './desk-api.ts'

/** Answers by path in order of arrival; everything asked is kept. */
function desk(answers: Record<string, unknown>, status = 200) {
  const asked: string[] = []
  const send: typeof fetch = async (input, init) => {
    const path = String(input)
    asked.push(`${init?.method} ${path}`)
    const answer = answers[path]
    return answer === undefined
      ? Response.json({ error: 'RecordNotFound', description: 'Not found' }, { status: 404 })
      : Response.json(answer, { status })
  }
  return { api: createDeskApi('t', send), asked }
}
const LIST = '/api/v2/tickets?sort=-updated_at&page[size]=100&include=users'

test('the list follows its pages, leaves out what is solved and puts the newest first', async () => {
  const more = '/api/v2/tickets?page%5Bafter%5D=x'
  const { api } = desk({
    [LIST]: {
      tickets: [
        { id: 1, status: 'open', created_at: '2026-11-01T00:00:00Z' },
        { id: 2, status: 'solved', created_at: '2026-11-02T00:00:00Z' },
      ],
      users: [{ id: 7, name: 'Customer 7' }],
      meta: { has_more: true },
      links: { next: `https://other.example:443${more}` },
    },
    [more]: { tickets: [{ id: 3, status: 'new', created_at: '2026-11-03T00:00:00Z' }], meta: { has_more: false } },
  })
  const page = await api.openTickets()
  expect(page.tickets.map(({ id }) => id)).toEqual([3, 1])
  expect(page.users.map(({ name }) => name)).toEqual(['Customer 7'])
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
test('a new ticket is the customer’s own, known or not', () => {
  const ticket = { subject: 's', message: 'm', channel: 'email', fields: { 102: 'EX-1', 103: '' } }
  expect(newTicketBody({ ...ticket, requester: { id: 7 } })).toEqual({
    subject: 's',
    comment: { body: 'm', public: true },
    via: { channel: 'email' },
    requester_id: 7,
    submitter_id: 7,
    custom_fields: [{ id: 102, value: 'EX-1' }],
  })
  const requester = { name: 'Lee', email: 'lee@example.com', phone: null }
  expect(newTicketBody({ ...ticket, requester })).toMatchObject({ requester })
})
