/** What somebody tries who should get nothing. */
import { expect, test } from 'vitest'
import { createApi } from './create-api.ts'
import { ACCESS, BEARER, fakeDeps } from './fake-deps.test-helper.ts'
import { cookieValue } from '../auth/local-token.ts'
import { COOKIE } from '../auth/identify.ts'
import { ROUTES } from './routes/index.ts'

const HOST = { host: '127.0.0.1:4610' }
const SIGNED_IN = { ...HOST, cookie: `${COOKIE}=${cookieValue(ACCESS.localToken)}` }
const WRITES = ROUTES.filter(({ method }) => method !== 'GET')
const READS = ROUTES.filter(({ method, role }) => method === 'GET' && role !== 'anyone')
const pathOf = (url: string) => url.replace(/:\w+/g, '5')

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain; application/json', 'text/json'])(
  'a form of another page cannot bring JSON as %s, to no route that writes',
  async (type) => {
    const server = await createApi(fakeDeps())
    for (const { method, url } of WRITES) {
      const headers = { ...SIGNED_IN, origin: 'http://127.0.0.1:4610', 'sec-fetch-site': 'same-origin', 'content-type': type }
      const answer = await server.inject({ method, url: pathOf(url), headers, payload: '{"ifVersion":1}' })
      expect([url, answer.statusCode]).toEqual([url, 415])
    }
  },
)
test.each([
  [{ origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ origin: 'http://127.0.0.1:9999' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
])('a write that the browser signs and another page asks for is refused: %j', async (headers) => {
  const server = await createApi(fakeDeps())
  for (const { method, url, role, greets } of WRITES.filter((route) => route.role !== 'anyone' || route.greets)) {
    const answer = await server.inject({ method, url: pathOf(url), headers: { ...SIGNED_IN, ...headers } })
    expect([url, role, greets, answer.statusCode, answer.json().code]).toEqual([url, role, greets, 403, 'foreign_page'])
  }
})
test('asking for the head of an answer asks for the answer: no credentials, no head', async () => {
  const server = await createApi(fakeDeps())
  for (const { url } of READS) {
    const answer = await server.inject({ method: 'HEAD', url: pathOf(url), headers: HOST })
    expect([url, answer.statusCode]).toEqual([url, 401])
  }
})
test.each([
  '//api/v1/status',
  '/api//v1/status',
  '/api/v1/status/',
  '/API/v1/status',
  '/api%2Fv1%2Fstatus',
  '/x/../api/v1/status',
  '/api/v1/status;x',
  '/./api/v1/status',
])('another way to write an address is no way around the guard: %s', async (url) => {
  const server = await createApi(fakeDeps())
  expect((await server.inject({ url, headers: HOST })).statusCode).toBeGreaterThanOrEqual(400)
})
test('a token in an address opens nothing but the session of this machine’s browser, and leaves the address bar at once', async () => {
  const server = await createApi(fakeDeps())
  for (const name of ['token', 'access_token', 'authorization'])
    expect((await server.inject({ url: `/api/v1/status?${name}=${ACCESS.localToken}`, headers: HOST })).statusCode).toBe(401)
  const login = await server.inject({ url: `/login?token=${ACCESS.localToken}`, headers: HOST })
  expect([login.statusCode, login.headers.location, login.headers['cache-control'], login.headers['referrer-policy']]).toEqual([
    303,
    '/',
    'no-store',
    'same-origin',
  ])
  expect(login.headers['set-cookie']).toMatch(/; HttpOnly; SameSite=Strict/)
})
test('wrong credentials in a header are not made good by a cookie beside them', async () => {
  const server = await createApi(fakeDeps())
  for (const authorization of ['Bearer wrong', 'Bearer', 'Basic eDp5', `bearer${ACCESS.localToken}`, `Bearer ${ACCESS.localToken}x`])
    expect([authorization, (await server.inject({ url: '/api/v1/status', headers: { ...SIGNED_IN, authorization } })).statusCode]).toEqual([
      authorization,
      401,
    ])
})
test.each(['evil.example', 'evil.example:4610', '127.0.0.1.evil.example', 'localhost.:4610', '127.0.0.1:4610@evil.example', '[::1'])(
  'a demo opens to nobody who calls it %j, and its roles are not chosen there',
  async (host) => {
    const server = await createApi(fakeDeps({ access: { ...ACCESS, demo: true } }))
    const headers = { host, origin: `http://${host}` }
    const read = await server.inject({ url: '/api/v1/status', headers, remoteAddress: '127.0.0.1' })
    const act = await server.inject({
      method: 'PUT',
      url: '/api/v1/demo/role',
      headers,
      payload: { role: 'admin', userId: 5 },
      remoteAddress: '127.0.0.1',
    })
    expect([read.statusCode, act.statusCode]).toEqual([421, 421])
  },
)
test('words that every object has are no filter, no slice and no cursor; nothing of them fails the service', async () => {
  const server = await createApi(fakeDeps())
  const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  for (const word of words)
    for (const query of [
      `slice=${word}`,
      `filter=${word}=x`,
      `filter=channel=${word}`,
      `filter=reason=${word}`,
      `${word}=1`,
      `${word}[x]=1`,
      `lens=${word}`,
    ]) {
      const answer = await server.inject({ url: `/api/v1/fcr/trend?${query}`, headers: BEARER })
      expect([query, answer.statusCode < 500]).toEqual([query, true])
    }
  expect(Object.keys(Object.prototype)).toEqual([])
})
test.each(['999999999 2026-11-15T00:00:00Z', '99999999999999999999 ', '-1 ', '1e9 ', '5 9999-99-99T99:99:99Z', `5 ${'9'.repeat(5000)}`, '\u0000'])(
  'a cursor that nobody gave out ends in an empty page or a sentence: %j',
  async (said) => {
    const server = await createApi(fakeDeps())
    const url = `/api/v1/fcr/contacts?cursor=${Buffer.from(said).toString('base64url')}`
    const answer = await server.inject({ url, headers: BEARER })
    expect([200, 400]).toContain(answer.statusCode)
    const { rows = [] } = answer.json<{ rows?: unknown[] }>()
    expect(rows).toEqual([])
  },
)
test.each([
  ['a deep one', `${'['.repeat(60_000)}${']'.repeat(60_000)}`],
  ['a deep object', `${'{"fields":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['many keys', `{${Array.from({ length: 15_000 }, (_, i) => `"k${i}":1`).join()}}`],
  ['a number beyond all', '{"requester":{"id":1e999},"channel":"email"}'],
  ['a poisoned one', '{"requester":{"id":7},"channel":"email","constructor":{"prototype":{"x":1}}}'],
])('a body made to be read badly is refused, and the next one is answered: %s', async (_, payload) => {
  const server = await createApi(fakeDeps())
  const headers = { ...BEARER, 'content-type': 'application/json' }
  const answer = await server.inject({ method: 'POST', url: '/api/v1/tickets/5/brief', headers, payload })
  expect(answer.statusCode).toBe(400)
  const next = { requester: { id: 7 }, channel: 'email' }
  expect((await server.inject({ method: 'POST', url: '/api/v1/tickets/5/brief', headers: BEARER, payload: next })).statusCode).toBe(200)
})
test('every answer, the refusals too, runs no script but our own and stands in no frame', async () => {
  const server = await createApi(fakeDeps())
  for (const url of ['/api/v1/me', '/api/v1/status', '/nowhere', '/healthz', '/login?token=x']) {
    const { headers } = await server.inject({ url, headers: HOST })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:(?!;)[^;]*script/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  }
})
test('whoever sends a byte now and then is not waited for', async () => {
  const { server } = await createApi(fakeDeps())
  const { headersTimeout, requestTimeout } = server
  expect([headersTimeout, requestTimeout]).toEqual([10_000, 30_000])
})
