import { expect, test } from 'vitest'
import { decide, ROLES, type Identity } from './access.ts'

const local = (role: Identity['role']): Identity => ({ kind: 'local', role, subject: 'x' })
const app: Identity = { kind: 'app', role: 'agent', subject: 'app' }

test('a role reaches its own routes and those of lesser roles', () => {
  expect(ROLES.map((role) => decide({ role: 'manager' }, local(role)))).toEqual(['forbidden', 'forbidden', 'allowed', 'allowed', 'forbidden'])
  expect(ROLES.map((role) => decide({ role: 'agent' }, local(role)))).toEqual(['allowed', 'allowed', 'allowed', 'allowed', 'forbidden'])
})
test('without credentials only the routes for anyone are reached', () => {
  expect(decide({ role: 'vendor' }, null)).toBe('unknown')
  expect(decide({ role: 'anyone' }, null)).toBe('allowed')
})
test('the sidebar reaches what is made for it and nothing else of its role', () => {
  expect(decide({ role: 'agent', app: true }, app)).toBe('allowed')
  expect(decide({ role: 'agent' }, app)).toBe('forbidden')
})
