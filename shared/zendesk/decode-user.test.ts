import { expect, test } from 'vitest'
import { CONTEXT } from './decode.test-helper.ts'
import { createNotes } from './decode-notes.ts'
import { decodeUser } from './decode-user.ts'

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
test('a number without a country links nobody, unless the configuration names one', () => {
  const phone = { phone: '0049 30 1234567' }
  expect(decode(phone).row?.identities).toEqual([])
  expect(decode(phone, [], { ...CONTEXT, defaultCountry: 'CN' }).row?.identities).toEqual(['phone:+49301234567'])
})
test('a Russian number written with its 8 is the same as one with +7', () => {
  const { row } = decode({ phone: '8 912 345-67-89' }, [{ type: 'messaging', value: 'whatsapp:+79123456789' }], { ...CONTEXT, defaultCountry: 'RU' })
  expect(row?.identities).toEqual(['phone:+79123456789'])
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
