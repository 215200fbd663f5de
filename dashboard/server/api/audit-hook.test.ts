import { expect, test } from 'vitest'
import type { AuditEntry } from '../auth/audit-log.ts'
import { COMMANDS } from '../cli/commands/index.ts'
import { createApi } from './create-api.ts'
import { BEARER, fakeDeps, NOW } from './fake-deps.test-helper.ts'
import { ROUTES } from './routes/index.ts'

/** Routes that are read only and still say something: they show what people wrote, or give files. */
const SPEAKING_READS: Readonly<Record<string, string>> = {
  '/api/v1/contacts/:id': 'read_conversation',
  '/api/v1/issue-check': 'read_conversation',
  '/api/v1/quality/reviews/items/:item': 'read_conversation',
  '/api/v1/quality/calibrations/:session/results': 'read_conversation',
  '/api/v1/quality/disputes/:id': 'read_conversation',
  '/api/v1/quality/my-day/reviews/:item': 'read_conversation',
  '/api/v1/quality/cases/candidates': 'read_conversation',
  '/api/v1/quality/cases/themes': 'read_conversation',
  '/api/v1/quality/samples/:sample/items': 'export',
  '/api/v1/quality/validity': 'export',
  '/api/v1/fcr/contacts': 'export',
  '/api/v1/fcr/reconciliation/contacts': 'export',
  '/api/v1/fcr/sla/contacts': 'export',
  '/api/v1/audit': 'export',
  '/login': 'sign_in',
  '/auth/callback': 'own',
}
/** Writes of which nothing stays: they ask with a body. */
const ASKING_WRITES = [
  '/api/v1/configuration/dry-run',
  '/api/v1/quality/cases/mask',
  '/api/v1/quality/samples/preview',
  '/api/v1/lenses/:id/dry-run',
  '/api/v1/privacy/forget/dry-run',
  '/api/v1/lenses/:id/dry-run/contacts',
  '/api/v1/tickets/:id/brief',
]

test.each(ROUTES.filter(({ method }) => method !== 'GET'))('$method $url says what the audit log holds of it', ({ url, audit }) => {
  expect(audit).toBeDefined()
  expect(audit === null).toBe(ASKING_WRITES.includes(url))
})
test('every route that shows a conversation or gives a file says so, and no other read does', () => {
  const said = ROUTES.filter(({ method, audit }) => method === 'GET' && audit !== undefined && audit !== null)
  expect(Object.fromEntries(said.map(({ url, audit }) => [url, audit]))).toEqual(SPEAKING_READS)
})
test('a route that gives files beside pages declares it', async () => {
  const server = await createApi(fakeDeps())
  const { paths } = (await server.inject({ url: '/api/v1/openapi.json', headers: BEARER })).json<{
    paths: Record<string, { get?: { parameters?: { name: string }[] } }>
  }>()
  const withFormat = Object.entries(paths).flatMap(([path, { get }]) => (get?.parameters?.some(({ name }) => name === 'format') ? [path] : []))
  expect(withFormat.length).toBeGreaterThan(1)
  for (const path of withFormat)
    expect([path, ROUTES.find(({ url, method }) => url === path.replaceAll(/\{(\w+)\}/g, ':$1') && method === 'GET')?.audit]).toEqual([
      path,
      'export',
    ])
})
test.each(COMMANDS)('the command $name says what the audit log holds of it', (command) => {
  expect(command.audit).toBeDefined()
})

async function recording() {
  const lines: AuditEntry[] = []
  let slow: (() => void) | null = null
  const audit = {
    write: (entry: AuditEntry) =>
      new Promise<void>((resolve) => {
        const keep = () => {
          lines.push(entry)
          resolve()
        }
        if (held.on) slow = keep
        else keep()
      }),
  }
  const held = { on: false, release: () => slow?.() }
  return { server: await createApi(fakeDeps({ audit })), lines, held }
}
test('a read of a ticket, a file, a change and a sign-in are written with who and what; a page is not', async () => {
  const { server, lines } = await recording()
  const get = (url: string) => server.inject({ url, headers: BEARER })
  await get('/api/v1/contacts/5')
  await get('/api/v1/fcr/contacts')
  await get('/api/v1/fcr/contacts?format=csv')
  await get('/api/v1/status')
  await server.inject({ method: 'POST', url: '/api/v1/identity/words', headers: BEARER, payload: { a: 7, b: 8, same: true } })
  await server.inject({ method: 'POST', url: '/api/v1/identity/words', headers: BEARER, payload: { a: 7, b: 'Anna', same: true } })
  await server.inject({ url: `/login?token=${'T'.repeat(43)}` })
  await server.inject({ url: '/login?token=guess' })
  const local = { kind: 'local', userId: null, role: 'admin' }
  expect(lines.map(({ act, target, outcome }) => [act, target, outcome])).toEqual([
    ['read_conversation', ['contacts/5'], 'done'],
    ['export', ['fcr/contacts'], 'done'],
    ['write', ['identity/words', 'a/7', 'b/8'], 'done'],
    ['write', ['identity/words', 'a/7'], 'failed'],
    ['sign_in', ['login'], 'done'],
    ['sign_in', ['login'], 'refused'],
  ])
  expect(lines.slice(0, 5).map(({ who }) => who)).toEqual([local, local, local, local, local])
  expect(lines[5]?.who.kind).toBe('nobody')
  expect(lines.every(({ at }) => at === NOW / 1000)).toBe(true)
  expect(JSON.stringify(lines)).not.toMatch(/TTTT|guess|Anna/)
})
test('whom the guard refuses is written once, by the guard', async () => {
  const { server, lines } = await recording()
  await server.inject({ url: '/api/v1/contacts/5' })
  await server.inject({ method: 'PUT', url: '/api/v1/configuration', payload: {} })
  expect(lines.map(({ act, outcome, who }) => [act, outcome, who.kind])).toEqual([
    ['request', 'refused', 'nobody'],
    ['request', 'refused', 'nobody'],
  ])
})
test('a change is answered only when its line is kept; a read does not wait for it', async () => {
  const { server, lines, held } = await recording()
  held.on = true
  expect((await server.inject({ url: '/api/v1/contacts/5', headers: BEARER })).statusCode).toBe(200)
  let answered = false
  const change = server.inject({ method: 'POST', url: '/api/v1/sync', headers: BEARER }).then(() => (answered = true))
  await server.inject({ url: '/api/v1/status', headers: BEARER })
  expect([answered, lines.length]).toEqual([false, 0])
  held.release()
  await change
  expect(lines.map(({ act }) => act)).toEqual(['write'])
})
