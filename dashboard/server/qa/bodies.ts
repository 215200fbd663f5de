/** Shapes in which samples, their items and reviews are kept; the rooms of Quality share them. Moments are epoch seconds. */
import { z } from 'zod'
import { CONTROLLABLE_BY } from '@shared/quality/root-causes.ts'
import { FIRST_CONTACT_VERDICTS, SAME_ISSUE_LABELS } from '@shared/quality/review.ts'

const id = z.int().positive()
const moment = z.int()

export const sampleItemBodySchema = z.object({
  sampleId: z.string(),
  ticketId: id,
  /** Place in the draw, from 0. */
  place: z.int(),
  stratum: z.string(),
  /** Chance with which it was drawn, above 0, at most 1; kept as it was drawn, replacements re-weight at estimation. */
  inclusion: z.number(),
  /** `random` is the part that measures by itself. */
  part: z.enum(['random', 'risk']),
  /** Who solved it first, as the frame had it. */
  agentId: id.nullable(),
  groupId: id.nullable(),
  reviewerId: id.nullable(),
  dueAt: moment.nullable(),
  state: z.enum(['due', 'submitted', 'replaced']),
  /** Why it was replaced, and by which item. */
  replaced: z.object({ reason: z.string(), note: z.string(), by: z.string(), at: moment, successor: z.string().nullable() }).nullable(),
  /** The item that this one stands in for. */
  replaces: z.string().nullable(),
})
export type SampleItemBody = z.infer<typeof sampleItemBodySchema>
export const sampleItemKeys = ({ sampleId, ticketId, agentId, reviewerId, state }: SampleItemBody): string[] => [
  `sample:${sampleId}`,
  `ticket:${ticketId}`,
  `state:${state}`,
  ...(agentId === null ? [] : [`user:${agentId}`]),
  ...(reviewerId === null ? [] : [`by:${reviewerId}`]),
]

export const reviewWordsSchema = z.object({
  answers: z.record(z.string(), z.string().max(60)),
  comments: z
    .array(
      z.object({
        line: z.string().max(60).nullable(),
        quote: z.string().max(2000).nullable(),
        text: z.string().max(4000),
        tags: z.array(z.string().max(40)).max(20),
      }),
    )
    .max(200),
  verdict: z.enum(FIRST_CONTACT_VERDICTS).nullable(),
  sameIssue: z.record(z.string(), z.enum(SAME_ISSUE_LABELS)),
  cause: z.string().max(130).nullable(),
  controllableBy: z.enum(CONTROLLABLE_BY).nullable(),
  note: z.string().max(8000),
})
/** What one reviewer says of one ticket: of an item of a sample, in a calibration, or of a gold item. */
export const reviewBodySchema = z.object({
  /** What it was written for; a sample's review has its item's id, a calibration's `SESSION:TICKET:REVIEWER`. */
  purpose: z.enum(['sample', 'calibration', 'gold']),
  /** Sample or calibration session. */
  of: z.string(),
  itemId: z.string(),
  ticketId: id,
  reviewerId: id.nullable(),
  agentId: id.nullable(),
  scorecard: z.object({ id: z.string(), version: z.int() }),
  state: z.enum(['draft', 'submitted']),
  words: reviewWordsSchema,
  /** Set when submitted: by `scoreOf` over the pinned card; a dispute that is accepted replaces them and keeps the first in itself. */
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  criticalFailures: z.array(z.string()),
  /** What the rule checks said of the ticket when it was submitted: check id → passed; null = it does not apply. Never shown before. */
  checks: z.record(z.string(), z.boolean().nullable()).nullable(),
  /** Seconds of work, pauses of more than 30 s left out. */
  seconds: z.number(),
  startedAt: moment,
  submittedAt: moment.nullable(),
  /** The agent has read it. */
  acknowledgedAt: moment.nullable(),
  /** It spoke of the wrong agent first; to the one it speaks of now it is released from here on. */
  passedOnAt: moment.optional(),
  /** How often it was taken back after what is hidden had been shown. */
  undone: z.int().optional(),
  /** Same-issue words that its submission said, and what had been said of the pair before (null = nothing): taking it back brings that back. */
  issueWords: z.array(z.object({ a: id, b: id, same: z.boolean(), before: z.boolean().nullable() })).optional(),
  /** What stood at submission, and was hidden: the rules' verdict on each neighbour without any human's word, the state under the net lens. */
  found: z
    .object({
      matcher: z.array(z.object({ ticketId: id, same: z.enum(['yes', 'possible', 'no']), why: z.string() })),
      outcome: z.object({ state: z.string(), failures: z.array(z.string()) }).nullable(),
    })
    .optional(),
})
export type ReviewBody = z.infer<typeof reviewBodySchema>
export const reviewKeys = ({ purpose, of, itemId, ticketId, reviewerId, agentId, state, scorecard }: ReviewBody): string[] => [
  `${purpose}:${of}`,
  `purpose:${purpose}`,
  `card:${scorecard.id}`,
  `item:${itemId}`,
  `ticket:${ticketId}`,
  `state:${state}`,
  ...(agentId === null ? [] : [`user:${agentId}`]),
  ...(reviewerId === null ? [] : [`by:${reviewerId}`]),
]

/** What a review reads of its sample; a sample holds more. Blind unless it says otherwise; `scorecard: null` = the card in force when the review begins. */
export const sampleOfReviewSchema = z.looseObject({
  title: z.string().catch(''),
  blind: z.boolean().catch(true),
  scorecard: z.string().nullable().catch(null),
})
export const commentTemplateBodySchema = z.object({
  title: z.string(),
  text: z.string(),
  private: z.boolean(),
  /** Who wrote it: the person, else the name under which it was saved. */
  ownerId: id.nullable(),
  owner: z.string(),
  uses: z.int(),
})
export const savedViewBodySchema = z.object({
  title: z.string(),
  page: z.enum(['queue', 'done', 'sample']),
  query: z.string(),
  private: z.boolean(),
  ownerId: id.nullable(),
  owner: z.string(),
})
export type SavedViewBody = z.infer<typeof savedViewBodySchema>
