import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contactsSchema, explanationSchema } from '@shared/api/contacts.ts'
import { metaSchema, statusSchema } from '@shared/api/status.ts'
import { trendSchema } from '@shared/api/trend.ts'
import { answer, misuse } from '../analytics/answer.ts'
import { at, fact, fakeReader } from '../analytics/fake-reader.test-helper.ts'
import { ticketRow } from '../analytics/fake-ticket.test-helper.ts'
import { createApi } from './create-api.ts'
import type { ApiDeps } from './deps.ts'
import { BEARER, fakeDeps } from './fake-deps.test-helper.ts'
import { ROUTES } from './routes/index.ts'

const api = async (more: Partial<ApiDeps> = {}) => {
  const server = await createApi(fakeDeps(more))
  return {
    server,
    get: (url: string, headers: Record<string, string> = {}) => server.inject({ method: 'GET', url, headers: { ...BEARER, ...headers } }),
    post: (url: string, payload?: string | object, headers: Record<string, string> = {}) =>
      server.inject({ method: 'POST', url, headers: { ...BEARER, ...headers }, ...(payload === undefined ? {} : { payload }) }),
  }
}

test('every question answers in the shape of its contract', async () => {
  const { get } = await api()
  const trend = trendSchema.parse((await get('/api/v1/fcr/trend?filter=channel=email&filter=channel=chat')).json())
  expect(trend.total.eligible).toBe(30)
  expect(contactsSchema.parse((await get('/api/v1/fcr/contacts?state=failed&limit=3')).json()).rows).toHaveLength(3)
  expect(explanationSchema.parse((await get('/api/v1/contacts/1')).json()).ticketId).toBe(1)
  expect(statusSchema.parse((await get('/api/v1/status')).json()).quality.facts).toBe(30)
  expect(metaSchema.parse((await get('/api/v1/meta')).json()).firstDay).toBe('2026-11-02')
})
test('what is wrong with a question is a problem document with a stable code', async () => {
  const { get, post } = await api()
  const problem = async (url: string) => {
    const reply = await get(url)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    return [reply.statusCode, reply.json().code, reply.json().type]
  }
  expect(await problem('/api/v1/fcr/trend?lens=one_touch&asOf=2026-11-05T00:00:00Z')).toEqual([
    400,
    'as_of_not_supported',
    'urn:firstfix:problem:as_of_not_supported',
  ])
  expect(await problem('/api/v1/fcr/trend?window=8')).toEqual([400, 'invalid_request', 'urn:firstfix:problem:invalid_request'])
  expect(await problem('/api/v1/contacts/4711')).toEqual([404, 'unknown_ticket', 'urn:firstfix:problem:unknown_ticket'])
  expect(await problem('/api/v1/contacts/abc')).toEqual([400, 'invalid_request', 'urn:firstfix:problem:invalid_request'])
  expect(await problem('/api/v1/nowhere')).toEqual([404, 'unknown_route', 'urn:firstfix:problem:unknown_route'])
  expect((await get('/api/v1/fcr/trend?from=yesterday')).json().detail).toContain('an example is 2026-11-02')
  expect((await post('/api/v1/tickets/5/brief', '{"broken', { 'content-type': 'application/json' })).json()).toMatchObject({
    code: 'invalid_request',
    status: 400,
  })
  expect((await post('/api/v1/tickets/5/brief', 'x'.repeat(300_000), { 'content-type': 'application/json' })).json()).toMatchObject({
    code: 'body_too_large',
    status: 413,
  })
  expect((await post('/api/v1/tickets/5/brief', 'a', { 'content-type': 'text/csv' })).json()).toMatchObject({
    code: 'unsupported_media_type',
    status: 415,
  })
})
test('a surprise inside is a problem without its words', async () => {
  const reader = { ...fakeReader({}), quality: () => Promise.reject(new Error('secret path')) }
  const { get } = await api({ reader })
  const reply = await get('/api/v1/status')
  expect([reply.statusCode, reply.json().code]).toEqual([500, 'internal'])
  expect(reply.body).not.toContain('secret')
})
test('a store that does not answer is not ready, though the process is alive', async () => {
  const { get } = await api({ reader: { ...fakeReader({}), streamStates: () => Promise.reject(new Error('locked')) } })
  expect((await get('/readyz')).json()).toMatchObject({ status: 503, code: 'not_ready' })
  expect((await get('/healthz')).json()).toEqual({ status: 'ok' })
})
test('the sidebar asks for a ticket without a number as 0', async () => {
  const { post } = await api()
  const body = { requester: { id: null }, channel: 'email' }
  expect((await post('/api/v1/tickets/0/brief', body)).json()).toMatchObject({ ticketId: null })
  expect((await post('/api/v1/tickets/7/brief', body)).json()).toMatchObject({ ticketId: 7 })
})
test('a word of an agent is handed on', async () => {
  const heard: unknown[] = []
  const { post, get } = await api({
    feedback: async (ticketId, feedback) => {
      heard.push([ticketId, feedback.kind, feedback.otherTicketId])
      return feedback.otherTicketId === 9 ? misuse('same_ticket', 'No.') : answer({ kept: true })
    },
  })
  expect((await post('/api/v1/tickets/7/feedback', { kind: 'same_issue', otherTicketId: 3 })).json()).toEqual({ kept: true })
  expect((await post('/api/v1/tickets/7/feedback', { kind: 'same_issue', otherTicketId: 9 })).statusCode).toBe(400)
  expect((await post('/api/v1/tickets/7/feedback', { kind: 'shout' })).statusCode).toBe(400)
  expect(heard).toEqual([
    [7, 'same_issue', 3],
    [7, 'same_issue', 9],
  ])
  expect((await get('/metrics')).body).toContain('firstfix_feedback_total{kind="same_issue"} 1')
})
test('a sync is started once, and an import has nothing to sync from', async () => {
  const start = async (state: 'started' | 'running' | 'unavailable') => (await api({ startSync: () => state })).post('/api/v1/sync')
  expect([(await start('started')).statusCode, (await start('running')).json()]).toEqual([202, { state: 'running' }])
  expect((await start('unavailable')).json()).toMatchObject({ status: 409, code: 'nothing_to_sync' })
})
test('a file has exactly the rows of the number, marked as UTF-8, and no cell that runs', async () => {
  const facts = Array.from({ length: 1234 }, (_, i) => fact(i + 1, { firstSolvedAt: at('2026-11-02') }))
  const tickets = [ticketRow(1, { subject: '=cmd()' }), ticketRow(2, { subject: 'two\nlines, "quoted" 退款' })]
  const { get } = await api({ reader: fakeReader({ facts, tickets, completeTo: at('2026-11-16') }) })
  const reply = await get('/api/v1/fcr/contacts?format=csv&limit=10')
  const lines = reply.body.split('\r\n')
  expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(reply.headers['content-disposition']).toContain('firstfix-net-contacts.csv')
  expect(reply.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(lines.length).toBe(1 + 1234 + 1)
  expect(lines[1]).toMatch(/^1,'=cmd\(\),success,/)
  expect(lines[2]).toContain('"two\nlines, ""quoted"" 退款"')
  expect((await get('/api/v1/fcr/contacts?format=csv&state=sad')).json()).toMatchObject({ code: 'invalid_state' })
})
test('the document lists every route under its version', async () => {
  const { get } = await api()
  const document = (await get('/api/v1/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths).sort()).toEqual([...new Set(ROUTES.map(({ url }) => url.replace(/:(\w+)/g, '{$1}')))].sort())
  const parameters = document.paths['/api/v1/fcr/trend'].get.parameters.map((one: { name: string }) => one.name)
  expect(parameters).toEqual(expect.arrayContaining(['lens', 'window', 'from', 'to', 'filter', 'asOf', 'by', 'slice']))
  expect(document.paths['/api/v1/fcr/trend'].get.responses['200'].content['application/json'].schema.properties).toHaveProperty('rows')
})
test('pages run our own scripts only and stand in no frame', async () => {
  const { get } = await api()
  const { headers } = await get('/api/v1/status')
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect([headers['x-content-type-options'], headers['strict-transport-security']]).toEqual(['nosniff', undefined])
})
test('long answers are compressed', async () => {
  const { get } = await api()
  expect((await get('/api/v1/fcr/contacts?limit=30', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
})
test('metrics tell freshness, requests and facts', async () => {
  const { get } = await api()
  await get('/api/v1/contacts/1')
  const { body, headers } = await get('/metrics')
  expect(headers['content-type']).toContain('text/plain')
  expect(body).toContain('firstfix_http_requests_total{route="/api/v1/contacts/:id",method="GET",status="200"} 1')
  expect(body).toMatch(/firstfix_http_request_seconds_bucket\{route="\/api\/v1\/contacts\/:id",method="GET",le="\+Inf"\} 1/)
  expect(body).toContain('firstfix_facts 30')
  expect(body).toContain('firstfix_sync_lag_seconds 3600')
})
test('the dashboard is served with its pages, and never in place of the API or a missing file', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'dashboard-'))
  await mkdir(join(dir, 'assets'))
  await writeFile(join(dir, 'index.html'), '<!doctype html><title>FirstFix</title>')
  await writeFile(join(dir, 'assets', 'main-abc123.js'), 'export {}')
  const { server, get } = await api({ dashboardDir: dir })
  const page = await server.inject({ url: '/tickets/900302?lens=net' })
  expect([page.statusCode, page.headers['cache-control'], page.body.includes('<title>FirstFix')]).toEqual([200, 'no-cache', true])
  expect((await server.inject({ method: 'HEAD', url: '/' })).statusCode).toBe(200)
  const script = await server.inject({ url: '/assets/main-abc123.js' })
  expect([script.statusCode, script.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect((await server.inject({ url: '/assets/gone.js' })).json()).toMatchObject({ code: 'unknown_route' })
  expect((await get('/api/v1/nowhere')).json()).toMatchObject({ code: 'unknown_route' })
  expect((await server.inject({ url: '/..%2f..%2fetc%2fpasswd' })).body).not.toContain('root:')
  expect((await server.inject({ url: '/%zz' })).statusCode).toBeGreaterThanOrEqual(400)
  await rm(dir, { recursive: true })
})
