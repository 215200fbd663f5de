import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createWorld } from '../world.ts'
import { createOAuth } from './routes.ts'

const world = createWorld({ tickets: 60 })
const BACK = 'http://127.0.0.1:4610/auth/callback'
const VERIFIER = 'v'.repeat(64)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')

function desk() {
  let time = 1_000_000
  const oauth = createOAuth({ world, clients: [{ id: 'firstfix', secret: null, redirectUris: [BACK] }], now: () => time })
  const asked = {
    client_id: 'firstfix',
    redirect_uri: BACK,
    response_type: 'code',
    scope: 'read',
    state: 's1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  }
  const allow = async (more: Record<string, string> = {}) => {
    const body = new URLSearchParams({ ...asked, user_id: '501', decision: 'allow', ...more })
    const answer = await oauth.handle(new Request('http://h/oauth/authorizations', { method: 'POST', body }))
    return new URL(answer?.headers.get('location') ?? 'http://none/')
  }
  const token = async (body: object) => {
    const request = new Request('http://h/oauth/tokens', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    const answer = await oauth.handle(request)
    return { status: answer?.status, body: await answer?.json() }
  }
  const exchange = (code: string | null, more: object = {}) =>
    token({ grant_type: 'authorization_code', client_id: 'firstfix', code, redirect_uri: BACK, code_verifier: VERIFIER, ...more })
  return { oauth, asked, allow, token, exchange, pass: (seconds: number) => (time += seconds) }
}

test('who is allowed comes back with a code and the state, and the code becomes a token of that person once', async () => {
  const { allow, exchange, oauth } = desk()
  const back = await allow()
  expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([BACK, 's1'])
  const code = back.searchParams.get('code')
  const { status, body } = await exchange(code)
  expect([status, body.token_type, 'expires_in' in body]).toEqual([200, 'bearer', false])
  expect(oauth.userOf(`Bearer ${body.access_token}`)?.id).toBe(501)
  expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})
test('a refusal comes back as one, with the state', async () => {
  const back = await desk().allow({ decision: 'deny' })
  expect([back.searchParams.get('error'), back.searchParams.get('code'), back.searchParams.get('state')]).toEqual(['access_denied', null, 's1'])
})
test('a wrong verifier, another redirect URI, an old code and an unknown client get no token', async () => {
  const { allow, exchange, pass } = desk()
  const code = async () => (await allow()).searchParams.get('code')
  expect((await exchange(await code(), { code_verifier: 'w'.repeat(64) })).body.error).toBe('invalid_grant')
  expect((await exchange(await code(), { redirect_uri: 'http://127.0.0.1:4610/other' })).body.error).toBe('invalid_grant')
  expect(await exchange(await code(), { client_id: 'other' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  const old = await code()
  pass(121)
  expect((await exchange(old)).body.error).toBe('invalid_grant')
})
test('an access token ends after thirty minutes; a refresh gives a new pair and works once', async () => {
  const { allow, exchange, token, oauth, pass } = desk()
  const first = (await exchange((await allow()).searchParams.get('code'), { expires_in: 1800 })).body
  expect(first.expires_in).toBe(1800)
  pass(1800)
  expect(oauth.userOf(`Bearer ${first.access_token}`)).toBeNull()
  const refresh = { grant_type: 'refresh_token', client_id: 'firstfix', refresh_token: first.refresh_token }
  const second = (await token(refresh)).body
  expect(oauth.userOf(`Bearer ${second.access_token}`)?.id).toBe(501)
  expect(await token(refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})
test('a strange redirect URI is told on the page and never followed', async () => {
  const { oauth, asked } = desk()
  const query = new URLSearchParams({ ...asked, redirect_uri: 'https://evil.example/"><script>' })
  const answer = await oauth.handle(new Request(`http://h/oauth/authorizations/new?${query}`))
  expect([answer?.status, answer?.headers.get('location')]).toEqual([400, null])
  expect(await answer?.text()).not.toContain('<script>')
})
test('the page lists staff and no customers, and shows hostile names as text', async () => {
  const { oauth, asked } = desk()
  world.users.get(501)!.name = '<b>Mia</b>'
  const html = (await (await oauth.handle(new Request(`http://h/oauth/authorizations/new?${new URLSearchParams(asked)}`)))?.text()) ?? ''
  expect(html).toContain('&#60;b&#62;Mia')
  const customer = [...world.users.values()].find((user) => user.role === 'end-user')!
  expect(html).not.toContain(`value="${customer.id}"`)
})
