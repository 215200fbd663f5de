import { expect, test } from 'vitest'
import type { Access } from './access.ts'
import { identify, isOwnHost, isOwnPage, type Caller } from './identify.ts'
import { cookieValue } from './local-token.ts'

const ACCESS: Access = { localToken: 'secret-token', demo: false, loopbackOnly: true, publicUrl: 'http://127.0.0.1:4610', app: null }
const DEMO: Access = { ...ACCESS, demo: true }
const CALLER: Caller = { authorization: undefined, cookie: undefined, host: '127.0.0.1:4610', remoteAddress: '127.0.0.1', forwarded: false }
const who = async (caller: Partial<Caller>, access = ACCESS) => (await identify({ ...CALLER, ...caller }, access, 0))?.kind ?? null

test('the token serves as bearer, its cookie in the browser', async () => {
  expect(await who({ authorization: 'Bearer secret-token' })).toBe('local')
  expect(await who({ cookie: cookieValue('secret-token') })).toBe('local')
  expect(await who({ cookie: 'secret-token' })).toBeNull()
  expect(await who({})).toBeNull()
})
test('a demo asks nothing on loopback', async () => {
  expect(await who({}, DEMO)).toBe('demo')
  expect(await who({ remoteAddress: '192.168.1.7' }, DEMO)).toBeNull()
  expect(await who({ host: 'evil.example.com' }, DEMO)).toBeNull()
  expect(await who({ forwarded: true }, DEMO)).toBeNull()
})
test('wrong credentials are refused in a demo too', async () => {
  expect(await who({ authorization: 'Bearer nonsense' }, DEMO)).toBeNull()
  expect(await who({ authorization: 'Basic abc' }, DEMO)).toBeNull()
})
test('bound to loopback, only own names are answered', () => {
  const own = (host: string | undefined, access = ACCESS) => isOwnHost(host, access)
  expect(['127.0.0.1:4610', 'localhost:4610', '[::1]:4610', 'LOCALHOST'].map((host) => own(host))).toEqual([true, true, true, true])
  expect(['evil.example.com', '127.0.0.1.evil.example.com', undefined].map((host) => own(host))).toEqual([false, false, false])
  expect(own('desk.example.com:8443', { ...ACCESS, publicUrl: 'https://desk.example.com:8443' })).toBe(true)
  expect(own('anything.example.com', { ...ACCESS, loopbackOnly: false })).toBe(true)
})
test('a browser that is signed in says where a write comes from', () => {
  const page = (origin?: string, fetchSite?: string) => isOwnPage({ origin, fetchSite, host: '127.0.0.1:4610' }, ACCESS, { signedIn: true })
  expect([page(), page('http://127.0.0.1:4610'), page(undefined, 'same-origin'), page('http://127.0.0.1:4620')]).toEqual([false, true, true, false])
})
test('a write comes from our own page or from a program', () => {
  const page = (origin?: string, fetchSite?: string) => isOwnPage({ origin, fetchSite, host: '127.0.0.1:4610' }, ACCESS)
  expect([page('http://127.0.0.1:4610', 'same-origin'), page('http://127.0.0.1:4610'), page()]).toEqual([true, true, true])
  expect([page('http://localhost:4620', 'same-site'), page('https://evil.example.com'), page('null'), page(undefined, 'cross-site')]).toEqual([
    false,
    false,
    false,
    false,
  ])
})
