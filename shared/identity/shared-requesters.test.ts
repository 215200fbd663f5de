import { expect, test } from 'vitest'
import { sharedPersons, sharedRequesters } from './shared-requesters.ts'

const DAY = 86_400
const every = (user: number, count: number, step: number) => Array.from({ length: count }, (_, at) => ({ requesterId: user, createdAt: at * step }))

test('more than 40 tickets in any 30 days make a shared requester', () => {
  const spread = (30 * DAY) / 40
  expect(sharedRequesters([...every(1, 40, 60), ...every(2, 41, 60), ...every(3, 41, spread), ...every(4, 400, spread + 1)])).toEqual(new Set([2, 3]))
})

test('the busy month may be any, and tickets may come in any order', () => {
  const calm = every(1, 30, 40 * DAY)
  const busy = every(1, 40, 3600).map(({ createdAt }) => ({ requesterId: 1, createdAt: createdAt + 400 * DAY }))
  expect(sharedRequesters([...busy, ...calm].toReversed())).toEqual(new Set([1]))
})

test('a person is shared if one of its users is', () => {
  expect(sharedPersons([5, 9], new Map([[5, 2]]))).toEqual(new Set([2, 9]))
})
