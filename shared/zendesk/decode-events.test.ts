import { expect, test } from 'vitest'
import { CONTEXT, rawEvent } from './decode.test-helper.ts'
import { decodeEvents } from './decode-events.ts'
import { createNotes } from './decode-notes.ts'

const decode = (raw: unknown, context = CONTEXT) => {
  const notes = createNotes('ticket_events')
  return { rows: decodeEvents(raw, context, notes, 'events:1'), notes }
}
const child = (event_type: string, more: Record<string, unknown> = {}) => ({ id: 1, event_type, via: 'Web form', via_reference_id: null, ...more })
const audit = (events: readonly unknown[], more: Record<string, unknown> = {}) => ({
  id: 100,
  ticket_id: 7,
  created_at: '2026-11-02T08:00:00Z',
  author_id: 11,
  metadata: {},
  via: { channel: 'web', source: { from: {}, to: {}, rel: null } },
  events,
  ...more,
})

test('the export and the audits tell the same story', () => {
  const exported = rawEvent([
    child('Create', { status: 'new', group_id: 3, assignee_id: null, requester_id: 11, tags: ['a'] }),
    child('Comment', { public: true, author_id: 11, body: 'Hello' }),
    child('Change', { status: 'solved', previous_value: 'open' }),
    child('Change', { group_id: 4, previous_value: 3 }),
    child('Change', { tags: ['a', 'b'], previous_value: ['a'] }),
  ])
  const audited = audit([
    { id: 1, type: 'Create', field_name: 'status', value: 'new' },
    { id: 2, type: 'Comment', author_id: 11, body: 'Hello', public: true },
    { id: 3, type: 'Change', field_name: 'status', value: 'solved', previous_value: 'open' },
    { id: 4, type: 'Change', field_name: 'group_id', value: '4', previous_value: '3' },
    { id: 5, type: 'Change', field_name: 'tags', value: ['a', 'b'], previous_value: ['a'] },
    { id: 6, type: 'Create', field_name: 'group_id', value: '3' },
    { id: 7, type: 'Create', field_name: 'tags', value: ['a'] },
  ])
  const rows = decode(exported).rows
  expect(rows.map((row) => row.kind)).toEqual(['created', 'comment', 'status', 'group', 'tags'])
  expect(decode(audited).rows).toEqual(rows)
})

test('several Create events of an audit are one creation', () => {
  const { rows } = decode(
    audit([
      { type: 'Create', field_name: 'requester_id', value: '11' },
      { type: 'Create', field_name: 'status', value: 'solved' },
    ]),
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ kind: 'created', seq: 0, status: 'solved', groupId: null, tags: [] })
})
test('a row is named by audit and place for good', () => {
  const { rows } = decode(
    rawEvent([
      child('Notification'),
      child('Change', { priority: 'high', previous_value: null }),
      child('Change', { status: 'open', previous_value: 'new' }),
    ]),
  )
  expect(rows).toMatchObject([{ id: 100, seq: 2, kind: 'status', from: 'new', to: 'open' }])
})
test('a child event with several fields gives each its own place', () => {
  const { rows } = decode(
    rawEvent([
      child('Change', { status: 'solved', assignee_id: 5, previous_value: 'open' }),
      child('Comment', { public: true, author_id: 5, body: 'x' }),
    ]),
  )
  expect(rows.map((row) => [row.kind, row.seq])).toEqual([
    ['status', 0],
    ['assignee', 2],
    ['comment', 1],
  ])
  expect(rows[0]).toMatchObject({ from: null })
})

test.each([
  ['Web form', 11, true],
  ['Rule', 11, false],
  ['rule', 11, false],
  ['Trigger', 11, false],
  ['System', 11, false],
  ['Web form', -1, false],
  ['Pigeon', 11, true],
])('through "%s" by %d: a person = %s', (via, updater_id, byPerson) => {
  expect(decode(rawEvent([child('Change', { status: 'open', previous_value: 'new', via })], { updater_id })).rows[0]?.byPerson).toBe(byPerson)
})
test('the child event says by itself through what it came', () => {
  const byRule = { status: 'open', previous_value: 'new', via: 'Rule' }
  expect(decode(rawEvent([child('Change', byRule)], { via: 'Web form' })).rows[0]?.byPerson).toBe(false)
  expect(decode(rawEvent([child('Change', { ...byRule, via: 'Web form' })], { via: 'Rule' })).rows[0]?.byPerson).toBe(true)
  expect(decode(rawEvent([child('Change', { ...byRule, via: undefined })], { via: 'Rule' })).rows[0]?.byPerson).toBe(false)
})
test('a trigger in an audit is known by its relation', () => {
  const via = { channel: 'web', source: { from: {}, to: {}, rel: 'trigger' } }
  expect(decode(audit([{ type: 'Change', field_name: 'status', value: 'open', previous_value: 'new', via }])).rows[0]?.byPerson).toBe(false)
})
test('an unknown via is kept, counted, and not a rule', () => {
  expect(decode(rawEvent([child('Change', { status: 'open', previous_value: 'new', via: 'Pigeon' })])).notes.unknownWords()).toEqual([
    { what: 'via', value: 'Pigeon', count: 1 },
  ])
})
test('unknown event types are counted, known silent ones are not', () => {
  const { rows, notes } = decode(
    rawEvent([child('TimeTravel'), child('Notification'), child('CommentPrivacyChange', { comment_id: 4, public: false })]),
  )
  expect(rows).toEqual([])
  expect(notes.unknownWords()).toEqual([{ what: 'event_type', value: 'TimeTravel', count: 1 }])
})
test('an unknown status is other and counted', () => {
  const { rows, notes } = decode(rawEvent([child('Change', { status: 'snoozed', previous_value: 'open' })]))
  expect(rows[0]).toMatchObject({ kind: 'status', from: 'open', to: 'other' })
  expect(notes.unknownWords()).toEqual([{ what: 'status', value: 'snoozed', count: 1 }])
})

