import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { UsageError } from '../../usage-error.ts'
import { describe, type Values } from '../command.ts'
import { streamOfPath } from '../decode-response.ts'
import { decode } from './decode.ts'

const folder = mkdtempSync(join(tmpdir(), 'firstfix-decode-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Said {
  code: number
  err: string
  stream: string | null
  records: number
  rows: Record<string, Record<string, unknown>[]>
  notUnderstood: { words: unknown[]; skipped: { where: string; why: string }[]; lists: string[] }
}
let turn = 0
async function run(path: string, body: unknown, values: Values = {}): Promise<Said> {
  const file = join(folder, `answer-${++turn}.json`)
  writeFileSync(file, typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
  if (decode.where !== 'process') throw new Error('decode needs no data folder')
  let out = ''
  let err = ''
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    signal: new AbortController().signal,
    cwd: folder,
  }
  const code = await decode.run({ values, positionals: [path, file], io, runInService: async () => 0 })
  return { code, err, ...(JSON.parse(out) as Omit<Said, 'code' | 'err'>) }
}

const TICKET = {
  id: 35436,
  created_at: '2026-11-02T09:00:00Z',
  updated_at: '2026-11-02T10:00:00+00:00',
  generated_timestamp: 1_793_613_600,
  status: 'solved',
  requester_id: '20978392',
  submitter_id: 20978392,
  via: { channel: 'email', source: { from: {}, to: {}, rel: null } },
  subject: 'Write to lena.k@example.com about order EX-10293',
  tags: ['refund'],
  custom_fields: [
    { id: 11, value: 'billing' },
    { id: 12, value: 3 },
  ],
  satisfaction_rating: null,
}
const AUDIT = {
  id: '777',
  ticket_id: 35436,
  created_at: '2026-11-02T09:00:00Z',
  author_id: 20978392,
  via: { channel: 'email', source: {} },
  metadata: {},
  events: [
    { id: 1, type: 'Create', field_name: 'status', value: 'new' },
    { id: 2, type: 'Comment', author_id: 20978392, public: true, body: 'Where is it?' },
    { id: 3, type: 'SomethingNew', value: 'x' },
  ],
}

test.each([
  ['/api/v2/incremental/tickets/cursor.json?start_time=1', 'tickets'],
  ['https://acme.zendesk.com/api/v2/tickets/35436.json', 'tickets'],
  ['/api/v2/tickets/35436/audits', 'ticket_events'],
  ['/api/v2/incremental/ticket_events.json', 'ticket_events'],
  ['/api/v2/ticket_audits', 'ticket_events'],
  ['/api/v2/incremental/users/cursor', 'users'],
  ['/api/v2/ticket_fields.json', 'fields'],
  ['/api/v2/groups', 'groups'],
  ['/api/v2/brands/7', 'brands'],
  ['/api/v2/help_center/zh-cn/articles.json', 'articles'],
  ['/api/v2/help_center/incremental/articles', 'articles'],
  ['/api/v2/tickets/35436/comments', null],
  ['/api/v2/search.json?query=type:ticket', null],
])('the path %s names %s', (path, stream) => {
  expect(streamOfPath(path)).toBe(stream)
})

test.each([
  [
    '/api/v2/incremental/tickets/cursor.json',
    'tickets',
    { tickets: [TICKET], after_cursor: 'abc', end_of_stream: true },
    { id: 35436, requesterId: 20978392 },
  ],
  ['/api/v2/tickets/35436.json', 'tickets', { ticket: TICKET }, { id: 35436, status: 'solved' }],
  [
    '/api/v2/incremental/ticket_events.json',
    'ticket_events',
    {
      ticket_events: [
        {
          id: 5,
          ticket_id: 9,
          timestamp: 1_793_613_600,
          created_at: '2026-11-02T10:00:00Z',
          updater_id: 3,
          via: 'Web form',
          event_type: 'Audit',
          child_events: [{ id: 6, event_type: 'Create', status: 'new' }],
        },
      ],
      end_time: 1,
    },
    { ticketId: 9 },
  ],
  ['/api/v2/tickets/35436/audits.json', 'ticket_events', { audits: [AUDIT], next_page: null }, { ticketId: 35436 }],
  [
    '/api/v2/incremental/users/cursor.json',
    'users',
    {
      users: [{ id: 3, name: 'A', role: 'end-user', created_at: '2026-01-01T00:00:00Z' }],
      identities: [{ id: 1, user_id: 3, type: 'email', value: 'a@example.com' }],
    },
    { id: 3 },
  ],
  ['/api/v2/groups.json', 'groups', { groups: [{ id: 4, name: 'Tier 2', deleted: false }] }, { id: 4, name: 'Tier 2' }],
  ['/api/v2/brands.json', 'brands', { brands: [{ id: 5, name: 'Acme', subdomain: 'acme' }] }, { id: 5, name: 'Acme' }],
  [
    '/api/v2/ticket_fields.json',
    'fields',
    { ticket_fields: [{ id: 11, type: 'tagger', title: 'Contact reason', custom_field_options: [] }] },
    { id: 11, type: 'tagger' },
  ],
  [
    '/api/v2/help_center/en-us/articles.json',
    'articles',
    { articles: [{ id: 8, locale: 'en-us', title: 'Refunds', body: '<p>Send it back</p>', updated_at: '2026-01-01T00:00:00Z', draft: false }] },
    { id: 8, title: 'Refunds' },
  ],
])('an answer of %s is read as %s', async (path, stream, body, row) => {
  const said = await run(path, body)
  expect([said.code, said.stream, said.err]).toEqual([0, stream, ''])
  expect(said.rows[stream]?.[0]).toMatchObject(row)
  expect(said.notUnderstood.skipped).toEqual([])
})

test('text is redacted and order references cannot be read off', async () => {
  const text = JSON.stringify((await run('/api/v2/tickets/35436.json', { ticket: TICKET })).rows)
  expect(text).toContain('[email]')
  expect(text).not.toContain('lena.k')
})
test('words that no rule knows are listed with how often', async () => {
  const audits = [AUDIT, { ...AUDIT, id: '778' }]
  expect((await run('/api/v2/tickets/1/audits', { audits })).notUnderstood.words).toEqual([{ what: 'event_type', value: 'SomethingNew', count: 2 }])
  const odd = { ...TICKET, status: 'parked', via: { channel: 'carrier_pigeon' } }
  expect((await run('/api/v2/tickets', { tickets: [odd] })).notUnderstood.words).toEqual([
    { what: 'status', value: 'parked', count: 1 },
    { what: 'channel', value: 'carrier_pigeon', count: 1 },
  ])
})
test('a record that cannot be used is named with its reason, and the others are read', async () => {
  const { code, records, rows, notUnderstood } = await run('/api/v2/tickets', { tickets: [TICKET, { id: 2 }, 'text'] })
  expect([code, records, rows['tickets']?.length]).toEqual([0, 3, 1])
  expect(notUnderstood.skipped.map(({ where, why }) => [/record (\d)/.exec(where)?.[1], why])).toEqual([
    ['2', 'created_at is missing or no date'],
    ['3', 'is no record'],
  ])
})
test('lists that the reader of the path does not look at are named', async () => {
  const body = { tickets: [TICKET], metric_sets: [], users: [{ id: 1 }], groups: [] }
  expect((await run('/api/v2/incremental/tickets/cursor', body)).notUnderstood.lists).toEqual(['users', 'groups'])
})
test('with the fields at hand their values are shown', async () => {
  const fields = join(folder, 'fields.json')
  writeFileSync(fields, JSON.stringify({ ticket_fields: [{ id: 11, type: 'tagger', title: 'Contact reason' }] }))
  const shown = async (values: Values) => (await run('/api/v2/tickets/1', { ticket: TICKET }, values)).rows['tickets']?.[0]?.['fields']
  expect([await shown({}), await shown({ fields })]).toEqual([{ 12: 3 }, { 11: 'billing', 12: 3 }])
})
test('an answer of a path that no sync reads is taken by its shape', async () => {
  const { code, rows, err } = await run('/api/v2/search.json', { results: [{ ...TICKET, result_type: 'ticket' }], count: 1 })
  expect([code, rows['tickets']?.length]).toEqual([0, 1])
  expect(err).toContain('by its shape')
})
test('gzip, and a response a line, are read', async () => {
  expect((await run('/api/v2/groups', gzipSync(JSON.stringify({ groups: [{ id: 1, name: 'x' }] })))).records).toBe(1)
  const lines = await run(
    '/api/v2/groups',
    `${JSON.stringify({ groups: [{ id: 1, name: 'x' }] })}\nnot json\n${JSON.stringify({ id: 2, name: 'y' })}\n`,
  )
  expect([lines.code, lines.records, lines.notUnderstood.skipped.length]).toEqual([0, 2, 1])
})
test('a page without records can be read', async () => {
  expect((await run('/api/v2/incremental/tickets/cursor', { tickets: [], end_of_stream: true })).code).toBe(0)
})
test.each([
  ['an error', { error: 'RecordNotFound', description: 'Not found' }, /RecordNotFound/],
  ['an error with a title', { error: { title: 'Forbidden', message: 'no' } }, /Forbidden/],
  ['nothing', 'null', /has no list/],
  ['a page of HTML', '<html></html>', /is no JSON/],
  ['an empty file', '', /is no JSON/],
  ['only what cannot be used', { tickets: [{ id: 1 }] }, /created_at/],
])('nothing could be read: %s', async (_what, body, why) => {
  const { code, err } = await run('/api/v2/tickets', body)
  expect(code).toBe(1)
  expect(err).toMatch(/^Nothing in .* could be read: .*\.\n$/)
  expect(err).toMatch(why)
})
test('wrong use is said in a sentence', async () => {
  if (decode.where !== 'process') throw new Error('decode needs no data folder')
  const io = { out: () => undefined, err: () => undefined, signal: new AbortController().signal, cwd: folder }
  const call = (positionals: string[]) => decode.where === 'process' && decode.run({ values: {}, positionals, io, runInService: async () => 0 })
  await expect(call(['/api/v2/tickets'])).rejects.toThrow(UsageError)
  await expect(call(['/api/v2/tickets', 'nowhere.json'])).rejects.toThrow(/cannot be read/)
  expect(describe(decode)).toContain('firstfix decode API_PATH FILE')
})
