/**
 * The agent's own page; it answers about whoever asks, and about nobody else: `GET /api/v1/quality/my-day`, `GET …/my-day/reviews/{item}` (own, released),
 * `POST …/reviews/{item}/acknowledge`, `POST …/reviews/{item}/dispute`, `POST …/my-day/disputes/{id}/reopen`.
 * Another's review or dispute is not there (404). 403 `no_person`: who asks is no person that is known here (a script, the local token).
 */
import { z } from 'zod'
import { openSchema, stampSchema } from '../question.ts'
import { coachingNoteSchema } from './coaching.ts'
import { conversationSchema } from './conversation.ts'
import { disputeSchema } from './disputes.ts'
import { reviewWordsInputSchema } from './reviews.ts'
import { scorecardSchema } from './scorecards.ts'

/** Weeks that can be asked for; the default is the quarter. */
export const OWN_WEEKS = [4, 8, 13, 26] as const
export const myDayQuerySchema = z.object({
  weeks: z.coerce
    .number()
    .pipe(z.union([z.literal(4), z.literal(8), z.literal(13), z.literal(26)]))
    .default(13),
})

/** Own matured weeks; failures that the solver can do something about, and nothing that a known problem explains. */
export const ownFigureSchema = stampSchema.extend({
  weeks: z.number(),
  /** Days, inclusive; null before a week is final. */
  from: z.string().nullable(),
  maturedTo: z.string().nullable(),
  success: z.number(),
  n: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** `too_few`: the interval is all that these contacts can say. */
  nullReason: z.enum(['too_few', 'none_final']).nullable(),
  /** The smallest period at hand with enough contacts; null = none has, or this one does. */
  enough: z.object({ weeks: z.number(), n: z.number() }).nullable(),
  fewest: z.number(),
  controllableBasis: z.object({ flags: z.array(z.string()), knownProblems: z.literal('left_out') }),
  failures: z.object({ count: z.number(), open: openSchema }),
  open: openSchema,
})
export type OwnFigure = z.infer<typeof ownFigureSchema>

export const myReviewRowSchema = z.object({
  itemId: z.string(),
  ticketId: z.number(),
  subject: z.string().nullable(),
  releasedAt: z.string(),
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  acknowledgedAt: z.string().nullable(),
  dispute: z.object({ id: z.string(), state: z.enum(['open', 'decided']), verdict: z.string().nullable() }).nullable(),
  disputeUntil: z.string(),
})
export type MyReviewRow = z.infer<typeof myReviewRowSchema>
export const myLessonSchema = z.object({
  caseId: z.number(),
  title: z.string(),
  lesson: z.string(),
  reason: z.string().nullable(),
  reasonName: z.string().nullable(),
  /** Own contacts of this reason that came back. */
  own: z.number(),
})
export type MyLesson = z.infer<typeof myLessonSchema>
export const myDaySchema = z.object({
  asOf: z.string(),
  name: z.string().nullable(),
  figure: ownFigureSchema,
  /** Unread first, then newest first; at most 50. */
  reviews: z.object({ total: z.number(), unread: z.number(), items: z.array(myReviewRowSchema) }),
  /** Published cases of the reasons of own failures, at most 5. */
  lessons: z.array(myLessonSchema),
  /** Own solved contacts of the last weeks without a contact reason. */
  untagged: z.object({ count: z.number(), open: openSchema, from: z.string() }).nullable(),
  coaching: z.array(coachingNoteSchema),
})
export type MyDay = z.infer<typeof myDaySchema>

export const myReviewSchema = z.object({
  itemId: z.string(),
  /** A dispute names it as `ifVersion`. */
  version: z.number(),
  releasedAt: z.string(),
  acknowledgedAt: z.string().nullable(),
  reviewer: z.string().nullable(),
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  criticalFailures: z.array(z.string()),
  words: reviewWordsInputSchema,
  cause: z.object({ en: z.string(), zh: z.string() }).nullable(),
  conversation: conversationSchema,
  scorecard: scorecardSchema,
  scored: z.object({ reason: z.string().nullable(), channel: z.string(), handledBy: z.string() }),
  dispute: disputeSchema.nullable(),
  disputeUntil: z.string(),
  mayDispute: z.boolean(),
})
export type MyReview = z.infer<typeof myReviewSchema>
export const acknowledgeSchema = z.object({ ifVersion: z.int().min(1) })
