import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import { ZendeskError } from '@shared/zendesk/errors.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'
import { createSync } from './pipeline.ts'
import type { Source, SourcePage } from './source.ts'
import type { SyncReport } from './summary.ts'
import { fakeLog, fakeStore, fakeTimer, rawEvent, rawTicket } from './sync.test-helper.ts'

type Script = Partial<Record<StreamName, readonly (unknown[] | ZendeskError)[]>>
const KEY: Record<StreamName, string> = {
  fields: 'ticket_fields',
  groups: 'groups',
  brands: 'brands',
  users: 'users',
  tickets: 'tickets',
  ticket_events: 'ticket_events',
  articles: 'articles',
}

/** Pages by stream; the cursor is the number of the next page. */
function scripted(script: Script, more: { loopAt?: StreamName; zone?: string | null } = {}): Source & { asked: [StreamName, string | null][] } {
  const asked: [StreamName, string | null][] = []
  return {
    asked,
    account: 'acme.zendesk.com',
    requests: () => asked.length,
    waitedMs: () => 0,
    accountZone: async () => (more.zone === undefined ? 'Beijing' : more.zone),
    estimate: async (stream) => (stream === 'tickets' ? 20 : null),
    fetchPage: async (stream, cursor): Promise<SourcePage> => {
      asked.push([stream, cursor])
      const pages = script[stream] ?? [[]]
      const number = Number(cursor ?? 0)
      const page = pages[Math.min(number, pages.length - 1)] ?? []
      if (page instanceof ZendeskError) throw page
      const end = number >= pages.length - 1 && more.loopAt !== stream
      return { body: { [KEY[stream]]: page }, place: stream, cursor: String(Math.min(number + 1, pages.length)), end, completeTo: end ? 5_000 : null }
    },
  }
}
function make(source: Source, store = fakeStore(), due = 1) {
  const log = fakeLog()
  const judged: number[] = []
  const sync = createSync({
    store,
    source,
    configuration: () => DEFAULT_CONFIGURATION,
    hash: (value) => `#${value}`,
    clock: { now: () => 6_000 },
    log,
    timer: fakeTimer(),
    judgeDue: async ({ onProgress }) => {
      judged.push(store.batches.length)
      if (due > 0) onProgress?.(due, due)
      return 3
    },
  })
  return { sync, store, log, judged }
}
const away = new ZendeskError('unavailable', 'Zendesk is away.')

test('every stream is read page by page, then judged once', async () => {
  const source = scripted({
    tickets: [[rawTicket(1), rawTicket(2)], [rawTicket(3)]],
    ticket_events: [[rawEvent(9)]],
    users: [[{ id: 11, role: 'end-user' }]],
  })
  const { sync, store, judged } = make(source)
  const summary = await sync.runOnce()
  expect(summary).toMatchObject({
    complete: true,
    tickets: 3,
    events: 1,
    users: 1,
    pages: 8,
    requests: 8,
    skipped: 0,
    factsChanged: 3,
    problem: null,
  })
  expect(summary.streams.tickets).toMatchObject({ state: 'current', records: 3, pages: 2, completeTo: 5_000 })
  expect(store.keys('tickets')).toEqual(['1', '2', '3'])
  expect(judged).toEqual([8])
})
test('rows and cursor of a page land together; only the last page says how far it is complete', async () => {
  const { sync, store } = make(scripted({ tickets: [[rawTicket(1)], [rawTicket(2)]] }))
  await sync.runOnce()
  const landed = store.batches.filter((batch) => batch.stream === 'tickets')
  expect(landed.map((batch) => [batch.tickets?.map((ticket) => ticket.id), batch.cursor, batch.completeTo, batch.expected])).toEqual([
    [[1], '1', null, 20],
    [[2], '2', 5_000, 20],
  ])
})
test('a second run goes on where the first ended, and repeats nothing', async () => {
  const source = scripted({ tickets: [[rawTicket(1)], [rawTicket(2)]] })
  const { sync, store } = make(source)
  await sync.runOnce()
  source.asked.length = 0
  const again = await sync.runOnce()
  expect(source.asked.find(([stream]) => stream === 'tickets')).toEqual(['tickets', '2'])
  expect(again).toMatchObject({ complete: true, tickets: 0 })
  expect(store.keys('tickets')).toEqual(['1', '2'])
})

