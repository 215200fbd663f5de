import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { at, fact, fakeReader } from '../analytics/fake-reader.test-helper.ts'
import { createApi } from './create-api.ts'
import { BEARER, fakeDeps } from './fake-deps.test-helper.ts'
import { ROUTES } from './routes/index.ts'

const BRIEF = { requester: { id: 7 }, channel: 'email' }

test.each([
  ['brief', { ...BRIEF, requester: { id: 1.5 } }],
  ['brief', { ...BRIEF, requester: { id: 1e300 } }],
  ['feedback', { kind: 'same_issue', otherTicketId: 1.5 }],
  ['feedback', { kind: 'same_issue', otherTicketId: 1e300 }],
  ['feedback', { kind: 'article_used', articleId: 0.1 }],
])('%s: a number that is no id is refused (%j)', async (what, payload) => {
  const server = await createApi(fakeDeps())
  const answer = await server.inject({ method: 'POST', url: `/api/v1/tickets/5/${what}`, headers: BEARER, payload })
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request'])
})
test('keys that every object has are words like any other', async () => {
  const server = await createApi(fakeDeps())
  const payload = '{"requester":{"id":7},"channel":"constructor","fields":{"toString":"x","constructor":"y"},"tags":["hasOwnProperty"]}'
  const headers = { ...BEARER, 'content-type': 'application/json' }
  expect((await server.inject({ method: 'POST', url: '/api/v1/tickets/5/brief', headers, payload })).statusCode).toBe(200)
  const poisoned = await server.inject({ method: 'POST', url: '/api/v1/tickets/5/brief', headers, payload: '{"__proto__":{"channel":"x"}}' })
  expect([poisoned.statusCode, poisoned.json().code]).toEqual([400, 'invalid_request'])
})
test('no answer with data is kept by a browser or a proxy', async () => {
  const server = await createApi(fakeDeps())
  for (const route of ROUTES.filter(({ method, role }) => method === 'GET' && role !== 'anyone')) {
    const answer = await server.inject({ url: `${route.url.replace(/:\w+/g, '5')}?q=refund`, headers: BEARER })
    expect([route.url, answer.headers['cache-control']]).toEqual([route.url, 'no-store'])
  }
})
test('no path leads out of the folder of the dashboard, and none that tries fails the service', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'dashboard-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  await mkdir(join(dir, 'public'))
  await writeFile(join(dir, 'secret.json'), 'SECRET')
  await writeFile(join(dir, 'public', 'index.html'), 'the page')
  const server = await createApi(fakeDeps({ dashboardDir: join(dir, 'public') }))
  for (const url of [
    '/../secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/..%5csecret.json',
    '/%00.js',
    '/%ff.js',
  ]) {
    const answer = await server.inject({ url, headers: { host: '127.0.0.1:4610' } })
    expect([url, answer.body.includes('SECRET'), answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([url, false, true])
    expect(answer.headers['content-type']).toContain('application/problem+json')
  }
})
test('a file that breaks in the middle never looks whole, and the service answers on', async () => {
  const facts = Array.from({ length: 2_500 }, (_, i) => fact(i + 1, { firstSolvedAt: at('2026-11-02') + i }))
  const reader = fakeReader({ facts, completeTo: at('2026-11-16') })
  let reads = 0
  const server = await createApi(
    fakeDeps({
      reader: { ...reader, listContacts: (query) => (++reads === 2 ? Promise.reject(new Error('the disk went away')) : reader.listContacts(query)) },
    }),
  )
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.close())
  const file = await fetch(`${url}/api/v1/fcr/contacts?format=csv`, { headers: BEARER })
  await expect(file.text()).rejects.toThrow('terminated')
  expect(reads).toBe(2)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})
