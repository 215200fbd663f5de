/** What the rooms after a review are given: release, disputes, the agent's own page. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { Scorecard } from '@shared/quality/scorecard.ts'
import type { AnalyticsSettings } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import type { ConversationReader } from '../../store/fact-store/conversation-contract.ts'
import type { StoredPerson } from '../../store/ops-store/people.ts'
import type { ReviewBody } from '../bodies.ts'
import type { SpeakerRules } from '../conversation/lines.ts'
import { leads } from '../queue/read-queue.ts'
import type { Kept } from '../record-book.ts'
import type { Caller } from '../reviews/review-deps.ts'
import type { ScorecardDesk } from '../scorecards/scorecard-desk.ts'
import { writerOf } from '../writer.ts'
import type { DisputeBody, DisputeBooks } from './bodies.ts'

export interface DisputeDeps {
  books: DisputeBooks
  /** Asked only for tickets that the caller's own reader has shown. */
  landed: ConversationReader
  speakers: () => Promise<SpeakerRules>
  cards: Pick<ScorecardDesk, 'card'>
  people: () => Promise<readonly StoredPerson[]>
  settings: () => AnalyticsSettings
  storeText: () => Configuration['storeText']
  now: () => EpochSeconds
}
export type KeptDispute = Kept<DisputeBody>
export interface DisputedReview {
  dispute: KeptDispute
  review: Kept<ReviewBody>
  fact: ContactFact
}

export async function pinnedCard({ cards }: Pick<DisputeDeps, 'cards'>, { scorecard }: Pick<ReviewBody, 'scorecard'>): Promise<Scorecard> {
  const card = await cards.card(scorecard.id, scorecard.version)
  if (card === null) throw new Error(`the scorecard ${scorecard.id} in version ${scorecard.version} is not kept`)
  return card
}

/** Whoever wrote the review, or leads. */
export const mayHandle = (who: Identity, { review }: Pick<DisputedReview, 'review'>): boolean =>
  leads(who) || (who.userId === null ? review.savedBy === writerOf(who) : review.body.reviewerId === who.userId)
/** Whoever disputes it, and whoever the review speaks of by now. */
export const isOwn = ({ userId }: Identity, { dispute, review }: Pick<DisputedReview, 'dispute' | 'review'>): boolean =>
  userId !== null && [dispute.body.agentId, review.body.agentId].includes(userId)

/** With review and ticket, by the caller's own sight. */
export async function disputesInSight(
  { books }: Pick<DisputeDeps, 'books'>,
  { reader }: Pick<Caller, 'reader'>,
  disputes: readonly KeptDispute[],
): Promise<DisputedReview[]> {
  const facts = new Map((await reader.facts([...new Set(disputes.map(({ body }) => body.ticketId))])).map((fact) => [fact.ticketId, fact]))
  const found = await Promise.all(
    disputes.map(async (dispute) => {
      const fact = facts.get(dispute.body.ticketId)
      const review = fact === undefined ? null : await books.reviews.get(dispute.body.reviewId)
      return fact === undefined || review === null ? [] : [{ dispute, review, fact }]
    }),
  )
  return found.flat()
}
