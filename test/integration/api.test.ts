/** The API over a synced sandbox: every number opens to its tickets, a ticket that was never synced is judged all the same. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contacts } from '@shared/api/contacts.ts'
import type { Trend, TrendRow } from '@shared/api/trend.ts'
import type { Brief } from '@shared/api/brief.ts'
import type { Meta } from '@shared/api/status.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

let sandbox: RunningSandbox
let folder: Folder
let api: Awaited<ReturnType<typeof startApi>>
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 1500, seed: 2 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  api = await startApi(folder)
})
afterAll(async () => {
  await api.close()
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})
async function get<T>(path: string, query: Record<string, string>): Promise<T> {
  const answered = await api.inject({ method: 'GET', url: `/api/v1${path}?${new URLSearchParams(query)}`, headers: BEARER })
  if (answered.statusCode !== 200) throw new Error(`${path} answered ${answered.statusCode}: ${answered.body}`)
  return answered.json<T>()
}
async function count(query: Record<string, string>): Promise<number> {
  const page = await get<Contacts>('/fcr/contacts', { ...query, limit: '1000' })
  let rows = page.rows.length
  for (let next = page.next; next !== null;) {
    const more = await get<Contacts>('/fcr/contacts', { ...query, limit: '1000', cursor: next })
    rows += more.rows.length
    next = more.next
  }
  expect(rows).toBe(page.total)
  return rows
}
const STATES = ['eligible', 'success', 'failed', 'failedEarly', 'pending', 'n'] as const

test.each(['net', 'gross', 'one_touch', 'no_reopen'])('every point of the %s trend opens to exactly as many tickets', async (lens) => {
  const trend = await get<Trend>('/fcr/trend', { lens })
  expect(trend.rows.length).toBeGreaterThan(20)
  const wrong: unknown[] = []
  for (const row of trend.rows.filter((_, index) => index % 4 === 0).concat(trend.rows.slice(-2)))
    for (const state of STATES) {
      const found = await count({ lens, period: row.period!, state })
      if (found !== row[state]) wrong.push([row.period, state, row[state], found])
    }
  expect(wrong).toEqual([])
})
test('every failure reason and every exclusion of the total opens to its tickets', async () => {
  const { total } = await get<Trend>('/fcr/trend', {})
  const opened: [string, number, number][] = []
  for (const [reason, expected] of Object.entries(total.failures)) opened.push([reason, expected, await count({ reason })])
  for (const [code, expected] of Object.entries(total.excluded)) opened.push([code, expected, await count({ state: `excluded:${code}` })])
  expect(opened.length).toBeGreaterThan(8)
  expect(opened.filter(([, expected, found]) => expected !== found)).toEqual([])
})
test.each(['channel', 'group', 'reason', 'market', 'agent', 'handledBy'])(
  'slices by %s add up to the total, and each opens to its tickets',
  async (slice) => {
    const whole = (await get<Trend>('/fcr/trend', {})).total
    const { rows } = await get<Trend>('/fcr/trend', { slice, by: 'quarter' })
    const sum = (of: (row: TrendRow) => number) => rows.reduce((total, row) => total + of(row), 0)
    expect([sum((row) => row.eligible), sum((row) => row.success), sum((row) => row.failed), sum((row) => row.pending)]).toEqual([
      whole.eligible,
      whole.success,
      whole.failed,
      whole.pending,
    ])
    const row = rows.toSorted((a, b) => b.eligible - a.eligible)[0]!
    expect(await count({ by: 'quarter', period: row.period!, slice, sliceValue: row.slice!, state: 'eligible' })).toBe(row.eligible)
  },
)
test('a filter by name counts what the slice of that name counts', async () => {
  const { rows } = await get<Trend>('/fcr/trend', { slice: 'group', by: 'quarter' })
  const row = rows.toSorted((a, b) => b.eligible - a.eligible)[0]!
  const filtered = await get<Trend>('/fcr/trend', { by: 'quarter', filter: `group=${row.sliceLabel}` })
  expect(filtered.rows.find((one) => one.period === row.period)?.eligible).toBe(row.eligible)
})
test('the csv has one line a ticket', async () => {
  const answered = await api.inject({ method: 'GET', url: '/api/v1/fcr/contacts?state=failed&format=csv', headers: BEARER })
  const lines = answered.body.split('\r\n').filter(Boolean)
  expect(lines.length - 1).toBe((await get<Trend>('/fcr/trend', {})).total.failed)
})

async function brief(id: number, body: object): Promise<Brief> {
  const answered = await api.inject({ method: 'POST', url: `/api/v1/tickets/${id}/brief`, headers: BEARER, payload: body })
  if (answered.statusCode !== 200) throw new Error(`brief answered ${answered.statusCode}: ${answered.body}`)
  return answered.json<Brief>()
}
test("a ticket that was never synced is flagged by what the sidebar sends, and another customer's is not", async () => {
  const orderField = sandbox.world.fields.find(({ title }) => title === 'Order number')!.id
  const orderOf = (ticket: { custom_fields: { id: number; value: unknown }[] }) => ticket.custom_fields.find((field) => field.id === orderField)!
  const first = [...sandbox.world.tickets.values()].findLast(
    (ticket) =>
      ticket.status === 'solved' &&
      ticket.id < 900_000 &&
      Boolean(orderOf(ticket).value) &&
      Date.parse(ticket.created_at) > Date.parse('2026-11-09T00:00:00Z'),
  )!
  const order = orderOf(first)
  const requester = sandbox.world.users.get(first.requester_id)!
  const opened = '2026-11-16T01:00:00Z'
  const request = {
    channel: 'email',
    createdAt: opened,
    subject: 'Still waiting',
    text: 'Where is it?',
    fields: { [order.id]: order.value },
    locale: 'en',
  }
  const own = await brief(7_000_001, { ...request, requester: { id: requester.id, email: requester.email } })
  expect(own.repeat.verdict).toBe('repeat')
  expect(own.repeat.previous.map(({ ticketId }) => ticketId)).toContain(first.id)
  const stranger = await brief(7_000_002, { ...request, requester: { id: null, email: 'nobody@mail.example' } })
  expect(stranger.repeat.verdict).toBe('none')
})
test("G3's second ticket shows the flag, G5's does not", async () => {
  const of = async (ticketId: number) => {
    const answered = await folder.engine.briefOf(ticketId)
    return answered.ok ? answered.value.repeat.verdict : answered.problem
  }
  expect(await of(900_302)).toBe('repeat')
  expect(await of(900_502)).toBe('none')
})
test('what an agent says about two tickets wins at once, and undo brings the rule back', async () => {
  const say = async (kind: string) => {
    const answered = await api.inject({
      method: 'POST',
      url: '/api/v1/tickets/900302/feedback',
      headers: { ...BEARER, origin: 'http://127.0.0.1:4610' },
      payload: { kind, otherTicketId: 900_301 },
    })
    expect(answered.statusCode).toBeLessThan(300)
    const [fact] = await folder.engine.store.facts([900_301])
    return fact?.next.ticketId ?? null
  }
  expect(await say('not_same_issue')).toBeNull()
  expect(await say('undo_issue')).toBe(900_302)
})
test('options of fields are shown by the names that came with the fields, and asked for by them', async () => {
  const meta = await get<Meta>('/meta', {})
  const market = meta.dimensions.find(({ id }) => id === 'market')?.values.find(({ value }) => value === 'market_de')
  expect(market?.label).toBe('Germany')
  const { total } = await get<Contacts>('/fcr/contacts', { filter: 'market=market_de' })
  expect(total).toBeGreaterThan(0)
  expect((await get<Contacts>('/fcr/contacts', { filter: 'market=Germany' })).total).toBe(total)
  const { rows } = await get<Trend>('/fcr/trend', { by: 'quarter', slice: 'reason' })
  expect(rows.find(({ slice }) => slice === 'where_is_my_order')?.sliceLabel).toBe('Where is my order')
  const brief = await folder.engine.briefOf(900_301)
  expect(brief.ok && brief.value.disposition.verdictValues).toEqual({ yes: 'yes', partly: 'partly', no: 'no' })
})
