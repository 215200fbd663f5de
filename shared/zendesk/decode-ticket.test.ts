import { expect, test } from 'vitest'
import { CONTEXT, rawTicket } from './decode.test-helper.ts'
import { createNotes } from './decode-notes.ts'
import { decodeTicket } from './decode-ticket.ts'

const decode = (more: Record<string, unknown> = {}, context = CONTEXT, metric?: unknown) => {
  const notes = createNotes('tickets')
  return { row: decodeTicket(rawTicket(more), metric, context, notes, 'tickets.ndjson:3'), notes }
}

test('a plain ticket becomes a row', () => {
  const { row, notes } = decode()
  expect(row).toMatchObject({
    id: 7,
    createdAt: 1_793_606_400,
    updatedAt: 1_793_610_000,
    generatedAt: 1_777_777_777,
    status: 'open',
    via: 'email',
    viaRel: null,
    assigneeId: null,
    metric: null,
    csat: null,
  })
  expect(notes.skipped()).toEqual([])
  expect(notes.unknownWords()).toEqual([])
})

test.each([
  ['with an offset', '2026-11-02T08:00:00+00:00'],
  ['with milliseconds', '2026-11-02T08:00:00.123Z'],
  ['in another zone', '2026-11-02T16:00:00+08:00'],
])('a date %s is the same moment', (_how, created_at) => {
  expect(decode({ created_at }).row?.createdAt).toBe(1_793_606_400)
})

test('null and missing keys are the same', () => {
  const missing = rawTicket()
  for (const key of ['subject', 'tags', 'custom_fields', 'generated_timestamp', 'via']) delete missing[key]
  const given = rawTicket({
    subject: null,
    tags: null,
    custom_fields: null,
    generated_timestamp: null,
    via: null,
    satisfaction_rating: null,
    metric_set: null,
    assignee_id: null,
  })
  const notes = createNotes('tickets')
  expect(decodeTicket(missing, undefined, CONTEXT, notes, 'a')).toEqual(decodeTicket(given, undefined, CONTEXT, notes, 'a'))
})

test('ids may be text', () => {
  expect(decode({ id: '54000000000007', group_id: '3' }).row).toMatchObject({ id: 54_000_000_000_007, groupId: 3 })
})

test.each([
  ['no id', { id: null }, 'tickets.ndjson:3', 'has no id'],
  ['an id beyond all', { id: '9223372036854775807' }, 'tickets.ndjson:3', 'has no id'],
  ['no creation', { created_at: 'yesterday' }, 'tickets.ndjson:3, ticket 7', 'created_at is missing or no date'],
  ['no requester', { requester_id: null }, 'tickets.ndjson:3, ticket 7', 'requester_id is missing or no id'],
  ['no status', { status: null }, 'tickets.ndjson:3, ticket 7', 'status is missing'],
])('a ticket with %s is skipped and listed', (_what, more, where, why) => {
  const { row, notes } = decode(more)
  expect(row).toBeNull()
  expect(notes.skipped()).toEqual([{ stream: 'tickets', where, why }])
})
test.each([[null], ['text'], [[]], [17]])('%j is no record', (raw) => {
  const notes = createNotes('tickets')
  expect(decodeTicket(raw, undefined, CONTEXT, notes, 'x')).toBeNull()
  expect(notes.skipped()).toHaveLength(1)
})

test('words nobody taught us are kept and counted', () => {
  const { row, notes } = decode({ status: 'snoozed', via: { channel: 'pigeon' } })
  expect(row).toMatchObject({ status: 'snoozed', via: 'pigeon' })
  expect(notes.unknownWords()).toEqual([
    { what: 'status', value: 'snoozed', count: 1 },
    { what: 'channel', value: 'pigeon', count: 1 },
  ])
})
test('a channel that the configuration names is no news', () => {
  expect(decode({ via: { channel: 'pigeon' } }, { ...CONTEXT, channelMap: { pigeon: 'social' } }).notes.unknownWords()).toEqual([])
})
test('a numeric via id is kept as text', () => {
  expect(decode({ via: { channel: 29 } })).toMatchObject({ row: { via: '29' } })
})
test('follow-ups and merges name the other ticket', () => {
  const via = { channel: 'web', source: { rel: 'follow_up', from: { ticket_id: 5, subject: 's' }, to: { ticket_id: '6' } } }
  expect(decode({ via }).row).toMatchObject({ viaRel: 'follow_up', viaFromTicket: 5, viaToTicket: 6 })
})

