import { expect, test } from 'vitest'
import { checkForm, emptyForm } from './customer.ts'

const form = (more: object) => ({ ...emptyForm(), message: 'Where is my parcel?', ...more })

test('a new customer needs a mail address or a phone number', () => {
  expect(checkForm(form({ name: 'Lee' }), null)).toEqual({ kind: 'needs-contact' })
  expect(checkForm(form({ email: 'no address' }), null)).toEqual({ kind: 'needs-contact' })
  expect(checkForm(form({ email: 'lee@example.com' }), null)).toMatchObject({
    kind: 'ok',
    ticket: { requester: { name: 'lee@example.com', phone: null } },
  })
  expect(checkForm(form({ phone: '+49 (170) 123-4567', name: 'Lee' }), null)).toMatchObject({
    kind: 'ok',
    ticket: { requester: { name: 'Lee', email: null } },
  })
})
test('the customer of the open ticket is known by id', () => {
  expect(checkForm(form({ who: 'same' }), 7)).toMatchObject({ kind: 'ok', ticket: { requester: { id: 7 } } })
  expect(checkForm(form({ who: 'same' }), null)).toEqual({ kind: 'needs-contact' })
})
test('a message is needed, a subject is not: its first line serves', () => {
  expect(checkForm(form({ who: 'same', message: '  ' }), 7)).toEqual({ kind: 'needs-message' })
  expect(checkForm(form({ who: 'same', message: 'First line\nSecond' }), 7)).toMatchObject({ ticket: { subject: 'First line' } })
})
