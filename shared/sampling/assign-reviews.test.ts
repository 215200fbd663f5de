import { expect, test } from 'vitest'
import { integerBelow, seededRandom } from '../stats/random.ts'
import { assignReviews } from './assign-reviews.ts'

const count = (assigned: readonly (number | null)[], userId: number) => assigned.filter((one) => one === userId).length

test('60 reviews in shares of 60 and 40 are 36 and 24', () => {
  const assigned = assignReviews(
    Array.from({ length: 60 }, () => 9),
    [
      { userId: 1, share: 60 },
      { userId: 2, share: 40 },
    ],
  )
  expect([count(assigned, 1), count(assigned, 2)]).toEqual([36, 24])
})
test('nobody reviews what they solved, and shares hold as far as that allows', () => {
  const random = seededRandom(3)
  const solvedBy = Array.from({ length: 200 }, () => 1 + integerBelow(random, 4))
  const assigned = assignReviews(solvedBy, [
    { userId: 1, share: 1 },
    { userId: 2, share: 1 },
    { userId: 3, share: 2 },
  ])
  assigned.forEach((reviewer, at) => expect(reviewer).not.toBe(solvedBy[at]))
  expect([count(assigned, 1), count(assigned, 2), count(assigned, 3)]).toEqual([50, 50, 100])
})
test('a reviewer alone leaves own tickets to nobody; without reviewers all are', () => {
  expect(assignReviews([1, 2, null], [{ userId: 1, share: 1 }])).toEqual([null, 1, 1])
  expect(assignReviews([1, 2], [])).toEqual([null, null])
})
