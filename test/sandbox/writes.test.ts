import { beforeEach, expect, test } from 'vitest'
import { testDesk, type TestDesk } from './sandbox.test-helper.ts'
import { createWorld } from './world.ts'

const REASON = 360_000_000_101
let desk: TestDesk
beforeEach(() => {
  desk = testDesk(createWorld({ tickets: 60 }))
})
async function openTicket(): Promise<number> {
  const ticket = { subject: 'Where is it', comment: { body: 'Where is my kettle?' }, requester: { name: 'Nova', email: 'Nova@mail.example' } }
  return (await desk.send('POST', '/api/v2/tickets', { ticket })).body.ticket.id
}
const customer = async (id: number) => ({ 'x-sandbox-user': String((await desk.ask(`/api/v2/tickets/${id}`)).body.ticket.requester_id) })

test('solving with a reply leaves one audit with comment, status, assignee and field', async () => {
  const id = await openTicket()
  const { status, body } = await desk.send('PUT', `/api/v2/tickets/${id}`, {
    ticket: { status: 'solved', comment: { body: 'It comes today.', public: true }, custom_fields: [{ id: REASON, value: 'where_is_my_order' }] },
  })
  expect(status).toBe(200)
  expect(body.ticket).toMatchObject({ status: 'solved', assignee_id: 500, tags: ['where_is_my_order'] })
  expect(body.audit.events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'Comment', body: 'It comes today.', public: true }),
      expect.objectContaining({ type: 'Change', field_name: 'status', value: 'solved', previous_value: 'new' }),
      expect.objectContaining({ type: 'Change', field_name: 'assignee_id', value: '500', previous_value: null }),
      expect.objectContaining({ type: 'Change', field_name: String(REASON), value: 'where_is_my_order', previous_value: null }),
    ]),
  )
  const metric = (await desk.ask(`/api/v2/tickets/${id}/metrics`)).body.ticket_metric
  expect(metric).toMatchObject({ replies: 1, reopens: 0, assignee_stations: 1, group_stations: 1 })
  expect(desk.world.events().at(-1)).toMatchObject({ ticket_id: id, timestamp: desk.clock.now() })
})
test('a customer who writes into a solved ticket reopens it', async () => {
  const id = await openTicket()
  await desk.send('PUT', `/api/v2/tickets/${id}`, { ticket: { status: 'solved' } })
  await desk.send('PUT', `/api/v2/tickets/${id}`, { ticket: { comment: { body: 'Still nothing.' } } }, await customer(id))
  expect((await desk.ask(`/api/v2/tickets/${id}`)).body.ticket.status).toBe('open')
  expect((await desk.ask(`/api/v2/tickets/${id}/metrics`)).body.ticket_metric.reopens).toBe(1)
})
test('a stale safe update is a conflict and changes nothing; a fresh one passes', async () => {
  const id = await openTicket()
  const stamp = (await desk.ask(`/api/v2/tickets/${id}`)).body.ticket.updated_at
  desk.clock.set(desk.clock.now() + 10)
  const update = (value: string) =>
    desk.send('PUT', `/api/v2/tickets/${id}`, { ticket: { safe_update: true, updated_stamp: stamp, custom_fields: [{ id: REASON, value }] } })
  expect((await update('refund')).status).toBe(200)
  expect(await update('invoice')).toMatchObject({ status: 409, body: { error: 'UpdateConflict' } })
  expect((await desk.ask(`/api/v2/tickets/${id}`)).body.ticket.tags).toEqual(['refund'])
})
test('a closed ticket cannot be changed, by update or by tags', async () => {
  const refused = { status: 422, body: { error: 'RecordInvalid', details: { status: [{ description: 'Status: closed prevents ticket update' }] } } }
  expect(await desk.send('PUT', '/api/v2/tickets/900101', { ticket: { status: 'open' } })).toMatchObject(refused)
  expect(await desk.send('PUT', '/api/v2/tickets/900101/tags', { tags: ['x'] })).toMatchObject(refused)
})
test('a value that the field does not offer is refused', async () => {
  const id = await openTicket()
  expect((await desk.send('PUT', `/api/v2/tickets/${id}`, { ticket: { custom_fields: [{ id: REASON, value: 'nonsense' }] } })).status).toBe(422)
  expect((await desk.send('PUT', `/api/v2/tickets/${id}`, { ticket: { status: 'done' } })).status).toBe(422)
})
test('tags are set by POST, added by PUT, removed by DELETE', async () => {
  const id = await openTicket()
  const tags = `/api/v2/tickets/${id}/tags`
  expect((await desk.send('POST', tags, { tags: ['a', 'B c'] })).body.tags).toEqual(['a', 'b_c'])
  expect((await desk.send('PUT', tags, { tags: ['d'] })).body.tags).toEqual(['a', 'b_c', 'd'])
  expect((await desk.send('DELETE', tags, { tags: ['a'] })).body.tags).toEqual(['b_c', 'd'])
})
test('a follow-up names its parent, and the parent names it', async () => {
  const { body } = await desk.send('POST', '/api/v2/tickets', {
    ticket: { via_followup_source_id: 900_101, comment: { body: 'again' }, requester_id: 9_000_101 },
  })
  expect(body.ticket.via.source).toMatchObject({ rel: 'follow_up', from: { ticket_id: 900_101 } })
  expect((await desk.ask('/api/v2/tickets/900101')).body.ticket.followup_ids).toEqual([body.ticket.id])
})
test('a requester is found by address, whatever its capitals, before one is made', async () => {
  const before = desk.world.users.size
  await openTicket()
  await openTicket()
  expect(desk.world.users.size).toBe(before + 1)
})
test('a deleted ticket and its children are not found, but listed as deleted', async () => {
  const id = await openTicket()
  expect((await desk.ask(`/api/v2/tickets/${id}`, { method: 'DELETE' })).status).toBe(204)
  for (const path of ['', '/audits', '/comments', '/metrics']) expect((await desk.ask(`/api/v2/tickets/${id}${path}`)).status).toBe(404)
  expect((await desk.ask('/api/v2/deleted_tickets')).body.deleted_tickets.map((row: { id: number }) => row.id)).toContain(id)
})
test('a ticket without words, or a body that is no JSON, is refused', async () => {
  expect((await desk.send('POST', '/api/v2/tickets', { ticket: { subject: 'x' } })).status).toBe(422)
  expect((await desk.ask('/api/v2/tickets', { method: 'POST', body: '{' })).status).toBe(400)
})
