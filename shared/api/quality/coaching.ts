/**
 * Coaching: `GET /api/v1/quality/coaching` lists notes, `GET …/coaching/reviews` what a note can be written from, `POST /api/v1/quality/coaching` begins one,
 * `GET` and `PUT …/coaching/{id}`, `GET …/{id}/effect`. A note is seen by its agent once it is shared (`my-day.ts`), by its author, and by managers; by nobody else.
 * 409 `coaching_changed` with both texts by key. 404 for everybody else's.
 */
import { z } from 'zod'
import { differenceSchema } from '../question.ts'
import { definitionSchema } from '../trend.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day; an example is 2026-11-02')
const itemId = z.string().regex(/^[\w:.~-]{1,120}$/)

export const coachingWordsSchema = z.object({
  text: z.string().trim().min(1, 'is needed: say what helps').max(8000),
  goals: z.array(z.object({ text: z.string().trim().min(1).max(400), done: z.boolean() })).max(20),
  /** When it is talked over; what came after is counted from here. */
  sessionOn: day.nullable(),
  followUpOn: day.nullable(),
  doneOn: day.nullable(),
  /** The agent sees it; what was shared stays shared. */
  shared: z.boolean(),
})
export type CoachingWords = z.infer<typeof coachingWordsSchema>
export const coachingNewSchema = coachingWordsSchema.extend({
  /** Submitted reviews of one agent. */
  reviews: z.array(itemId).min(1, 'names at least one review').max(20),
})
export type CoachingNew = z.infer<typeof coachingNewSchema>
export const coachingChangeSchema = coachingWordsSchema.extend({ ifVersion: z.int().min(1) })
export type CoachingChange = z.infer<typeof coachingChangeSchema>
export const coachingParamsSchema = z.object({ id: z.string().regex(/^[\w-]{1,60}$/, 'is no note; the list names them') })
export const COACHING_STATES = ['draft', 'planned', 'follow_up', 'done'] as const
export const coachingQuerySchema = z.object({ state: z.enum(['open', 'done', 'all']).default('open') })

const reviewLineSchema = z.object({
  itemId: z.string(),
  ticketId: z.number(),
  subject: z.string().nullable(),
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  submittedAt: z.string().nullable(),
})
export const coachingNoteSchema = coachingWordsSchema.extend({
  id: z.string(),
  version: z.number(),
  state: z.enum(COACHING_STATES),
  agentId: z.number(),
  agent: z.string().nullable(),
  author: z.string(),
  createdAt: z.string(),
  savedAt: z.string(),
  /** The day that was agreed on is past, and it is not done. */
  followUpDue: z.boolean(),
  reviews: z.array(reviewLineSchema),
  mayEdit: z.boolean(),
})
export type CoachingNote = z.infer<typeof coachingNoteSchema>
export const coachingListSchema = z.object({
  asOf: z.string(),
  counts: z.object({ open: z.number(), due: z.number(), done: z.number() }),
  /** Follow-ups that are due first, then by session. */
  notes: z.array(coachingNoteSchema),
})
export type CoachingList = z.infer<typeof coachingListSchema>
export const coachingReviewsSchema = z.object({
  agents: z.array(z.object({ agentId: z.number(), agent: z.string().nullable(), reviews: z.array(reviewLineSchema) })),
})
export type CoachingReviews = z.infer<typeof coachingReviewsSchema>

export const EFFECT_REASONS = ['no_session', 'nothing_synced', 'too_few_weeks', 'too_few_weeks_before', 'too_few'] as const
const sideSchema = z.object({
  success: z.number(),
  n: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
/** Before and after the session's week; the week itself is on neither side. Nothing here says that one led to the other. */
export const coachingEffectSchema = z.object({
  definition: definitionSchema,
  asOf: z.string().nullable(),
  completeTo: z.string().nullable(),
  sessionOn: z.string().nullable(),
  /** Matured weeks on each side, and the fewest that are compared. */
  weeks: z.number(),
  fewestWeeks: z.number(),
  spans: z.object({ before: z.object({ from: z.string(), to: z.string() }), after: z.object({ from: z.string(), to: z.string() }) }).nullable(),
  /** Without agent-controllable failure, of the ripe contacts. */
  netFcr: z.object({ before: sideSchema, after: sideSchema, difference: differenceSchema }).nullable(),
  /** Of reviews of tickets solved on either side; those that the note was written from are left out, since they were chosen. */
  passRate: z.object({ before: sideSchema, after: sideSchema, difference: differenceSchema }).nullable(),
  nullReason: z.enum(EFFECT_REASONS).nullable(),
  /** The first day on which it can be measured, where only time is missing. */
  measurableFrom: z.string().nullable(),
})
export type CoachingEffect = z.infer<typeof coachingEffectSchema>
