import { expect, test } from 'vitest'
import { testDesk, type Body } from './sandbox.test-helper.ts'
import { createSandbox } from './handle.ts'
import { createWorld } from './world.ts'

const world = createWorld({ tickets: 60 })
const basic = (who: string, secret: string) => ({ authorization: `Basic ${Buffer.from(`${who}:${secret}`).toString('base64')}` })

test('a wrong bearer token gets the body of OAuth, a wrong API token that of Basic', async () => {
  const desk = testDesk(world)
  expect(await desk.ask('/api/v2/groups', { headers: { authorization: 'Bearer nope' } })).toMatchObject({
    status: 401,
    body: { error: 'invalid_token', error_description: 'The access token provided is expired, revoked, malformed or invalid for other reasons.' },
  })
  expect(await desk.ask('/api/v2/groups', { headers: basic('a@b.c/token', 'nope') })).toMatchObject({
    status: 401,
    body: { error: "Couldn't authenticate you" },
  })
})
test('the right API token is let in over Basic, a password is not', async () => {
  const desk = testDesk(world)
  expect((await desk.ask('/api/v2/groups', { headers: basic('a@b.c/token', 'sandbox-token') })).status).toBe(200)
  expect((await desk.ask('/api/v2/groups', { headers: basic('a@b.c', 'sandbox-token') })).status).toBe(401)
})
test('users/me says 200 even to a stranger', async () => {
  const { status, body } = await testDesk(world).ask('/api/v2/users/me.json', { headers: { authorization: 'Bearer nope' } })
  expect(status).toBe(200)
  expect(body.user.name).toBe('Anonymous user')
})
test('the desk comes in as its first agent, the service as the admin', async () => {
  const desk = testDesk(world)
  expect((await desk.ask('/api/v2/users/me')).body.user).toMatchObject({ id: 500, role: 'admin' })
  expect((await desk.ask('/api/v2/users/me', { headers: { authorization: 'Bearer sandbox-agent' } })).body.user).toMatchObject({
    id: 501,
    role: 'agent',
  })
})
test('unknown endpoints and records are two kinds of 404', async () => {
  const desk = testDesk(world)
  expect(await desk.ask('/api/v2/nothing')).toMatchObject({ status: 404, body: { error: 'InvalidEndpoint', description: 'Not found' } })
  expect(await desk.ask('/api/v2/tickets/1')).toMatchObject({ status: 404, body: { error: 'RecordNotFound', description: 'Not found' } })
})

test('with limits on, the eleventh export of a minute is refused with a time to wait', async () => {
  const desk = testDesk(world, { limits: true })
  const path = '/api/v2/incremental/tickets/cursor?start_time=0&per_page=1'
  const first = await desk.ask(path)
  expect(first.headers.get('zendesk-ratelimit-incremental-exports')).toBe('total=10; remaining=9; resets=60')
  expect(first.headers.get('ratelimit-limit')).toBe('700')
  expect(first.headers.get('x-rate-limit-remaining')).toBe('699')
  for (let i = 0; i < 9; i++) expect((await desk.ask(path)).status).toBe(200)
  desk.clock.set(desk.clock.now() + 20)
  const refused = await desk.ask('/api/v2/incremental/ticket_events?start_time=0')
  expect(refused).toMatchObject({ status: 429, body: { error: 'APIRateLimitExceeded' } })
  expect(refused.headers.get('retry-after')).toBe('40')
  expect((await desk.ask('/api/v2/incremental/users/cursor?start_time=0')).headers.get('zendesk-ratelimit-incremental-exports-cursor')).toMatch(
    /^total=20; remaining=19/,
  )
  desk.clock.set(desk.clock.now() + 40)
  expect((await desk.ask(path)).status).toBe(200)
})
test('with limits off, no limit header is sent', async () => {
  const { headers } = await testDesk(world).ask('/api/v2/incremental/tickets/cursor?start_time=0')
  expect([...headers.keys()].filter((name) => name.includes('rate'))).toEqual([])
})

test('the knobs are for loopback only', async () => {
  const desk = testDesk(world)
  expect((await desk.ask('http://sandbox.example/__sandbox/counters')).status).toBe(403)
  expect((await desk.ask('/__sandbox/counters')).body).toMatchObject({ faults: { late: 0 } })
})
test('the clock can be moved, and later changes of golden cases be made', async () => {
  const desk = testDesk(createWorld({ tickets: 60 }))
  await desk.send('POST', '/__sandbox/clock', { now: '2026-11-26T09:00:00+08:00' })
  expect(desk.clock.now()).toBe(Date.parse('2026-11-26T01:00:00Z') / 1000)
  await desk.send('POST', '/__sandbox/merge-users', { winner: 9_002_301, loser: 9_002_302 })
  await desk.send('POST', '/__sandbox/retag', { ticketId: 902_402, reason: 'refund' })
  const [merged, retagged]: Body[] = await Promise.all([desk.ask('/api/v2/tickets/902302'), desk.ask('/api/v2/tickets/902402')])
  expect(merged.body.ticket.requester_id).toBe(9_002_301)
  expect(retagged.body.ticket.tags).toContain('refund')
  expect((await desk.ask('/api/v2/users/9002302')).body.user).toMatchObject({ active: false, email: null })
})
test('a token from the OAuth server speaks as its member of staff until it ends', async () => {
  const clock = { at: world.endAt }
  const back = 'http://127.0.0.1:4610/auth/callback'
  const client = { id: 'firstfix', secret: 'shh', redirectUris: [back] }
  const sandbox = createSandbox(world, { clock: { now: () => clock.at, set: (at) => (clock.at = at) }, oauthClients: [client] })
  const form = { client_id: 'firstfix', redirect_uri: back, response_type: 'code', user_id: '502', decision: 'allow' }
  const allowed = await sandbox.handle(new Request('http://h/oauth/authorizations', { method: 'POST', body: new URLSearchParams(form) }))
  const code = new URL(allowed.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const asked = { grant_type: 'authorization_code', client_id: 'firstfix', client_secret: 'shh', code, redirect_uri: back }
  const token = await (await sandbox.handle(new Request('http://h/oauth/tokens', { method: 'POST', body: new URLSearchParams(asked) }))).json()
  const me = async (path = '/api/v2/users/me') => {
    const answer = await sandbox.handle(new Request(`http://h${path}`, { headers: { authorization: `Bearer ${token.access_token}` } }))
    return { status: answer.status, body: await answer.json() }
  }
  expect((await me()).body.user).toMatchObject({ id: 502, role: 'agent' })
  clock.at += 1800
  expect((await me('/api/v2/groups')).status).toBe(401)
})