test('fields of choice, number, date and tick are kept, mapped ones whatever they are, free text is not', () => {
  const custom_fields = [
    { id: 501, value: 'mapped text' },
    { id: 502, value: 'late' },
    { id: 503, value: ['b', 'a'] },
    { id: 504, value: true },
    { id: 505, value: 3 },
    { id: 506, value: '2026-11-02' },
    { id: 507, value: 'my street' },
    { id: 508, value: 'XXXX1111' },
    { id: 999, value: 'of a field never described' },
    { id: 998, value: 12 },
    { id: 502.5, value: 'x' },
    null,
  ]
  expect(decode({ custom_fields }).row?.fields).toEqual({
    501: 'mapped text',
    502: 'late',
    503: ['b', 'a'],
    504: true,
    505: 3,
    506: '2026-11-02',
    998: 12,
  })
})
test('empty values are no values, and fields stand in for custom_fields', () => {
  expect(
    decode({
      custom_fields: undefined,
      fields: [
        { id: 502, value: '' },
        { id: 503, value: [] },
        { id: 504, value: false },
      ],
    }).row?.fields,
  ).toEqual({ 504: false })
})

test('order numbers leave the fields and stay as keyed hashes', () => {
  const { row } = decode({ subject: 'My order fr-123 and FR-123456', custom_fields: [{ id: 500, value: 'de-100 200, DE100300' }] })
  expect(row?.fields).toEqual({})
  expect(row?.orderRefs).toEqual(['#FR123456', '#DE100200', '#DE100300'])
})
test('an order number that is a number is a reference, words like n/a are none', () => {
  expect(decode({ custom_fields: [{ id: 500, value: 123_456 }] }).row?.orderRefs).toEqual(['#123456'])
  expect(decode({ custom_fields: [{ id: 500, value: 'n/a' }] }).row?.orderRefs).toEqual([])
})

test('text is stored as the configuration says', () => {
  const subject = 'Call +49 30 1234567'
  expect(decode({ subject }).row?.subject).toBe(subject)
  expect(decode({ subject }, { ...CONTEXT, storeText: 'redacted' }).row?.subject).toBe('Call [phone]')
  expect(decode({ subject }, { ...CONTEXT, storeText: 'none' }).row?.subject).toBeNull()
})
test('deleted and scrubbed tickets leave no words', () => {
  expect(decode({ status: 'deleted' }).row?.subject).toBeNull()
  expect(decode({ subject: 'SCRUBBED', raw_subject: 'SCRUBBED' }).row?.subject).toBeNull()
})

test.each([
  [null, null],
  [{ score: 'unoffered' }, null],
  [{ score: 'offered' }, null],
  [{ id: 1, score: 'good', comment: 'x' }, 'good'],
  [{ score: 'badwithcomment' }, 'bad'],
])('the rating %j says %s', (satisfaction_rating, csat) => {
  expect(decode({ satisfaction_rating }).row?.csat).toBe(csat)
})

test('a metric set is read inside or beside the ticket, missing keys are unknown', () => {
  const metric = { ticket_id: 7, replies: 2, reopens: 0, group_stations: 1, first_resolution_time_in_minutes: { calendar: 30, business: null } }
  const expected = { replies: 2, reopens: 0, groupStations: 1, solvedAt: null, firstResolutionMinutes: 30 }
  expect(decode({ metric_set: metric }).row?.metric).toEqual(expected)
  expect(decode({}, CONTEXT, metric).row?.metric).toEqual(expected)
  expect(decode({ metric_set: { first_resolution_time_in_minutes: null, solved_at: '2026-11-02T08:00:00Z' } }).row?.metric).toEqual({
    replies: null,
    reopens: null,
    groupStations: null,
    solvedAt: 1_793_606_400,
    firstResolutionMinutes: null,
  })
})
test('an AI agent and a messaging channel are marked', () => {
  expect(decode({ support_type: 'ai_agent', from_messaging_channel: true }).row).toMatchObject({ aiAgent: true, fromMessaging: true })
})
