import { expect, test } from 'vitest'
import { CONTEXT } from './decode.test-helper.ts'
import { createNotes } from './decode-notes.ts'
import { decodeUser } from './decode-user.ts'
import { emailValue, phoneValue } from './identity-values.ts'

const decode = (more: Record<string, unknown>, identities: readonly unknown[] = [], context = CONTEXT) => {
  const notes = createNotes('users')
  return {
    row: decodeUser({ id: 11, role: 'end-user', name: 'A', updated_at: '2026-11-02T08:00:00Z', ...more }, identities, context, notes, 'u:1'),
    notes,
  }
}

test('names are kept of agents and admins only', () => {
  expect(decode({}).row?.name).toBeNull()
  expect(decode({ role: 'agent' }).row?.name).toBe('A')
})
test('identity values are normalised and each kept once', () => {
  const identities = [
    { user_id: 11, type: 'email', value: ' A@Example.com' },
    { user_id: 11, type: 'phone_number', value: '+49 (0)30 1234567' },
    { user_id: 11, type: 'messaging', value: '+4930 1234567' },
    { user_id: 11, type: 'messaging', value: '5f0c1a' },
    { user_id: 11, type: 'twitter', value: '@a' },
    { user_id: 11, type: 'email', value: null },
  ]
  expect(decode({ email: 'a@example.com', phone: '030 999', external_id: ' c-1 ', identities }).row?.identities).toEqual([
    'email:a@example.com',
    'external:c-1',
    'phone:+49301234567',
  ])
  expect(decode({}, identities.slice(0, 1)).row?.identities).toEqual(['email:a@example.com'])
})
test('a deleted user stays, without an address', () => {
  expect(decode({ active: false, email: null, photo: null }).row).toMatchObject({ active: false, identities: [] })
})
test('a user without dates is older than every other version', () => {
  expect(decode({ updated_at: undefined }).row?.updatedAt).toBe(0)
})
test('an unknown role is kept and counted, no role is skipped', () => {
  expect(decode({ role: 'owner' }).notes.unknownWords()).toEqual([{ what: 'role', value: 'owner', count: 1 }])
  expect(decode({ role: null }).notes.skipped()).toEqual([{ stream: 'users', where: 'u:1, user 11', why: 'role is missing' }])
})

test.each([
  ['+49 30 123-4567', null, 'phone:+49301234567'],
  ['0049 30 1234567', null, 'phone:+49301234567'],
  ['138 1234 5678', 'CN', 'phone:+8613812345678'],
  ['030 1234567', 'DE', 'phone:+49301234567'],
  ['030 1234567', '+49', 'phone:+49301234567'],
  ['02 1234567', 'IT', 'phone:+39021234567'],
  ['138 1234 5678', null, null],
  ['138 1234 5678', 'XX', null],
  ['anonymous', 'CN', null],
  ['+1', null, null],
])('the phone "%s" in %s is %s', (phone, country, value) => {
  expect(phoneValue(phone, country)).toBe(value)
})
test('an e-mail address is trimmed and lower case', () => {
  expect(emailValue(' A.B@C.de ')).toBe('email:a.b@c.de')
  expect(emailValue('nobody')).toBeNull()
})