test('a stream that fails says so and does not stop the others', async () => {
  const { sync, store, log } = make(scripted({ tickets: [[rawTicket(1)], away], ticket_events: [[rawEvent(9)]] }))
  const summary = await sync.runOnce()
  expect(summary).toMatchObject({ complete: false, tickets: 1, events: 1, problem: 'Zendesk is away.', factsChanged: 3 })
  expect(summary.streams.tickets).toMatchObject({ state: 'failed', problem: 'Zendesk is away.', completeTo: null })
  expect(summary.streams.ticket_events.state).toBe('current')
  expect(log.lines).toEqual(['tickets is incomplete: Zendesk is away.'])
  expect((await store.streamStates()).find((state) => state.stream === 'tickets')?.cursor).toBe('1')
})
test('tickets wait for their fields: read without, they would lose reasons and order numbers for good', async () => {
  const { sync, store } = make(scripted({ fields: [away], tickets: [[rawTicket(1)]] }))
  const summary = await sync.runOnce()
  expect(summary.streams.tickets.problem).toBe('Tickets wait until the ticket fields can be read: Zendesk is away.')
  expect(store.keys('tickets')).toEqual([])
})
test('after a failure the next run goes on with the page that was missing', async () => {
  const store = fakeStore()
  await make(scripted({ tickets: [[rawTicket(1)], away, [rawTicket(3)]] }), store).sync.runOnce()
  const summary = await make(scripted({ tickets: [[rawTicket(1)], [rawTicket(2)], [rawTicket(3)]] }), store).sync.runOnce()
  expect(summary.complete).toBe(true)
  expect(store.keys('tickets')).toEqual(['1', '2', '3'])
})
test('wrong credentials fail every stream with the same sentence, asked once', async () => {
  const wrong = new ZendeskError('unauthorized', 'ZENDESK_OAUTH_TOKEN is wrong.')
  const source = scripted({ fields: [wrong] })
  const summary = await make(source).sync.runOnce()
  expect(source.asked).toHaveLength(1)
  expect(summary).toMatchObject({ complete: false, problem: 'ZENDESK_OAUTH_TOKEN is wrong.' })
  expect(summary.streams.articles).toMatchObject({ state: 'failed', problem: 'ZENDESK_OAUTH_TOKEN is wrong.' })
})
test('an export that names the same place twice is stopped, kept and reported', async () => {
  const source = scripted({ tickets: [[rawTicket(1)], [rawTicket(2)]] }, { loopAt: 'tickets' })
  const summary = await make(source).sync.runOnce()
  expect(source.asked.filter(([stream]) => stream === 'tickets').length).toBeLessThan(5)
  expect(summary.streams.tickets).toMatchObject({ state: 'failed', fresh: 2 })
  expect(summary.streams.tickets.problem).toContain('same place twice')
})
test('a place that is not accepted any more is read from the beginning', async () => {
  const store = fakeStore()
  await store.land({ stream: 'tickets', cursor: '7', completeTo: 4_000 }, 0)
  const source = scripted({ tickets: [[rawTicket(1)]] })
  const { fetchPage } = source
  source.fetchPage = (stream, cursor, signal) =>
    cursor === '7' ? Promise.reject(new ZendeskError('rejected', 'cursor is not valid')) : fetchPage(stream, cursor, signal)
  const summary = await make(source, store).sync.runOnce()
  expect(summary).toMatchObject({ complete: true, tickets: 1 })
})
test('what the store throws is not swallowed', async () => {
  const { sync, store } = make(scripted({}))
  store.land = () => Promise.reject(new Error('disk full'))
  await expect(sync.runOnce()).rejects.toThrow('disk full')
})

