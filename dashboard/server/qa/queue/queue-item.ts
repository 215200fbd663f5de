import type { QueueItem } from '@shared/api/quality/reviews.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { Labels } from '../../analytics/labels.ts'
import { toIso, toIsoOrNull, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { ReviewBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import type { ReviewTask } from '../reviews/source.ts'
import { writerName } from '../writer.ts'
import { isOverdue } from './order.ts'

export interface ItemContext {
  review: Kept<ReviewBody> | null
  fact: ContactFact | null
  subject: string | null
  labels: Labels
  settings: AnalyticsSettings
  now: EpochSeconds
}
/** A row of the queue: nothing of it tells an agent, an outcome or why it was drawn. */
export function toQueueItem(task: ReviewTask, { review, fact, subject, labels, now }: ItemContext): QueueItem {
  const isSubmitted = task.state === 'submitted' || review?.body.state === 'submitted'
  const overdue = !isSubmitted && task.state === 'due' && isOverdue(task, now)
  const isDraft = !isSubmitted && review !== null
  return {
    itemId: task.itemId,
    sampleId: task.shown.of,
    title: task.shown.title,
    purpose: task.shown.purpose,
    ticketId: task.ticketId,
    subject,
    channel: fact?.channel ?? null,
    language: fact?.language ?? null,
    reason: labels.reason(fact?.reason ?? null),
    createdAt: fact === null ? null : toIso(fact.createdAt),
    dueAt: toIsoOrNull(task.dueAt),
    state: isSubmitted ? 'submitted' : isDraft ? 'draft' : overdue ? 'overdue' : 'due',
    overdue,
    savedAt: review === null ? null : toIso(review.savedAt),
    savedBy: review === null ? null : writerName(review.savedBy, labels),
    reviewerId: task.reviewerId,
    reviewer: task.reviewerId === null ? null : labels.agent(task.reviewerId),
  }
}
