/**
 * Disputes as reviewers decide them: `GET /api/v1/quality/disputes` lists, `GET …/disputes/{id}` shows one with its conversation, `POST …/{id}/decide`,
 * `POST …/{id}/reopen`; `GET /api/v1/quality/disputes/rules` and `PUT` (managers). Agents open theirs in `my-day.ts`.
 * A reviewer sees disputes of own reviews, a manager all; nobody decides their own.
 *
 * 409 `dispute_changed`: somebody decided meanwhile; `conflict` holds `levels.ID`, `comment`, `accepted` with `theirs` and `yours`. A manager may then decide
 * anew (`anew: true`) from the version that it names; each decision stays in `decisions`. 400 `levels_incomplete` names criteria that the new levels ask for.
 */
import { z } from 'zod'
import { DISPUTE_KINDS, DISPUTE_VERDICTS } from '../../quality/dispute.ts'
import { conversationSchema } from './conversation.ts'
import { reviewWordsInputSchema } from './reviews.ts'
import { scorecardSchema } from './scorecards.ts'

const level = z.string().max(60)
const comment = z.string().trim().min(1, 'is needed: say why').max(4000)
const standingSchema = z.object({ score: z.number().nullable(), passed: z.boolean().nullable() })

export const decisionSchema = z.object({
  verdict: z.enum(DISPUTE_VERDICTS),
  comment: z.string(),
  /** Of the disputed criteria and those that the new levels asked for. */
  levels: z.record(z.string(), z.string()),
  at: z.string(),
  by: z.string(),
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
})
export const disputeSchema = z.object({
  id: z.string(),
  version: z.number(),
  itemId: z.string(),
  ticketId: z.number(),
  kind: z.enum(DISPUTE_KINDS),
  state: z.enum(['open', 'decided']),
  comment: z.string(),
  points: z.array(
    z.object({
      criterion: z.string(),
      title: z.object({ en: z.string(), zh: z.string() }),
      was: z.string(),
      proposed: z.string(),
      /** As the last decision left it; null = not decided yet. */
      decided: z.string().nullable(),
    }),
  ),
  openedAt: z.string(),
  dueAt: z.string(),
  overdue: z.boolean(),
  /** Oldest first; the last one holds. */
  decisions: z.array(decisionSchema),
  reopened: z.object({ reason: z.string(), at: z.string(), by: z.string() }).nullable(),
  /** Before the dispute, and as it stands. */
  first: standingSchema,
  present: standingSchema,
  /** From opening, or from reopening, to the decision that holds; null while open. */
  secondsToDecide: z.number().nullable(),
  reopenUntil: z.string().nullable(),
  may: z.object({ decide: z.boolean(), anew: z.boolean(), reopen: z.boolean() }),
})
export type Dispute = z.infer<typeof disputeSchema>
export const disputeRowSchema = disputeSchema.extend({
  agent: z.string().nullable(),
  reviewer: z.string().nullable(),
  subject: z.string().nullable(),
})
export type DisputeRow = z.infer<typeof disputeRowSchema>

export const disputesQuerySchema = z.object({
  state: z.enum(['open', 'overdue', 'decided', 'all']).default('open'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export const disputesSchema = z.object({
  asOf: z.string(),
  counts: z.object({ open: z.number(), overdue: z.number(), decided: z.number() }),
  /** Seconds to a decision, over decided ones of the caller's sight; null with `too_few`. */
  timeToDecide: z.object({ median: z.number().nullable(), n: z.number(), withinDue: z.number(), nullReason: z.enum(['too_few']).nullable() }),
  /** How they were decided: a share says nothing from few. */
  verdicts: z.object({ accepted: z.number(), partly: z.number(), rejected: z.number() }),
  total: z.number(),
  /** Open ones by due date, then decided ones, newest first. */
  disputes: z.array(disputeRowSchema),
})
export type Disputes = z.infer<typeof disputesSchema>

export const disputeParamsSchema = z.object({ id: z.string().regex(/^[\w:.~-]{1,140}$/, 'is no dispute; the list names them') })
export const disputeDetailSchema = z.object({
  dispute: disputeRowSchema,
  words: reviewWordsInputSchema,
  conversation: conversationSchema,
  /** The pinned version. */
  scorecard: scorecardSchema,
  scored: z.object({ reason: z.string().nullable(), channel: z.string(), handledBy: z.string() }),
  /** Who else worked on the ticket, for a review that speaks of the wrong one. */
  agents: z.array(z.object({ userId: z.number(), name: z.string().nullable() })),
})
export type DisputeDetail = z.infer<typeof disputeDetailSchema>

export const decideSchema = z.object({
  ifVersion: z.int().min(1),
  comment,
  /** Level by criterion; a disputed one that is left out stays. */
  levels: z.record(z.string().max(60), level).default({}),
  /** Of `wrong_reviewee`: is the agent right, and whom does it speak of (null = of nobody that is known)? */
  accepted: z.boolean().optional(),
  agentId: z.int().positive().nullable().optional(),
  /** Beside a decision that is there already; managers. */
  anew: z.boolean().default(false),
})
export type Decide = z.infer<typeof decideSchema>
export const reopenSchema = z.object({ ifVersion: z.int().min(1), reason: comment })
export const openDisputeSchema = z.object({
  /** Of the review. */
  ifVersion: z.int().min(1),
  kind: z.enum(DISPUTE_KINDS),
  comment,
  points: z
    .array(z.object({ criterion: z.string().max(60), proposed: level }))
    .max(60)
    .default([]),
})
export type OpenDispute = z.infer<typeof openDisputeSchema>

export const disputeRulesSchema = z.object({
  version: z.number(),
  releaseAfterHours: z.number(),
  disputeDays: z.number(),
  decideDays: z.number(),
})
export type DisputeRulesAnswer = z.infer<typeof disputeRulesSchema>
export const disputeRulesChangeSchema = z.object({
  ifVersion: z.int().min(0),
  releaseAfterHours: z
    .number()
    .min(0)
    .max(24 * 30),
  disputeDays: z.int().min(1).max(90),
  decideDays: z.int().min(1).max(60),
})
