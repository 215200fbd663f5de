import { expect, test } from 'vitest'
import { createOAuthClient } from './oauth-client.ts'

const SETTINGS = {
  zendeskUrl: 'https://acme.zendesk.com',
  clientId: 'firstfix',
  clientSecret: 's3cret',
  redirectUri: 'https://x.example/auth/callback',
}
function clientOf(answer: () => Response | Promise<Response>) {
  const asked: { url: string; body: Record<string, unknown> }[] = []
  const fetch = async (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), body: typeof init?.body === 'string' ? JSON.parse(init.body) : {} })
    return answer()
  }
  return { asked, client: createOAuthClient(SETTINGS, { fetch: fetch as typeof globalThis.fetch, now: () => 1000 }) }
}
const json = (body: unknown, status = 200) => Response.json(body, { status })

test('the way there holds the challenge and never the verifier or the secret', () => {
  const { client } = clientOf(() => json({}))
  const url = new URL(client.authorizeUrl({ state: 'st', verifier: 'v'.repeat(43) }))
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'code',
    state: 'st',
    code_challenge_method: 'S256',
    scope: 'users:read',
  })
  expect(url.href).not.toContain('v'.repeat(43))
  expect(url.href).not.toContain('s3cret')
})
test('both ends are asked for, and an end that is not said is the one that was asked for', async () => {
  const { client, asked } = clientOf(() => json({ access_token: 'a', refresh_token: 'r' }))
  expect(await client.exchange('code', 'verifier')).toEqual({ kind: 'granted', pair: { access: 'a', refresh: 'r', endsAt: 2800 } })
  expect(await client.refresh('r0')).toMatchObject({ kind: 'granted' })
  expect(asked.map(({ body }) => [body['expires_in'], typeof body['refresh_token_expires_in'], body['client_secret']])).toEqual([
    [1800, 'number', 's3cret'],
    [1800, 'number', 's3cret'],
  ])
})
test.each([
  ['refused', json({ error: 'invalid_grant' }, 400)],
  ['refused', json({ access_token: '' })],
  ['refused', new Response('<html>', { status: 200 })],
  ['unreachable', new Response('down', { status: 503 })],
  ['unreachable', json({}, 429)],
])('an answer without a token is %s', async (kind, answer) => {
  expect(await clientOf(() => answer).client.refresh('r')).toEqual({ kind })
})
test('a helpdesk that does not answer is unreachable, not wrong', async () => {
  const { client } = clientOf(() => Promise.reject(new TypeError('fetch failed')))
  expect([await client.exchange('c', 'v'), await client.whoIs('a')]).toEqual([{ kind: 'unreachable' }, { kind: 'unreachable' }])
})
const user = (more: object) => json({ user: { id: 7, name: 'Mia', role: 'agent', active: true, suspended: false, ...more } })
test.each([
  [user({}), { kind: 'staff', staff: { userId: 7, name: 'Mia', role: 'agent' } }],
  [user({ role: 'admin', active: null, suspended: undefined }), { kind: 'staff', staff: { userId: 7, name: 'Mia', role: 'admin' } }],
  // The documented quirk: a token that ended is answered with an anonymous user and 200.
  [user({ id: null, name: 'Anonymous user', role: 'end-user' }), { kind: 'nobody' }],
  [json({ error: 'invalid_token' }, 401), { kind: 'nobody' }],
  [user({ role: 'end-user' }), { kind: 'not_staff' }],
  [user({ suspended: true }), { kind: 'suspended' }],
  [user({ active: false }), { kind: 'suspended' }],
  [json({ user: 'x' }), { kind: 'unreachable' }],
  [json({ error: { title: 'Forbidden' } }, 403), { kind: 'unreachable' }],
])('who is behind a token (%#)', async (answer, asked) => {
  expect(await clientOf(() => answer).client.whoIs('a')).toEqual(asked)
})
