import { expect, test } from 'vitest'
import { findSharedPersons, groupUsers, linkPersons } from './persons.ts'

const link = (userId: number, value: string, carriers = 2) => ({ userId, value, carriers })

test('a value links the users at hand only if few enough of all users carry it', () => {
  const persons = linkPersons([5, 3, 9], [link(5, 'email:a'), link(3, 'email:a'), link(9, 'phone:1', 21), link(3, 'phone:1', 21)], new Set(), [])
  expect([...persons].sort(([a], [b]) => a - b)).toEqual([
    [3, 3],
    [5, 3],
    [9, 9],
  ])
  expect(linkPersons([5, 3], [link(5, 'email:a'), link(3, 'email:a')], new Set(['email:a']), []).get(5)).toBe(5)
})

test('spam makes nobody a shared requester', () => {
  const tickets = Array.from({ length: 41 }, (_, at) => ({ requesterId: 5, createdAt: at }))
  const persons = new Map([[5, 3]])
  expect(findSharedPersons(tickets, new Set(), persons)).toEqual(new Set([3]))
  expect(findSharedPersons(tickets, new Set([5]), persons)).toEqual(new Set())
})

test('persons whose tickets were merged, over any number of steps, are judged together', () => {
  const persons = new Map([
    [1, 1],
    [2, 1],
  ])
  const merge = (requesterId: number, otherRequesterId: number) => ({ ticketId: 0, requesterId, otherId: 0, otherRequesterId })
  expect(groupUsers([1, 2, 3, 4, 5], persons, [merge(2, 4), merge(5, 4)])).toEqual([[1, 2, 4, 5], [3]])
})

test('a word joins or parts users that are at hand, and waits for those who are not', () => {
  const same = { a: 3, b: 9, same: true }
  expect(linkPersons([3, 9], [], new Set(), [same]).get(9)).toBe(3)
  expect([...linkPersons([9], [], new Set(), [same])]).toEqual([[9, 9]])
  const alike = [link(3, 'email:a'), link(9, 'email:a')]
  expect(linkPersons([3, 9], alike, new Set(), [{ ...same, same: false }]).get(9)).toBe(9)
})