test('bad records are skipped, counted and named', async () => {
  const { sync, store } = make(scripted({ tickets: [[rawTicket(1), { id: 2 }, 'x']] }))
  const summary = await sync.runOnce()
  expect(summary).toMatchObject({ complete: true, tickets: 1, skipped: 2 })
  expect(store.batches.find((batch) => batch.stream === 'tickets')?.skipped?.map((row) => row.where)).toEqual([
    'tickets, record 2, ticket 2',
    'tickets, record 3',
  ])
})
test('fields that were just read decide what the tickets keep', async () => {
  const custom_fields = [
    { id: 1, value: 'late' },
    { id: 2, value: 'my street' },
    { id: 3, value: 'DE-100' },
  ]
  const fields = [
    { id: 1, title: 'Contact reason', type: 'tagger' },
    { id: 2, title: 'Notes', type: 'textarea' },
    { id: 3, title: 'Order number', type: 'text' },
  ]
  const { sync, store } = make(scripted({ fields: [fields], tickets: [[rawTicket(1, { custom_fields })]] }))
  await sync.runOnce()
  expect(store.batches.flatMap((batch) => batch.tickets ?? [])[0]).toMatchObject({ fields: { 1: 'late' }, orderRefs: ['#DE100'] })
})

test('a stop ends between pages, keeps what has landed and does not judge', async () => {
  const stop = new AbortController()
  const { sync, store, judged } = make(scripted({ tickets: [[rawTicket(1)], [rawTicket(2)], [rawTicket(3)]] }))
  const summary = await sync.runOnce((report) => {
    if (report.streams.tickets.pages === 1) stop.abort()
  }, stop.signal)
  expect(summary.complete).toBe(false)
  expect(store.keys('tickets')).toEqual(['1'])
  expect(judged).toEqual([])
})
test('progress tells the phase and what each stream has read', async () => {
  const reports: SyncReport[] = []
  const { sync } = make(scripted({ tickets: [[rawTicket(1)], [rawTicket(2)]] }))
  await sync.runOnce((report) => reports.push(report))
  expect([...new Set(reports.map((report) => report.phase))]).toEqual(['first_load', 'judging', 'done'])
  expect(reports.map((report) => report.streams.tickets.records).filter((records, i, all) => records !== all[i - 1])).toEqual([0, 1, 2])
  expect(reports.some((report) => report.judged.done === 1)).toBe(true)
  const later: SyncReport[] = []
  await sync.runOnce((report) => later.push(report))
  expect(later[0]?.phase).toBe('syncing')
})
test('running for ever pauses between runs, longer after failures, until stopped', async () => {
  const stop = new AbortController()
  const timer = fakeTimer()
  const source = scripted({ tickets: [away] })
  const store = fakeStore()
  const sync = createSync({
    store,
    source,
    configuration: () => DEFAULT_CONFIGURATION,
    hash: (value) => value,
    clock: { now: () => 0 },
    log: fakeLog(),
    judgeDue: async () => 0,
    timer,
  })
  let runs = 0
  await sync.runForever({ everySeconds: 10, signal: stop.signal, onRun: () => (++runs === 3 ? stop.abort() : undefined) })
  expect(timer.slept).toEqual([10_000, 20_000, 40_000])
})

test("the account's time zone is landed before the judge counts days; one that cannot be read is kept as it was", async () => {
  const source = scripted({})
  const { sync, store, log } = make(source)
  expect(await sync.runOnce()).toMatchObject({ complete: true })
  source.accountZone = () => Promise.reject(away)
  expect(await sync.runOnce()).toMatchObject({ complete: true, problem: null })
  expect([await store.accountZone(), log.lines]).toEqual(['Beijing', []])
})
test('an account that never told its time zone is a warning, and no problem', async () => {
  const { sync, log } = make(scripted({}, { zone: null }))
  expect(await sync.runOnce()).toMatchObject({ complete: true, problem: null })
  expect(log.lines).toEqual(['The account does not tell its time zone: days are counted in UTC until timeZone is set in the configuration.'])
})
test('where nothing is due, nothing is said of judging', async () => {
  const reports: SyncReport[] = []
  await make(scripted({}), fakeStore(), 0).sync.runOnce((report) => reports.push(report))
  expect([...new Set(reports.map((report) => report.phase))]).toEqual(['first_load', 'done'])
})
