import { expect, test } from 'vitest'
import type { TrustProxy } from '../trust-proxy.ts'
import { createApi } from './create-api.ts'
import { ACCESS, fakeDeps } from './fake-deps.test-helper.ts'

/** More wrong tokens than one address may try in a minute, each in the name of another address. */
async function triesInManyNames(trustProxy: TrustProxy, remoteAddress: string): Promise<number[]> {
  const server = await createApi(fakeDeps({ access: { ...ACCESS, trustProxy } }))
  const codes: number[] = []
  for (let i = 0; i < 12; i++) {
    const headers = { host: '127.0.0.1:4610', 'x-forwarded-for': `203.0.113.${i}` }
    codes.push((await server.inject({ url: '/login?token=wrong', headers, remoteAddress })).statusCode)
  }
  return codes
}

test('whoever puts another address into X-Forwarded-For is counted by their own', async () => {
  expect((await triesInManyNames(null, '198.51.100.7')).slice(-2)).toEqual([429, 429])
})
test.each([[['198.51.100.7']], [['198.51.100.0/24']]])(
  'behind a proxy that is trusted (%j) each caller has a limit of their own',
  async (trustProxy) => {
    expect(new Set(await triesInManyNames(trustProxy, '198.51.100.7'))).toEqual(new Set([401]))
  },
)
test('an address that is not the proxy’s names nobody but itself', async () => {
  expect((await triesInManyNames(['10.0.0.0/8'], '198.51.100.7')).at(-1)).toBe(429)
})
test('behind one proxy, what a caller wrote before the proxy’s own word is not believed', async () => {
  const server = await createApi(fakeDeps({ access: { ...ACCESS, trustProxy: ['10.0.0.1', '127.0.0.1'] } }))
  const codes: number[] = []
  for (let i = 0; i < 12; i++) {
    const headers = { host: '127.0.0.1:4610', 'x-forwarded-for': `203.0.113.${i}, 192.0.2.9` }
    codes.push((await server.inject({ url: '/login?token=wrong', headers, remoteAddress: '10.0.0.1' })).statusCode)
  }
  expect(codes.at(-1)).toBe(429)
})
test('a host that a proxy claims for itself opens nothing: the name in Host decides', async () => {
  const server = await createApi(fakeDeps({ access: { ...ACCESS, trustProxy: ['10.0.0.1', '127.0.0.1'] } }))
  const headers = { host: 'evil.example', 'x-forwarded-host': '127.0.0.1:4610', 'x-forwarded-proto': 'https' }
  expect((await server.inject({ url: '/api/v1/me', headers })).statusCode).toBe(421)
})
test('a demo serves nobody through a proxy, a trusted one either', async () => {
  const server = await createApi(fakeDeps({ access: { ...ACCESS, demo: true, trustProxy: ['10.0.0.1', '127.0.0.1'] } }))
  const headers = { host: '127.0.0.1:4610', 'x-forwarded-for': '127.0.0.1' }
  expect((await server.inject({ url: '/api/v1/status', headers, remoteAddress: '127.0.0.1' })).statusCode).toBe(401)
})
