import { expect, test } from 'vitest'
import { createAgentDirectory } from './agents.ts'

const FIRST_SYNC = 1000
const directory = createAgentDirectory({
  firstSyncAt: FIRST_SYNC,
  roles: new Map([
    [1, [{ since: FIRST_SYNC, role: 'agent' }]],
    [2, [{ since: FIRST_SYNC, role: 'admin' }]],
    [3, [{ since: FIRST_SYNC, role: 'end-user' }]],
    [
      4,
      [
        { since: FIRST_SYNC, role: 'end-user' },
        { since: 2000, role: 'agent' },
      ],
    ],
    [
      5,
      [
        { since: FIRST_SYNC, role: 'agent' },
        { since: 2000, role: 'end-user' },
      ],
    ],
    [6, [{ since: 1500, role: 'agent' }]],
  ]),
  evidence: new Set([3, 9]),
})

test.each([
  ['an agent at the first sync was one before', 1, 10, true],
  ['an admin counts as an agent', 2, 10, true],
  ['who did an agent’s work before the first sync was an agent then', 3, 999, true],
  ['but not from the first sync on', 3, 1000, false],
  ['an ex-agent who is gone today counts by what they did', 9, 10, true],
  ['someone hired later stays a customer in old tickets', 4, 10, false],
  ['a role counts from the sync that showed it', 4, 1999, false],
  ['and from then on', 4, 2000, true],
  ['who left is an agent until the sync that showed it', 5, 1999, true],
  ['and a customer from then on', 5, 2000, false],
  ['a user first seen later was nobody before', 6, 1499, false],
  ['and before the first sync', 6, 10, false],
  ['the system is no agent', -1, 10, false],
  ['an unknown user is a customer', 77, 10, false],
])('%s', (_, user, at, expected) => {
  expect(directory.isAgent(user, at)).toBe(expected)
})

test('how it was decided is told apart', () => {
  expect([directory.basis(1, 10), directory.basis(3, 10), directory.basis(77, 10)]).toEqual(['role', 'evidence', null])
})
