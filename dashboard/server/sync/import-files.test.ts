import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import { importFiles, type ImportOptions } from './import-files.ts'
import { fakeLog, fakeStore, fakeTimer, rawEvent, rawTicket } from './sync.test-helper.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const lines = (...records: readonly unknown[]) => records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n')
const put = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}
async function run(paths: readonly string[], more: Partial<ImportOptions> = {}) {
  const store = fakeStore()
  const summary = await importFiles({
    store,
    paths,
    configuration: DEFAULT_CONFIGURATION,
    hash: (value) => `#${value}`,
    clock: { now: () => 6_000 },
    log: fakeLog(),
    timer: fakeTimer(),
    judgeDue: async () => 5,
    ...more,
  })
  const skipped = store.batches.flatMap((batch) => batch.skipped ?? [])
  return { store, summary, skipped }
}

test('a folder of plain and gzip files is imported, fields first, other files left alone', async () => {
  await put('tickets.ndjson.gz', gzipSync(lines(rawTicket(1, { custom_fields: [{ id: 3, value: 'DE-100' }] }), rawTicket(2))))
  await put('ticket_events.ndjson', lines(rawEvent(9)))
  await put('users.jsonl', lines({ id: 11, role: 'agent', name: 'A' }))
  await put('ticket_fields.ndjson', lines({ id: 3, title: 'Order number', type: 'text' }))
  await put('split.json', '{"asOf":"2016-05-01T00:00:00Z"}')
  await put('notes.txt', 'tickets')
  await mkdir(join(folder, 'sub'))
  const { store, summary, skipped } = await run([folder])
  expect(summary).toMatchObject({ complete: true, tickets: 2, events: 1, users: 1, requests: 0, skipped: 0, factsChanged: 5 })
  expect(skipped).toEqual([])
  expect(store.batches.map((batch) => batch.stream).slice(0, 4)).toEqual(['fields', 'users', 'tickets', 'ticket_events'])
  expect(store.batches.flatMap((batch) => batch.tickets ?? [])[0]?.orderRefs).toEqual(['#DE100'])
})
test('malformed lines are skipped, counted and listed with file and line', async () => {
  const path = await put('tickets.ndjson', lines(rawTicket(1), '{"id": 2, "status"', '', 'null', rawTicket(3, { created_at: 'soon' }), rawTicket(4)))
  const { summary, skipped } = await run([path])
  expect(summary).toMatchObject({ complete: true, tickets: 2, skipped: 3 })
  expect(skipped.map((row) => row.where)).toEqual(['tickets.ndjson:2', 'tickets.ndjson:4', 'tickets.ndjson:5, ticket 3'])
  expect(skipped[0]?.why).toMatch(/^is no JSON/)
})
test('a line that is no JSON is told by its place, not by the words in it', async () => {
  const path = await put('tickets.ndjson', lines('Where is my parcel', '{"subject": Where is my parcel}', '"Where is my parcel'))
  const { skipped } = await run([path])
  expect(skipped.map(({ why }) => why).filter((why) => why.includes('parcel') || why.includes('Where'))).toEqual([])
  expect(skipped).toHaveLength(3)
})
test('records are known by their shape when the name says nothing', async () => {
  const path = await put('dump.ndjson', lines(rawTicket(1), rawEvent(9), { id: 11, role: 'end-user' }, { id: 5, name: 'L1' }, { what: 'else' }))
  const { store, summary, skipped } = await run([path])
  expect(summary).toMatchObject({ tickets: 1, events: 1, users: 1, skipped: 1 })
  expect(store.keys('groups')).toEqual(['5'])
  expect(skipped).toMatchObject([{ where: 'dump.ndjson:5', why: 'looks like no record of Zendesk' }])
})
test('a saved response of the API is a file, too, with what came beside its lists', async () => {
  const response = {
    tickets: [rawTicket(1)],
    metric_sets: [{ ticket_id: 1, replies: 4 }],
    users: [{ id: 11, role: 'end-user' }],
    end_of_stream: true,
  }
  const path = await put('page.json', JSON.stringify(response, null, 2))
  const { store, summary } = await run([path])
  expect(summary).toMatchObject({ tickets: 1, users: 1, skipped: 0 })
  expect(store.batches.flatMap((batch) => batch.tickets ?? [])[0]?.metric?.replies).toBe(4)
})
test('responses may stand one a line, and records in a list', async () => {
  await put('tickets.ndjson', lines({ tickets: [rawTicket(1)], end_of_stream: false }, { tickets: [rawTicket(2)], end_of_stream: true }))
  await put('users.json', JSON.stringify([{ id: 11, role: 'end-user' }]))
  expect((await run([folder])).summary).toMatchObject({ tickets: 2, users: 1, skipped: 0 })
})
test('Windows line ends and a byte order mark do no harm', async () => {
  const path = await put('tickets.ndjson', `\uFEFF${JSON.stringify(rawTicket(1))}\r\n${JSON.stringify(rawTicket(2))}\r\n`)
  expect((await run([path])).summary).toMatchObject({ tickets: 2, skipped: 0 })
})

test('complete to the latest date in the data, unless it is given', async () => {
  const path = await put('tickets.ndjson', lines(rawTicket(1), rawTicket(2, { updated_at: '2026-11-03T08:00:00Z' })))
  const latest = await run([path])
  expect(latest.summary.streams.ticket_events.completeTo).toBe(1_793_692_800)
  const states = await latest.store.streamStates()
  expect(
    states
      .filter((state) => state.completeTo !== null)
      .map((state) => state.stream)
      .toSorted(),
  ).toEqual(['ticket_events', 'tickets', 'users'])
  expect((await run([path], { completeTo: 77 })).summary.streams.tickets.completeTo).toBe(77)
})
test('an import leaves the place of a sync where it was', async () => {
  const store = fakeStore()
  await store.land({ stream: 'tickets', cursor: 'after:abc', completeTo: null }, 0)
  await run([await put('tickets.ndjson', lines(rawTicket(1)))], { store })
  expect((await store.streamStates()).find((state) => state.stream === 'tickets')?.cursor).toBe('after:abc')
})

test.each([['nowhere.ndjson'], ['empty']])('a path that leads to nothing is said at once: %s', async (name) => {
  await mkdir(join(folder, 'empty'))
  await expect(run([join(folder, name)])).rejects.toThrow(name)
})
test('a file that breaks off is imported as far as it goes, and the import is incomplete', async () => {
  const packed = gzipSync(lines(...Array.from({ length: 500 }, (_, i) => rawTicket(i + 1, { subject: `${Math.sin(i)}` }))))
  const path = await put('tickets.ndjson.gz', packed.subarray(0, packed.length - 200))
  const { summary, skipped } = await run([path])
  expect(summary.complete).toBe(false)
  expect(summary.problem).toContain('tickets.ndjson.gz could not be read to its end')
  expect(skipped).toMatchObject([{ where: 'tickets.ndjson.gz' }])
  expect(summary.tickets).toBeGreaterThan(0)
})
test('what the store throws is not taken for a fault of the file', async () => {
  const store = fakeStore()
  store.land = () => Promise.reject(new Error('disk full'))
  const path = await put('tickets.ndjson', lines(rawTicket(1)))
  await expect(run([path], { store })).rejects.toThrow('disk full')
})
test('a stop keeps what has landed and does not judge', async () => {
  const path = await put('tickets.ndjson', lines(rawTicket(1)))
  const { summary } = await run([path], { signal: AbortSignal.abort() })
  expect(summary).toMatchObject({ complete: false, factsChanged: 0 })
})
