import { expect, test } from 'vitest'
import { toComment, toField, toTicket, toUser } from './rows.ts'

test('a ticket with nothing in it is still a ticket', () => {
  expect(toTicket({ id: 1 })).toMatchObject({ id: 1, subject: '', status: 'open', channel: '', tags: [], fields: {}, assigneeId: null })
})
test('values of the wrong kind become neutral ones', () => {
  const ticket = toTicket({
    id: 1,
    subject: 7,
    tags: ['a', 2, null],
    via: 'email',
    custom_fields: [{ id: 5, value: { a: 1 } }, { id: 6, value: ['x', 1] }, 'odd'],
  })
  expect(ticket).toMatchObject({ subject: '7', tags: ['a'], channel: '', fields: { 5: null, 6: ['x'] } })
})
test('a channel that is a number is kept as its number', () => {
  expect(toTicket({ id: 1, via: { channel: 72 } }).channel).toBe('72')
})
test('comments are public unless they say no, users end-users unless they say otherwise', () => {
  expect(toComment({ id: 1 }).isPublic).toBe(true)
  expect(toComment({ id: 1, public: false }).isPublic).toBe(false)
  expect(toUser({ id: 1 })).toMatchObject({ role: 'end-user', email: null, timeZone: 'UTC' })
  expect(toField({ id: 1, type: 'tagger', custom_field_options: null }).options).toEqual([])
})
