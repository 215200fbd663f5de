import { expect, test } from 'vitest'
import { CONTEXT, rawTicket } from './decode.test-helper.ts'
import { decodeRecords, recordsOf, sideLoadsOf } from './decode-page.ts'

const at = (index: number) => `p:${index}`

test('one bad record does not spoil its page', () => {
  const page = decodeRecords('tickets', [rawTicket(), null, rawTicket({ id: 8 })], CONTEXT, at)
  expect(page.tickets?.map((ticket) => ticket.id)).toEqual([7, 8])
  expect(page).toMatchObject({ records: 3, skipped: [{ stream: 'tickets', where: 'p:1', why: 'is no record' }] })
})
test('what no decoder foresaw is skipped with what went wrong', () => {
  const page = decodeRecords(
    'tickets',
    [rawTicket({ custom_fields: [{ id: 500, value: 'DE-1' }] }), rawTicket({ id: 8 })],
    {
      ...CONTEXT,
      hash: () => {
        throw new Error('no key')
      },
    },
    at,
  )
  expect(page.tickets).toHaveLength(1)
  expect(page.skipped[0]?.why).toBe('could not be read: no key')
})
test('an unknown word is told once for each record that uses it', () => {
  const change = (status: string) => ({ event_type: 'Change', status })
  const audit = (id: number, ...words: string[]) => ({ id, ticket_id: 7, created_at: '2026-11-02T08:00:00Z', child_events: words.map(change) })
  expect(decodeRecords('ticket_events', [audit(1, 'snoozed', 'snoozed'), audit(2, 'snoozed')], CONTEXT, at).unknown).toEqual([
    { what: 'status', value: 'snoozed', record: 1 },
    { what: 'status', value: 'snoozed', record: 2 },
  ])
})
test('metric sets and identities beside the list find their owners', () => {
  const body = {
    tickets: [rawTicket()],
    metric_sets: [{ ticket_id: 7, replies: 2 }],
    users: [{ id: 11, role: 'agent', name: 'A' }],
    identities: [{ user_id: 11, type: 'email', value: 'a@b.c' }],
  }
  expect(decodeRecords('tickets', body.tickets, CONTEXT, at, sideLoadsOf(body)).tickets?.[0]?.metric?.replies).toBe(2)
  expect(decodeRecords('users', body.users, CONTEXT, at, sideLoadsOf(body)).users?.[0]?.identities).toEqual(['email:a@b.c'])
})
test('a response without the list of the stream is none of its pages', () => {
  expect(recordsOf('tickets', { users: [] })).toBeNull()
  expect(recordsOf('tickets', null)).toBeNull()
  expect(recordsOf('ticket_events', { audits: [1] })).toEqual([1])
  expect(recordsOf('tickets', { tickets: [] })).toEqual([])
})
test('groups, brands and fields give ids their names', () => {
  expect(decodeRecords('groups', [{ id: 1, name: 'L1', deleted: true }, { id: 2 }], CONTEXT, at)).toMatchObject({
    groups: [{ id: 1, name: 'L1', deleted: true }],
    skipped: [{ where: 'p:1, id 2', why: 'name is missing' }],
  })
  expect(decodeRecords('brands', [{ id: 1, name: 'B', active: true, is_deleted: true }], CONTEXT, at).brands).toEqual([
    { id: 1, name: 'B', active: false },
  ])
  const field = { id: 1, title: 'Reason', type: 'holo', custom_field_options: [{ name: 'Late', value: 'late' }, { name: 'x' }] }
  expect(decodeRecords('fields', [field], CONTEXT, at)).toMatchObject({
    fields: [{ id: 1, title: 'Reason', type: 'holo', active: true, options: [{ name: 'Late', value: 'late' }] }],
    unknown: [{ what: 'field_type', value: 'holo', record: 1 }],
  })
})
test('an article is plain text, one row a locale', () => {
  const article = {
    id: 1,
    locale: 'en-us',
    title: 'Returns',
    body: '<h1>Returns</h1>',
    html_url: 'https://h/1',
    updated_at: '2026-11-02T08:00:00Z',
    draft: false,
    outdated: false,
    user_segment_id: null,
    label_names: ['returns'],
    section_id: 9,
    translations: [
      { locale: 'en-us', title: 'Returns' },
      { locale: 'zh-cn', title: '退货', body: null, draft: true, html_url: 'https://h/zh/1' },
    ],
  }
  expect(decodeRecords('articles', [article], CONTEXT, at).articles).toMatchObject([
    {
      id: 1,
      locale: 'en-us',
      title: 'Returns',
      body: 'text of <h1>Returns</h1>',
      url: 'https://h/1',
      userSegmentId: null,
      labels: ['returns'],
      sectionId: 9,
      draft: false,
    },
    { id: 1, locale: 'zh-cn', title: '退货', body: '', url: 'https://h/zh/1', draft: true },
  ])
})
