/** Reviews that whom they speak of may see: of samples, submitted, and past the time in which they can be taken back. */
import { disputeUntil, releasedFrom, type DisputeRules } from '@shared/quality/dispute.ts'
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import type { ReviewBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import type { DisputeBooks } from './bodies.ts'

/** null = it is not submitted. */
export function releaseOf({ purpose, state, submittedAt, passedOnAt }: ReviewBody, rules: DisputeRules): EpochSeconds | null {
  if (purpose !== 'sample' || state !== 'submitted' || submittedAt === null) return null
  return Math.max(releasedFrom(submittedAt, rules), passedOnAt ?? 0)
}
export interface ReleasedReview {
  review: Kept<ReviewBody>
  releasedAt: EpochSeconds
  disputeUntil: EpochSeconds
}
export function asReleased(review: Kept<ReviewBody>, rules: DisputeRules, now: EpochSeconds): ReleasedReview | null {
  const releasedAt = releaseOf(review.body, rules)
  return releasedAt === null || releasedAt > now ? null : { review, releasedAt, disputeUntil: disputeUntil(releasedAt, rules) }
}
/** Own ones, newest first. */
export async function readReleased(books: DisputeBooks, agent: UserId, now: EpochSeconds): Promise<ReleasedReview[]> {
  const [all, rules] = await Promise.all([books.reviews.list([`user:${agent}`, 'state:submitted', 'purpose:sample']), books.rules()])
  return all
    .flatMap((review) => {
      const released = review.body.agentId === agent ? asReleased(review, rules.body, now) : null
      return released === null ? [] : [released]
    })
    .sort((a, b) => b.releasedAt - a.releasedAt || (a.review.id < b.review.id ? -1 : 1))
}
