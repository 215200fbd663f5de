import { auditQuerySchema } from '@shared/api/audit.ts'
import { expect, test } from 'vitest'
import type { AuditEntry } from '../auth/audit-log.ts'
import type { AuditStore } from '../store/ops-store/audit.ts'
import { openOpsStore } from '../store/ops-store/duckdb/open-ops-store.ts'
import { everyLine, openAudit } from './open-audit.ts'

const KEY = Buffer.from('k'.repeat(32))
const DAY = 86_400
const entry = (at: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  at,
  who: { kind: 'session', userId: 501, role: 'manager' },
  act: 'read_conversation',
  target: ['contacts/900301'],
  outcome: 'done',
  details: null,
  ...more,
})
async function openBook(clock = { now: 1000 * DAY }) {
  const store = await openOpsStore({ path: ':memory:' })
  const said: string[] = []
  const book = openAudit({ store, key: KEY, keepDays: () => 730, now: () => clock.now * 1000, log: (line) => void said.push(line) })
  return { store, book, clock, said }
}
const asked = (query: object) => auditQuerySchema.parse(query)

test('lines written at once are kept in order, and found by who, act, moment and target', async () => {
  const { store, book } = await openBook()
  await Promise.all([
    book.write(entry(10)),
    book.write(entry(20, { act: 'export', target: ['fcr/contacts'], who: { kind: 'local', userId: null, role: 'admin' } })),
    book.write(entry(30, { act: 'settings', target: ['configuration'], details: { before: { windowDays: 7 }, after: { windowDays: 14 } } })),
  ])
  const seqs = async (query: object) => (await book.list(asked(query)))?.entries.map(({ seq }) => seq)
  expect(await seqs({})).toEqual([3, 2, 1])
  expect([await seqs({ who: '501' }), await seqs({ who: 'local' }), await seqs({ act: 'settings' })]).toEqual([[3, 1], [2], [3]])
  expect([await seqs({ target: '900301' }), await seqs({ target: 'contacts/900301' }), await seqs({ target: '0301' })]).toEqual([[1], [1], []])
  expect(await seqs({ from: '1970-01-01T00:00:20Z', to: '1970-01-01T00:00:30Z' })).toEqual([2])
  expect((await book.list(asked({ act: 'settings' })))?.entries[0]?.details).toEqual({ before: { windowDays: 7 }, after: { windowDays: 14 } })
  await store.close()
})
test('pages follow one another without a gap, while lines are added; a foreign cursor is refused', async () => {
  const { store, book } = await openBook()
  for (let i = 1; i <= 5; i++) await book.write(entry(i))
  const first = await book.list(asked({ limit: 2 }))
  await book.write(entry(6))
  const second = await book.list(asked({ limit: 2, cursor: first?.next ?? '' }))
  expect([first?.entries.map(({ seq }) => seq), second?.entries.map(({ seq }) => seq)]).toEqual([
    [5, 4],
    [3, 2],
  ])
  const all: number[] = []
  for await (const { seq } of everyLine(book, asked({}))) all.push(seq)
  expect(all).toEqual([6, 5, 4, 3, 2, 1])
  expect(await book.list(asked({ cursor: 'x' }))).toBeNull()
  await store.close()
})
test('a changed line, a missing one and one with a foreign key are found', async () => {
  const { store, book } = await openBook()
  for (let i = 1; i <= 4; i++) await book.write(entry(i))
  expect(await book.verify()).toMatchObject({ whole: true, entries: 4, broken: null })
  const rows = await store.auditChain(0, 10)
  const over = (chain: typeof rows): AuditStore => ({
    ...store,
    auditChain: async (after) => chain.filter(({ seq }) => seq > after),
  })
  const verdict = (chain: typeof rows, key = KEY) => openAudit({ store: over(chain), key, keepDays: () => 1, log: () => {} }).verify()
  expect((await verdict(rows.map((row) => (row.seq === 2 ? { ...row, outcome: 'refused' } : row)))).broken).toEqual({ seq: 2, why: 'changed' })
  expect((await verdict(rows.filter(({ seq }) => seq !== 2))).broken).toEqual({ seq: 3, why: 'missing_before' })
  expect((await verdict(rows.slice(1))).broken).toEqual({ seq: 2, why: 'missing_before' })
  expect((await verdict(rows, Buffer.from('other'))).broken).toEqual({ seq: 1, why: 'changed' })
  await store.close()
})
test('what retention takes is said in a line of its own, and the chain stays whole', async () => {
  const { store, book, clock } = await openBook({ now: 2000 * DAY })
  for (let i = 0; i < 3; i++) await book.write(entry((1000 + 400 * i) * DAY))
  expect(await book.purge()).toBe(1)
  const lines = (await book.list(asked({})))?.entries
  expect(lines?.map(({ seq, act }) => [seq, act])).toEqual([
    [4, 'purged'],
    [3, 'read_conversation'],
    [2, 'read_conversation'],
  ])
  expect(lines?.[0]).toMatchObject({ who: { kind: 'service' }, details: { entries: 1, upTo: 1 } })
  expect(await book.verify()).toMatchObject({ whole: true, entries: 3 })
  clock.now += 5000 * DAY
  expect(await book.purge()).toBe(3)
  expect(await book.verify()).toMatchObject({ whole: true, entries: 1 })
  expect(await book.purge()).toBe(0)
  await store.close()
})
test('what the store refused is kept with the next line, in its order', async () => {
  const { store, said } = await openBook()
  let broken = true
  const book = openAudit({
    store: { ...store, appendAudit: (chain) => (broken ? Promise.reject(new Error('the disk is full')) : store.appendAudit(chain)) },
    key: KEY,
    keepDays: () => 730,
    log: (line) => void said.push(line),
  })
  await expect(book.write(entry(1))).rejects.toThrow('the disk is full')
  expect(said).toEqual([expect.stringContaining('the disk is full')])
  broken = false
  await book.write(entry(2))
  await book.settled()
  expect((await store.auditChain(0, 10)).map(({ at }) => at)).toEqual([1, 2])
  await store.close()
})
