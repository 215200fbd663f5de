import { expect, test } from 'vitest'
import { doubtsOf, linkEvidence, maskIdentity, type PersonUser } from './evidence.ts'

const user = (id: number, ...values: (string | [string, number])[]): PersonUser => ({
  id,
  identities: values.map((value) => (typeof value === 'string' ? { value, carriers: 2 } : { value: value[0], carriers: value[1] })),
})
const NOTHING = { sharedIdentities: new Set<string>(), words: [] }

test('every value that two carry is a link, and a human’s word is one without a value', () => {
  const users = [user(3, 'phone:+8613800000000'), user(1, 'phone:+8613800000000', 'email:lin@example.com'), user(9)]
  expect(linkEvidence(users, { ...NOTHING, words: [{ a: 9, b: 1, same: true }] })).toEqual({
    links: [
      { a: 1, b: 9, by: 'human', value: null, carriers: null },
      { a: 1, b: 3, by: 'phone', value: '+86•••00', carriers: 2 },
    ],
    idle: [],
  })
})
test('a value that links nobody is named with the reason', () => {
  const users = [
    user(1, ['email:shop@example.com', 2], ['phone:+4930123456', 21], 'email:a@b.c'),
    user(2, ['email:shop@example.com', 2], 'email:a@b.c'),
  ]
  const settings = { sharedIdentities: new Set(['email:shop@example.com']), words: [{ a: 2, b: 1, same: false }] }
  expect(linkEvidence(users, settings)).toEqual({
    links: [],
    idle: [
      { value: 's•••@example.com', carriers: 2, why: 'listed_as_shared' },
      { value: '+49•••56', carriers: 21, why: 'too_many_carriers' },
      { value: 'a•••@b.c', carriers: 2, why: 'kept_apart' },
    ],
  })
})
test('several customer numbers and a crowded value are doubtful; one user never is', () => {
  expect(doubtsOf([user(1, 'external:A', 'phone:+1'), user(2, 'external:B', 'phone:+1')])).toEqual(['several_external_ids'])
  expect(doubtsOf([user(1, ['phone:+1', 4]), user(2, ['phone:+1', 4])])).toEqual(['crowded_value'])
  expect(doubtsOf([user(1, ['phone:+1', 3]), user(2, ['phone:+1', 3])])).toEqual([])
  expect(doubtsOf([user(1, 'external:A', 'external:B')])).toEqual([])
})
test('a masked value shows its ends only', () => {
  expect(['email:lin.wei@example.com', 'external:CUST-0042', 'external:42', 'phone:+4917012345'].map(maskIdentity)).toEqual([
    'l•••@example.com',
    'C•••42',
    '•••',
    '+49•••45',
  ])
})
