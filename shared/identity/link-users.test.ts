import { expect, test } from 'vitest'
import { linkUsers, type LinkableUser } from './link-users.ts'

const user = (id: number, ...identities: string[]): LinkableUser => ({ id, identities })
const persons = (...args: Parameters<typeof linkUsers>) => Object.fromEntries(linkUsers(...args))

test('users that share a value are one person, named by the smallest id, over any number of steps', () => {
  expect(persons([user(9, 'email:a'), user(5, 'phone:1', 'email:a'), user(7, 'phone:1', 'external:x'), user(3, 'external:x'), user(4)])).toEqual({
    3: 3,
    4: 4,
    5: 3,
    7: 3,
    9: 3,
  })
})

test('the same value of another kind links nobody', () => {
  expect(persons([user(1, 'email:7'), user(2, 'external:7')])).toEqual({ 1: 1, 2: 2 })
})

test('a value that 20 users carry links them, one that 21 carry links nobody', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => user(at + 1, 'phone:office'))
  expect(new Set(Object.values(persons(many(20))))).toEqual(new Set([1]))
  expect(new Set(Object.values(persons(many(21)))).size).toBe(21)
})

test('a value listed as shared links nobody', () => {
  expect(persons([user(1, 'email:info@x.y'), user(2, 'email:info@x.y')], { sharedIdentities: new Set(['email:info@x.y']) })).toEqual({ 1: 1, 2: 2 })
})

test('a human’s same and not the same win over the rules', () => {
  const users = [user(1, 'email:a'), user(2, 'email:a'), user(3)]
  expect(persons(users, { manual: [{ a: 3, b: 1, same: true }] })).toEqual({ 1: 1, 2: 1, 3: 1 })
  expect(persons(users, { manual: [{ a: 2, b: 1, same: false }] })).toEqual({ 1: 1, 2: 2, 3: 3 })
})

test('people kept apart stay apart also over a third one', () => {
  const users = [user(1, 'email:a'), user(2, 'email:a', 'phone:1'), user(3, 'phone:1')]
  expect(persons(users, { manual: [{ a: 1, b: 3, same: false }] })).toEqual({ 1: 1, 2: 1, 3: 3 })
  const shared = [user(1, 'email:a'), user(2, 'email:a'), user(3, 'email:a')]
  expect(persons(shared, { manual: [{ a: 1, b: 2, same: false }] })).toEqual({ 1: 1, 2: 2, 3: 1 })
})

test('the order of users and of their values does not matter', () => {
  const users = [user(5, 'email:a', 'phone:1'), user(2, 'phone:1'), user(8, 'email:a', 'external:q'), user(1, 'external:q'), user(6)]
  const manual = [
    { a: 2, b: 8, same: false },
    { a: 6, b: 1, same: true },
  ]
  const turned = users.map(({ id, identities }) => ({ id, identities: identities.toReversed() })).toReversed()
  expect(persons(turned, { manual: manual.toReversed() })).toEqual(persons(users, { manual }))
})
