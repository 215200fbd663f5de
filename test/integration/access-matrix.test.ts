/** The access matrix: every route, every caller. What a route allows is written here once more; one that is missing fails. */
import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operationsSchema } from '@shared/api/operations.ts'
import { ROLES, type Role } from '@shared/api/people.ts'
import { at, fact, fakeReader, SETTINGS } from '../../dashboard/server/analytics/fake-reader.test-helper.ts'
import { createApi } from '../../dashboard/server/api/create-api.ts'
import { ACCESS, fakeDeps, NOW } from '../../dashboard/server/api/fake-deps.test-helper.ts'
import { ROUTES } from '../../dashboard/server/api/routes/index.ts'
import { createAccounts, type Accounts } from '../../dashboard/server/auth/accounts.ts'
import { COMMAND_LINE, NO_AUDIT } from '../../dashboard/server/auth/audit-who.ts'
import { openOpsStore } from '../../dashboard/server/store/ops-store/duckdb/open-ops-store.ts'
import { NEEDS, REACH, TABLE, type Row } from './access-table.test-helper.ts'

const OWN = 7001
const FOREIGN = 7002
const OWN_TICKET = 2
const FOREIGN_TICKET = 1

/** Methods of the store that count or list contacts, with what they were asked. */
interface Asked {
  method: string
  filters: readonly { dimension: string; values: readonly string[] }[]
  slice?: string | null
  by?: readonly string[]
  words?: readonly string[]
}
let server: Awaited<ReturnType<typeof createApi>>
let accounts: Accounts
let ops: Awaited<ReturnType<typeof openOpsStore>>
const asked: Asked[] = []
const callers: Record<string, Record<string, string>> = {}
let clock = NOW

beforeAll(async () => {
  ops = await openOpsStore({ path: ':memory:' })
  const folderKey = randomBytes(32)
  const fetch = () => Promise.reject(new Error('nobody is asked'))
  accounts = createAccounts({ store: ops, folderKey, oauth: null, demo: null, audit: NO_AUDIT, fetch, clock: () => clock })
  const facts = Array.from({ length: 40 }, (_, i) =>
    fact(i + 1, { firstSolvedAt: at('2026-11-02') + i * 20_000, solverGroup: i % 2 === 0 ? FOREIGN : OWN, solver: 500 + (i % 4), transfers: i % 3 }),
  )
  const reader = fakeReader({ facts, completeTo: at('2026-11-16') })
  const recording = new Proxy(reader, {
    get(target, name: keyof typeof reader) {
      const method = target[name]
      if (!/^(count|scan|list)/.test(name)) return method
      return (query: Asked, ...rest: unknown[]) => {
        asked.push({ ...query, method: name })
        return Reflect.apply(method, target, [query, ...rest])
      }
    },
  })
  const operations = operationsSchema.parse({ slaTargets: [{ measure: 'resolution', withinMinutes: 60, hours: 'calendar' }] })
  const settings = { ...SETTINGS, operations }
  server = await createApi(fakeDeps({ reader: recording, settings: () => settings, access: { ...ACCESS, accounts, clock: () => clock } }))
  await makeCallers()
})
afterAll(async () => {
  await server.close()
  await ops.close()
})

async function makeCallers(): Promise<void> {
  const session = async (name: string, role: Role, groups: readonly number[] | null) => {
    const userId = 500 + Object.keys(callers).length
    await accounts.people.change({ userId, role, groups, ifVersion: 0 }, COMMAND_LINE)
    const cookie = await accounts.sessions.open({ userId, name, role: 'agent' }, { access: 'a', refresh: null, endsAt: clock / 1000 + 1800 })
    callers[name] = { cookie: `firstfix-session=${cookie}`, origin: 'http://127.0.0.1:4610', 'sec-fetch-site': 'same-origin' }
  }
  const token = async (name: string, days: number) => {
    const made = await accounts.tokens.make({ role: 'admin', groups: null, name, days }, COMMAND_LINE)
    callers[name] = { authorization: `Bearer ${made?.secret}` }
    return made?.token.id ?? ''
  }
  const app = (key: string, exp: number) =>
    new SignJWT({ jti: String(Object.keys(callers).length) })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('acme')
      .setAudience('http://127.0.0.1:4610')
      .setIssuedAt(clock / 1000)
      .setExpirationTime(exp)
      .sign(new TextEncoder().encode(key))
  clock -= 3 * 86_400_000
  await session('a session that ended', 'admin', null)
  await token('a token that ended', 1)
  clock = NOW
  for (const role of ROLES) await session(role, role, role === 'vendor' ? [OWN] : null)
  await session('a manager of some groups', 'manager', [OWN])
  await token('a script', 30)
  await accounts.tokens.revoke(await token('a revoked token', 30), COMMAND_LINE)
  callers['nobody'] = {}
  callers['a wrong token'] = { authorization: 'Bearer fft_nonsense' }
  callers['another scheme'] = { authorization: 'Basic YTpi' }
  callers['a forged sidebar'] = { authorization: `Bearer ${await app('f'.repeat(32), clock / 1000 + 60)}` }
  callers['an old sidebar'] = { authorization: `Bearer ${await app('k'.repeat(32), clock / 1000 - 60)}` }
  callers['the sidebar'] = { authorization: `Bearer ${await app('k'.repeat(32), clock / 1000 + 60)}` }
}

