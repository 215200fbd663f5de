import { expect, test } from 'vitest'
import { decideBy, disputeUntil, releasedFrom, STARTING_RULES, verdictOf } from './dispute.ts'
import { UNDO_SECONDS } from './review.ts'

const POINTS = [
  { criterion: 'greeting', was: 'no', proposed: 'yes' },
  { criterion: 'policy', was: 'no', proposed: 'yes' },
]

test('nothing is released while it can be taken back, however early it is wished', () => {
  expect(releasedFrom(1000, STARTING_RULES)).toBe(1000 + UNDO_SECONDS + 1)
  expect(releasedFrom(1000, { releaseAfterHours: 24 })).toBe(1000 + 86_400)
})
test('a dispute may be opened for fourteen days, and is due five days after it was opened', () => {
  expect(disputeUntil(0, STARTING_RULES)).toBe(14 * 86_400)
  expect(decideBy(0, STARTING_RULES)).toBe(5 * 86_400)
})
test('all as proposed is accepted, nothing moved is rejected, the rest is partly accepted', () => {
  expect(verdictOf(POINTS, { greeting: 'yes', policy: 'yes' })).toBe('accepted')
  expect(verdictOf(POINTS, {})).toBe('rejected')
  expect(verdictOf(POINTS, { greeting: 'yes' })).toBe('partly')
  expect(verdictOf(POINTS, { greeting: 'half', policy: 'no' })).toBe('partly')
})
