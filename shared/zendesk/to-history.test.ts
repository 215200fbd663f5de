import { expect, test } from 'vitest'
import { CONTEXT, rawEvent, rawTicket } from './decode.test-helper.ts'
import { decodeEvents } from './decode-events.ts'
import { createNotes } from './decode-notes.ts'
import { decodeTicket } from './decode-ticket.ts'
import type { EventRow, FieldValue, TicketRow } from './rows.ts'
import { toHistory, type HistoryMapping } from './to-history.ts'

const MAPPING: HistoryMapping = {
  reasonField: 1,
  verdictField: 2,
  causeField: null,
  marketField: null,
  segmentField: null,
  languageField: 3,
  verdictValues: { resolved: ['yes'], partly: ['partly'], no: ['no'] },
  surveyMap: { field: 4, yes: ['solved'], partly: [], no: ['not_solved'] },
  channelMap: {},
  brandName: (id) => (id === 9 ? 'Shop' : null),
  requesterLanguage: () => 'de',
}
const ticket = (more: Record<string, unknown> = {}): TicketRow => decodeTicket(rawTicket(more), undefined, CONTEXT, createNotes('tickets'), 't')!
const fields = (values: Record<number, FieldValue>, mapping = MAPPING) => toHistory({ ...ticket(), fields: values }, [], mapping).fields
const merge = (id: number, body: string, created_at: string): readonly EventRow[] =>
  decodeEvents(
    rawEvent([{ event_type: 'Comment', public: true, author_id: 20, body }], { id, created_at }),
    CONTEXT,
    createNotes('ticket_events'),
    'e',
  )

test('events are put in order of time, audit and place', () => {
  const late = merge(3, 'c', '2026-11-02T09:00:00Z')
  const first = merge(1, 'a', '2026-11-02T08:00:00Z')
  const second = merge(2, 'b', '2026-11-02T08:00:00Z')
  expect(toHistory(ticket(), [...late, ...second, ...first], MAPPING).events.map((event) => event.id)).toEqual([1, 2, 3])
})
test('only a tagged ticket is merged away', () => {
  const events = merge(1, 'This request was closed and merged into request #45', '2026-11-02T08:00:00Z')
  expect(toHistory(ticket(), events, MAPPING)).toMatchObject({ mergedAway: false, mergedInto: null })
  expect(toHistory(ticket({ tags: ['closed_by_merge'] }), events, MAPPING)).toMatchObject({ mergedAway: true, mergedInto: 45 })
})
test('the target named by the ticket wins over that of its comments, the last comment over earlier ones', () => {
  const events = [
    ...merge(1, 'This request was closed and merged into request #45', '2026-11-02T08:00:00Z'),
    ...merge(2, 'This request was closed and merged into request #46', '2026-11-02T09:00:00Z'),
  ]
  const tags = ['closed_by_merge']
  expect(toHistory(ticket({ tags }), events, MAPPING).mergedInto).toBe(46)
  expect(toHistory(ticket({ tags, via: { channel: 'web', source: { rel: 'merge', to: { ticket_id: 44 } } } }), events, MAPPING).mergedInto).toBe(44)
  expect(toHistory(ticket({ tags }), [], MAPPING)).toMatchObject({ mergedAway: true, mergedInto: null })
})
test('a follow-up names its parent, a ticket that only mentions one does not', () => {
  const source = (rel: string) => ({ channel: 'web', source: { rel, from: { ticket_id: 5 }, to: {} } })
  expect(toHistory(ticket({ via: source('follow_up') }), [], MAPPING).followUpOf).toBe(5)
  expect(toHistory(ticket({ via: source('problem') }), [], MAPPING).followUpOf).toBeNull()
})
test('only a call can be outbound', () => {
  const via = (channel: string) => ({ channel, source: { rel: 'outbound', from: {}, to: {} } })
  expect(toHistory(ticket({ via: via('voice') }), [], MAPPING)).toMatchObject({ channel: 'voice', outbound: true })
  expect(toHistory(ticket({ via: via('email') }), [], MAPPING).outbound).toBe(false)
})
test('an unknown status is other', () => {
  expect(toHistory(ticket({ status: 'snoozed' }), [], MAPPING).status).toBe('other')
})
test('order references of ticket and comments are one set', () => {
  const row = ticket({ subject: 'DE-123456' })
  expect(toHistory(row, merge(1, 'DE-123456 and FR-123456', '2026-11-02T08:00:00Z'), MAPPING).orderRefs).toEqual(['#DE123456', '#FR123456'])
})

test('mapped fields are read by id', () => {
  expect(fields({ 1: 'late', 2: 'Partly', 3: 'fr', 4: 'not_solved' })).toEqual({
    reason: 'late',
    stated: 'partly',
    cause: null,
    market: null,
    language: 'fr',
    segment: null,
    brand: null,
    survey: 'no',
    csat: null,
  })
})
test('nothing given is nothing said; the language is then the requester’s', () => {
  expect(fields({})).toMatchObject({ reason: null, stated: null, survey: null, language: 'de' })
  expect(fields({ 1: '' }).reason).toBeNull()
})
test('a ticked box means resolved, an unticked one says nothing', () => {
  expect(fields({ 2: true }).stated).toBe('resolved')
  expect(fields({ 2: false }).stated).toBeNull()
  expect(fields({ 2: false }, { ...MAPPING, verdictValues: { resolved: ['yes'], partly: [], no: ['false'] } }).stated).toBe('no')
})
test('equal choices of a multi-select are equal reasons', () => {
  expect(fields({ 1: ['b', 'a'] }).reason).toBe(fields({ 1: ['a', 'b'] }).reason)
})
test('a brand shows its name, or its id when the name is unknown', () => {
  expect(toHistory(ticket({ brand_id: 9 }), [], MAPPING).fields.brand).toBe('Shop')
  expect(toHistory(ticket({ brand_id: 10 }), [], MAPPING).fields.brand).toBe('10')
})

const measures = (values: Record<number, FieldValue>) =>
  toHistory({ ...ticket({ priority: 'high' }), fields: values }, [], { ...MAPPING, handleTimeField: 5, npsField: 6, effortField: 7 }).measures
test('measures are whole numbers of mapped fields; what is no number, or no answer from 0 to 10, is none', () => {
  expect(measures({ 5: 90.6, 6: 'nps_9', 7: '3' })).toEqual({ priority: 'high', handleSeconds: 91, nps: 9, effort: 3 })
  expect(measures({ 5: '-4', 6: 11, 7: '1 of 7' })).toEqual({ priority: 'high', handleSeconds: null, nps: null, effort: null })
  expect(toHistory(ticket({ priority: 'whenever' }), [], MAPPING).measures).toEqual({ priority: null, handleSeconds: null, nps: null, effort: null })
})