const keyOf = ({ method, url }: { method: string; url: string }) => `${method} ${url}`
const HOST = { host: '127.0.0.1:4610' }
async function ask(key: string, caller: string, query = '') {
  const [method, path] = key.split(' ')
  const url = `${path!.replace(':id', String(OWN_TICKET)).replace(/:\w+/, '5')}${query}`
  return server.inject({ method: method as 'GET', url, headers: { ...HOST, ...callers[caller] } })
}
/** Reached the handler, or said why not. */
async function verdict(key: string, caller: string): Promise<string> {
  const answer = await ask(key, caller)
  if (![401, 403, 409].includes(answer.statusCode)) return 'reached'
  const { code } = answer.json<{ code: string }>()
  return ['not_signed_in', 'forbidden', 'outside_scope', 'foreign_page', 'replayed'].includes(code) ? code : 'reached'
}
function expected([least, scope, app]: Row, caller: string): string {
  if (least === 'anyone') return 'reached'
  const role = ROLES.find((one) => one === caller)
  if (caller === 'the sidebar') return app ? 'reached' : 'forbidden'
  if (caller === 'a script') return 'reached'
  if (caller === 'a manager of some groups') return !REACH[least].includes('manager') ? 'forbidden' : scope === 'whole' ? 'outside_scope' : 'reached'
  if (role === undefined) return 'not_signed_in'
  return !REACH[least].includes(role) ? 'forbidden' : role === 'vendor' && scope === 'whole' ? 'outside_scope' : 'reached'
}

test('every route is in the table, and the table names no other', () => {
  expect(ROUTES.map(keyOf).sort()).toEqual(Object.keys(TABLE).sort())
})
test('a route that is not in the list is not reached', async () => {
  expect((await server.inject({ url: '/api/v1/secret', headers: { ...HOST, ...callers['admin'] } })).statusCode).toBe(404)
})
test.each(Object.entries(TABLE))('%s', async (key, row) => {
  const found: Record<string, string> = {}
  const wanted: Record<string, string> = {}
  for (const caller of Object.keys(callers)) {
    // Signing out would end the session that the next rows ask with.
    if (key === 'POST /auth/sign-out' && 'cookie' in callers[caller]!) continue
    found[caller] = await verdict(key, caller)
    wanted[caller] = expected(row, caller)
  }
  expect(found).toEqual(wanted)
})

/** Rooms of Quality answer from records of their own, whose tests hold who sees which. */
const QUESTIONS = Object.entries(TABLE).flatMap(([key, [, scope]]) => (scope === 'rows' && !key.includes('/quality/') ? [key] : []))
test.each(QUESTIONS)('%s: whoever sees some groups is answered from these alone', async (key) => {
  const [least] = TABLE[key]!
  for (const caller of [...(least === 'vendor' ? ['vendor'] : []), 'a manager of some groups']) {
    asked.length = 0
    const answer = await ask(key, caller, NEEDS[key])
    expect([caller, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([caller, 200, ''])
    const without = asked.filter(({ filters }) => !filters.some(({ dimension, values }) => dimension === 'group' && values.join() === String(OWN)))
    expect(without).toEqual([])
  }
})
test('every question that counts asks the store at least once, so that the filter above was seen', async () => {
  const silent: string[] = []
  for (const key of QUESTIONS) {
    asked.length = 0
    await ask(key, 'a manager of some groups', NEEDS[key])
    if (asked.length === 0) silent.push(key)
  }
  expect(silent).toEqual(['GET /api/v1/contacts/:id', 'GET /api/v1/status'])
})
test('a ticket of another group is not there for who sees some groups, by its number either', async () => {
  const get = async (caller: string, ticket: number) =>
    (await server.inject({ url: `/api/v1/contacts/${ticket}`, headers: { ...HOST, ...callers[caller] } })).statusCode
  expect([await get('vendor', OWN_TICKET), await get('vendor', FOREIGN_TICKET), await get('admin', FOREIGN_TICKET)]).toEqual([200, 404, 200])
})
test('a vendor who filters for another group gets nothing, and learns no name of one', async () => {
  const total = async (caller: string, query: string) =>
    (await server.inject({ url: `/api/v1/fcr/contacts?${query}`, headers: { ...HOST, ...callers[caller] } })).json<{ total: number }>().total
  expect(await total('vendor', `filter=group=${FOREIGN}`)).toBe(0)
  expect(await total('vendor', `filter=group=${OWN}`)).toBe(await total('vendor', ''))
  expect(await total('vendor', '')).toBeLessThan(await total('admin', ''))
  const meta = (await ask('GET /api/v1/meta', 'vendor')).json<{ dimensions: { id: string; values: { value: string }[] }[] }>()
  expect(meta.dimensions.find(({ id }) => id === 'group')?.values.map(({ value }) => value)).toEqual([String(OWN)])
})
test('an agent who asks by agent sees themselves alone', async () => {
  const { userId } = (await ask('GET /api/v1/me', 'agent')).json<{ userId: number }>()
  for (const query of ['?slice=agent', '?filter=agent=500', '?filter=firstAgent=501']) {
    asked.length = 0
    await ask('GET /api/v1/fcr/trend', 'agent', query)
    const byAgent = asked.filter(({ filters, slice, by = [], words = [] }) =>
      [slice, ...by, ...words, ...filters.map(({ dimension }) => dimension)].some((name) => name === 'agent' || name === 'firstAgent'),
    )
    expect(byAgent.length).toBeGreaterThan(0)
    const ownOnly = ({ filters }: Asked) => filters.some(({ dimension, values }) => dimension === 'agent' && values.join() === String(userId))
    expect(byAgent.filter((one) => !ownOnly(one))).toEqual([])
  }
  asked.length = 0
  await ask('GET /api/v1/fcr/trend', 'agent')
  expect(asked.every(({ filters }) => filters.length === 0)).toBe(true)
})
