import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { createApi } from './create-api.ts'
import { ACCESS, BEARER, fakeDeps, NOW } from './fake-deps.test-helper.ts'
import { ROUTES } from './routes/index.ts'

const appToken = () =>
  new SignJWT({ sub: '77' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('acme')
    .setAudience('http://127.0.0.1:4610')
    .setIssuedAt(NOW / 1000)
    .setExpirationTime(NOW / 1000 + 60)
    .sign(new TextEncoder().encode('k'.repeat(32)))
const SIDEBAR = ['/api/v1/articles', '/api/v1/tickets/:id/brief', '/api/v1/tickets/:id/feedback']
const PUBLIC = ['/healthz', '/login', '/readyz']

const asked = ROUTES.map((route) => ({ route, method: route.method, url: route.url.replace(':id', '5') }))
test('the list says who may call what', () => {
  expect(
    ROUTES.filter((route) => route.role === 'anyone')
      .map((route) => route.url)
      .sort(),
  ).toEqual(PUBLIC)
  expect(
    ROUTES.filter((route) => route.app)
      .map((route) => route.url)
      .sort(),
  ).toEqual(SIDEBAR)
})
test.each(asked)('$method $url: nothing without credentials, nothing for the wrong role', async ({ route, method, url }) => {
  const server = await createApi(fakeDeps())
  const without = await server.inject({ method, url })
  const wrong = await server.inject({ method, url, headers: { authorization: 'Bearer nonsense' } })
  const app = await server.inject({ method, url, headers: { authorization: `Bearer ${await appToken()}` } })
  const right = await server.inject({ method, url, headers: BEARER })
  const open = route.role === 'anyone'
  expect([without.statusCode === 401, wrong.statusCode === 401].map((refused) => refused || url === '/login')).toEqual(
    open ? [url === '/login', url === '/login'] : [true, true],
  )
  expect(app.statusCode === 403).toBe(!open && route.app !== true)
  expect([401, 403]).not.toContain(right.statusCode)
  expect(without.json().code === 'not_signed_in').toBe(!open)
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
