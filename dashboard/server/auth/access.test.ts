import { ROLES, type Role } from '@shared/api/people.ts'
import { expect, test } from 'vitest'
import { decide, rowScopeOf } from './access.ts'
import type { Identity } from './identity.ts'

const who = (role: Role, more: Partial<Identity> = {}): Identity => ({
  kind: 'session',
  role,
  subject: 'x',
  userId: 501,
  name: null,
  groups: null,
  ...more,
})
const app = who('agent', { kind: 'app', userId: null })

test('a role reaches its own routes and those of lesser roles', () => {
  const all = (role: Role) => ROLES.map((asking) => decide({ role, scope: 'none' }, who(asking)))
  expect(all('manager')).toEqual(['forbidden', 'forbidden', 'allowed', 'allowed', 'forbidden'])
  expect(all('agent')).toEqual(['allowed', 'allowed', 'allowed', 'allowed', 'forbidden'])
  expect(all('vendor')).toEqual(['allowed', 'allowed', 'allowed', 'allowed', 'allowed'])
})
test('without credentials only the routes for anyone are reached', () => {
  expect(decide({ role: 'vendor', scope: 'none' }, null)).toBe('unknown')
  expect(decide({ role: 'anyone', scope: 'none' }, null)).toBe('allowed')
})
test('the sidebar reaches what is made for it and nothing else of its role', () => {
  expect(decide({ role: 'agent', scope: 'whole', app: true }, app)).toBe('allowed')
  expect(decide({ role: 'agent', scope: 'whole' }, app)).toBe('forbidden')
  expect(decide({ role: 'vendor', scope: 'none' }, app)).toBe('forbidden')
})
test('who sees some groups reaches no route that speaks of the whole account', () => {
  expect(decide({ role: 'agent', scope: 'whole' }, who('agent', { groups: [7] }))).toBe('outside_scope')
  expect(decide({ role: 'agent', scope: 'rows' }, who('agent', { groups: [7] }))).toBe('allowed')
  expect(decide({ role: 'vendor', scope: 'whole' }, who('vendor'))).toBe('outside_scope')
})
test('a vendor without groups sees no rows; an agent sees agents by name only as themselves', () => {
  expect(rowScopeOf(who('vendor'))).toEqual({ groups: [], agent: null })
  expect(rowScopeOf(who('vendor', { groups: [7] }))).toEqual({ groups: [7], agent: null })
  expect(rowScopeOf(who('agent'))).toEqual({ groups: null, agent: 501 })
  expect(rowScopeOf(who('agent', { userId: null }))).toEqual({ groups: null, agent: 'nobody' })
  expect([rowScopeOf(who('reviewer')), rowScopeOf(who('admin')), rowScopeOf(null), rowScopeOf(app)]).toEqual([null, null, null, null])
  expect(rowScopeOf(who('manager', { groups: [7] }))).toEqual({ groups: [7], agent: null })
})
