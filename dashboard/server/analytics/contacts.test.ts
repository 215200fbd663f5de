import { expect, test } from 'vitest'
import { contactsQuerySchema, type Contacts } from '@shared/api/contacts.ts'
import { trendQuerySchema } from '@shared/api/trend.ts'
import { everyContact, listContacts } from './contacts.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { readTrend } from './trend.ts'

const back = (days: number) => ({ gap: days * DAY, kind: 'new_ticket' as const, ticketId: 999 })
const facts = Array.from({ length: 60 }, (_, i) =>
  fact(i + 1, {
    firstSolvedAt: at('2026-11-02') + i * DAY * 0.4,
    solverGroup: i % 3 === 0 ? null : i % 3,
    ...(i % 4 === 0 ? { next: back(1) } : {}),
    ...(i % 5 === 0 ? { transfers: 1 } : {}),
    ...(i % 7 === 0 ? { exclusion: 'spam' as const } : {}),
    ...(i % 11 === 0 ? { prevGap: DAY } : {}),
  }),
)
const reader = fakeReader({ facts, completeTo: at('2026-11-24') })

async function list(query: object): Promise<Contacts> {
  const result = await listContacts(reader, SETTINGS, contactsQuerySchema.parse(query))
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}
const problem = async (query: object) => {
  const result = await listContacts(reader, SETTINGS, contactsQuerySchema.parse(query))
  return result.ok ? 'no problem' : result.problem.code
}

test('every count of the trend opens to exactly as many tickets', async () => {
  const asked = await readTrend(reader, SETTINGS, trendQuerySchema.parse({ slice: 'group' }))
  if (!asked.ok) throw new Error(asked.problem.detail)
  let opened = 0
  for (const row of asked.value.rows) {
    const cell = { period: row.period ?? undefined, slice: 'group', sliceValue: row.slice ?? undefined, limit: 1000 }
    const wanted: [object, number][] = [
      [{}, row.eligible],
      [{ state: 'n' }, row.n],
      ...(['success', 'failed', 'failedEarly', 'pending'] as const).map((state): [object, number] => [{ state }, row[state]]),
      ...Object.entries(row.excluded).map(([code, count]): [object, number] => [{ state: `excluded:${code}` }, count]),
      ...Object.entries(row.failures).map(([reason, count]): [object, number] => [{ reason }, count]),
    ]
    for (const [query, count] of wanted) {
      const found = await list({ ...cell, ...query })
      expect([query, found.total, found.rows.length]).toEqual([query, count, count])
      opened++
    }
  }
  expect(opened).toBeGreaterThan(50)
})
test('pages follow by cursor, without gap or double, until there is no next', async () => {
  const seen: number[] = []
  let cursor: string | undefined
  let pages = 0
  do {
    const page = await list({ limit: 7, cursor })
    seen.push(...page.rows.map((row) => row.ticketId))
    cursor = page.next ?? undefined
    pages++
  } while (cursor !== undefined)
  const all = await list({ limit: 1000 })
  expect(pages).toBe(Math.ceil(all.total / 7))
  expect(seen).toEqual(all.rows.map((row) => row.ticketId))
})
test('later pages speak of the moment of the first one', async () => {
  const first = await list({ limit: 1, asOf: '2026-11-10T00:00:00Z' })
  const second = await list({ limit: 1, cursor: first.next })
  expect(second.asOf).toBe('2026-11-10T00:00:00Z')
  expect(second.total).toBe(first.total)
})
test('a file holds every row', async () => {
  const query = contactsQuerySchema.parse({ limit: 9 })
  const rows = []
  for await (const row of everyContact(reader, SETTINGS, await list({ limit: 9 }), query)) rows.push(row.ticketId)
  expect(rows).toEqual((await list({ limit: 1000 })).rows.map((row) => row.ticketId))
})
test('a row says what came back and who solved it', async () => {
  const { rows } = await list({ state: 'failed', limit: 1000 })
  expect(rows.find((row) => row.ticketId === 5)).toMatchObject({
    state: 'failed',
    reason: 'new_ticket',
    repeatTicketId: 999,
    repeatGapSeconds: DAY,
    group: 'Support',
    agent: 'Agent Eleven',
  })
})
test('questions that cannot be answered say why', async () => {
  expect(await problem({ state: 'sad' })).toBe('invalid_state')
  expect(await problem({ state: 'excluded:sad' })).toBe('invalid_state')
  expect(await problem({ reason: 'sad' })).toBe('invalid_reason')
  expect(await problem({ period: '2026-11-03' })).toBe('invalid_period')
  expect(await problem({ cursor: 'bm9uc2Vuc2U' })).toBe('invalid_cursor')
  expect(await problem({ lens: 'one_touch', asOf: '2026-11-05T00:00:00Z' })).toBe('as_of_not_supported')
})
test('a reason is shown by its name, and a slice is narrowed to by name or value', async () => {
  const named = fakeReader({ facts: [fact(1, { reason: 'late' }), fact(2, { reason: 'odd' })] })
  for (const sliceValue of ['late', 'Where is my order']) {
    const result = await listContacts(named, SETTINGS, contactsQuerySchema.parse({ slice: 'reason', sliceValue }))
    expect(result.ok && result.value.rows.map((row) => [row.ticketId, row.contactReason])).toEqual([[1, 'Where is my order']])
  }
  const all = await listContacts(named, SETTINGS, contactsQuerySchema.parse({}))
  expect(all.ok && all.value.rows.map((row) => row.contactReason)).toEqual(['Where is my order', 'odd'])
})
