/** Coaching notes as people read them. */
import type { CoachingNote } from '@shared/api/quality/coaching.ts'
import { dayToIso, localDay } from '@shared/time/calendar.ts'
import type { Labels } from '../../analytics/labels.ts'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import type { ReviewBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import { writerName } from '../writer.ts'
import type { CoachingBody, KeptNote } from './bodies.ts'

export interface ShowNote {
  labels: Labels
  /** `2026-11-16`. */
  today: string
  reviews: ReadonlyMap<string, Kept<ReviewBody>>
  subjects: ReadonlyMap<number, string | null>
  mayEdit: boolean
}
export const todayOf = (now: number, timeZone: string): string => dayToIso(localDay(now, timeZone))
export const isFollowUpDue = ({ words }: CoachingBody, today: string): boolean =>
  words.doneOn === null && words.followUpOn !== null && words.followUpOn <= today
function stateOf({ words }: CoachingBody, today: string): CoachingNote['state'] {
  if (words.doneOn !== null) return 'done'
  if (!words.shared) return 'draft'
  return words.sessionOn !== null && words.sessionOn <= today ? 'follow_up' : 'planned'
}
export const toReviewLine = ({ body }: Kept<ReviewBody>, subjects: ShowNote['subjects']): CoachingNote['reviews'][number] => ({
  itemId: body.itemId,
  ticketId: body.ticketId,
  subject: subjects.get(body.ticketId) ?? null,
  score: body.score,
  passed: body.passed,
  submittedAt: toIsoOrNull(body.submittedAt),
})
export function toNote({ id, version, body, savedAt }: KeptNote, { labels, today, reviews, subjects, mayEdit }: ShowNote): CoachingNote {
  return {
    id,
    version,
    ...body.words,
    state: stateOf(body, today),
    agentId: body.agentId,
    agent: labels.agent(body.agentId),
    author: writerName(body.author, labels),
    createdAt: toIso(body.createdAt),
    savedAt: toIso(savedAt),
    followUpDue: isFollowUpDue(body, today),
    reviews: body.reviewIds.flatMap((reviewId) => {
      const review = reviews.get(reviewId)
      return review === undefined ? [] : [toReviewLine(review, subjects)]
    }),
    mayEdit,
  }
}
