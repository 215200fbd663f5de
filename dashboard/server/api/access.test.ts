import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { createApi } from './create-api.ts'
import { ACCESS, BEARER, fakeDeps, NOW } from './fake-deps.test-helper.ts'

const appToken = (more: object = {}) =>
  new SignJWT({ sub: '77', ...more })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('acme')
    .setAudience('http://127.0.0.1:4610')
    .setIssuedAt(NOW / 1000)
    .setExpirationTime(NOW / 1000 + 60)
    .sign(new TextEncoder().encode('k'.repeat(32)))

test('the sidebar’s token asks as often as it lives, and changes something once', async () => {
  const server = await createApi(fakeDeps())
  const post = async (what: string, token: string, payload: object) =>
    (await server.inject({ method: 'POST', url: `/api/v1/tickets/5/${what}`, headers: { authorization: `Bearer ${token}` }, payload })).statusCode
  const ask = { requester: { id: 7 }, channel: 'email' }
  const say = { kind: 'same_issue', otherTicketId: 4 }
  const [first, second, bare] = [await appToken({ jti: 'a' }), await appToken({ jti: 'b' }), await appToken()]
  expect([await post('brief', first, ask), await post('brief', first, ask), await post('brief', first, ask)]).toEqual([200, 200, 200])
  expect([await post('feedback', first, say), await post('feedback', first, say)]).toEqual([200, 409])
  expect([await post('feedback', first, { ...say, otherTicketId: 3 }), await post('feedback', second, say)]).toEqual([409, 200])
  // Without an id of its own a token is known by its signature.
  expect([await post('feedback', bare, say), await post('feedback', bare, say)]).toEqual([200, 409])
})
test('a demo serves loopback without a token, and marks itself', async () => {
  const server = await createApi(
    fakeDeps({
      access: { ...ACCESS, demo: true },
      progress: () => ({
        mode: 'demo',
        account: null,
        phase: 'idle',
        problem: null,
        lastSyncedAt: null,
        judged: { done: 0, total: 0 },
        requests: {},
        running: [],
        failed: [],
      }),
    }),
  )
  const get = (more: object) => server.inject({ method: 'GET', url: '/api/v1/status', headers: { host: '127.0.0.1:4610' }, ...more })
  expect((await get({})).json()).toMatchObject({ mode: 'demo' })
  expect((await get({ remoteAddress: '10.0.0.9' })).statusCode).toBe(401)
  expect((await get({ headers: { host: '127.0.0.1:4610', 'x-forwarded-for': '10.0.0.9' } })).statusCode).toBe(401)
})
test('a name that is not ours is not answered', async () => {
  const server = await createApi(fakeDeps())
  for (const url of ['/api/v1/status', '/nowhere', '/login?token=x', '/healthz']) {
    const answer = await server.inject({ url, headers: { ...BEARER, host: 'rebound.example.com' } })
    expect([answer.statusCode, answer.json().code]).toEqual([421, 'wrong_host'])
  }
})
test('the address with the token opens a session of the browser', async () => {
  const server = await createApi(fakeDeps())
  const login = await server.inject({ url: `/login?token=${ACCESS.localToken}` })
  expect([login.statusCode, login.headers.location]).toEqual([303, '/'])
  const cookie = login.headers['set-cookie']
  expect(cookie).toMatch(/^firstfix=[\w-]+; .*HttpOnly.*SameSite=Strict/)
  expect(cookie).not.toContain(ACCESS.localToken)
  const session = { cookie: String(cookie).split(';')[0] }
  expect((await server.inject({ url: '/api/v1/status', headers: session })).statusCode).toBe(200)
  expect((await server.inject({ url: '/login?token=guess' })).json()).toMatchObject({ code: 'wrong_token', status: 401 })
})
test('a foreign page cannot write with the browser’s session', async () => {
  const server = await createApi(fakeDeps())
  const login = await server.inject({ url: `/login?token=${ACCESS.localToken}` })
  const cookie = String(login.headers['set-cookie']).split(';')[0]
  const post = (headers: Record<string, string>) =>
    server.inject({ method: 'POST', url: '/api/v1/sync', headers: { host: '127.0.0.1:4610', ...headers } })
  expect((await post({ cookie: cookie!, origin: 'http://127.0.0.1:4620' })).json()).toMatchObject({ code: 'foreign_page' })
  expect((await post({ cookie: cookie!, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect((await post({ cookie: cookie!, origin: 'http://127.0.0.1:4610', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(202)
  expect((await post({ ...BEARER, origin: 'https://elsewhere.example.com' })).statusCode).toBe(202)
})
test('the login can be tried ten times a minute', async () => {
  const server = await createApi(fakeDeps())
  const codes = []
  for (let i = 0; i < 11; i++) codes.push((await server.inject({ url: '/login?token=guess' })).statusCode)
  expect(codes).toEqual([...Array.from({ length: 10 }, () => 401), 429])
})