test.each([
  ['is no record', 'text'],
  ['has no id', rawEvent([], { id: null })],
  ['ticket_id is missing or no id', rawEvent([], { ticket_id: null })],
  ['created_at is missing or no date', rawEvent([], { created_at: null, timestamp: null })],
  ['child_events is missing or no list', rawEvent([], { child_events: null })],
])('an event that %s is skipped and listed', (why, raw) => {
  const { rows, notes } = decode(raw)
  expect(rows).toEqual([])
  expect(notes.skipped()).toMatchObject([{ stream: 'ticket_events', why }])
})
test('children that are no records do no harm', () => {
  expect(decode(rawEvent([null, 'x', 4, child('Change', { status: 'open', previous_value: 'new' })])).rows).toHaveLength(1)
})
test('the timestamp stands in for created_at', () => {
  expect(decode(rawEvent([child('Comment', { body: 'x' })], { created_at: undefined })).rows[0]?.at).toBe(1_793_606_400)
})

test('without comment events a comment is known by its mark alone', () => {
  const { rows } = decode(rawEvent([child('Change', { status: 'solved', previous_value: 'open', comment_present: true, comment_public: false })]))
  expect(rows).toMatchObject([
    { kind: 'comment', seq: 0, public: false, authorId: 11, text: null },
    { kind: 'status', seq: 1, to: 'solved' },
  ])
})
test('a comment that is told is not counted again by its mark', () => {
  const { rows } = decode(
    rawEvent([
      child('Change', { status: 'solved', previous_value: 'open', comment_present: true, comment_public: true }),
      child('Comment', { public: true, author_id: 11, body: 'x' }),
    ]),
  )
  expect(rows.filter((row) => row.kind === 'comment')).toHaveLength(1)
})

test('a tag change knows what came and what went, whichever way it is told', () => {
  const told = decode(rawEvent([child('Change', { tags: ['b'], previous_value: ['a'], added_tags: ['b'], removed_tags: ['a'] })])).rows[0]
  const found = decode(rawEvent([child('Change', { tags: 'b', previous_value: 'a' })])).rows[0]
  expect(told).toMatchObject({ kind: 'tags', added: ['b'], removed: ['a'] })
  expect(found).toEqual(told)
})
test('a first group has no group before it', () => {
  expect(decode(rawEvent([child('Change', { group_id: 4, previous_value: null })])).rows[0]).toMatchObject({ kind: 'group', from: null, to: 4 })
  expect(decode(audit([{ type: 'Change', field_name: 'group_id', value: '4', previous_value: '' }])).rows[0]).toMatchObject({ from: null, to: 4 })
})

test.each([
  ['offered', []],
  ['unoffered', []],
  ['good', [{ kind: 'csat', score: 'good' }]],
  ['bad', [{ kind: 'csat', score: 'bad' }]],
])('a satisfaction score of %s', (satisfaction_score, events) => {
  expect(decode(rawEvent([child('Change', { satisfaction_score, previous_value: 'offered' })])).rows).toMatchObject(events)
})
test('a survey response gives the mapped answer and the rating', () => {
  const answers = [
    { type: 'rating_scale', rating: 1, rating_category: 'BAD' },
    { type: 'closed_ended', selected_options: [{ value: 'Partly' }] },
  ]
  expect(decode(rawEvent([child('SurveyResponseSubmitted', { survey_response: { answers } })])).rows).toMatchObject([
    { kind: 'survey', seq: 0, answer: 'partly' },
    { kind: 'csat', seq: 1, score: 'bad' },
  ])
  expect(decode(rawEvent([child('SurveyResponseSubmitted', { answers })]), { ...CONTEXT, surveyAnswers: null }).rows).toMatchObject([
    { kind: 'csat' },
  ])
  expect(decode(rawEvent([child('SurveyResponseSubmitted', { survey_response_id: 'x' })])).rows).toEqual([])
})
