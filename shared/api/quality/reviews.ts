/**
 * The reviewer's work. `GET /api/v1/quality/reviews` is the queue; `GET /api/v1/quality/reviews/items/{item}` a conversation with its card and draft (may be prefetched),
 * `PUT …/items/{item}` keeps the draft, `POST …/items/{item}/submit`, `POST …/items/{item}/undo`; what lies beside it (submitted ones,
 * hashtags, templates, views) is in `review-shelf.ts`.
 *
 * A draft or a submission made from an older version answers 409 `review_changed`: `conflict` holds the present version, who saved it, and each part that differs
 * (`answers.correct_policy`, `comments`, `note` …) with `theirs` and `yours`; nothing of either is lost. 409 `item_closed`: submitted or replaced meanwhile.
 * 400 `review_incomplete`: `errors` names what is missing (`answers.ID`, `verdict`, `cause`). 409 `undo_too_late`. 403 `own_ticket`: the reviewer solved it.
 * While `blind` holds, the answer carries no agent, no outcome, no automatic score, no verdict of the rules and no reason for which the ticket was drawn.
 */
import { z } from 'zod'
import { FIRST_CONTACT_VERDICTS, SAME_ISSUE_LABELS } from '../../quality/review.ts'
import { CONTROLLABLE_BY } from '../../quality/root-causes.ts'
import { conversationSchema } from './conversation.ts'
import { rootCausesSchema, scorecardSchema } from './scorecards.ts'

export const QUEUE_STATES = ['overdue', 'due', 'draft', 'submitted'] as const
/** Facts of the ticket by which the queue is filtered; several values are parted by commas. None of them names an agent or an outcome. */
export const QUEUE_FILTERS = ['channel', 'reason', 'language', 'market', 'segment', 'brand', 'group', 'handledBy'] as const
const values = z.string().max(400).optional()
export const queueQuerySchema = z.object({
  /** `open` = overdue, due and draft. */
  state: z.enum([...QUEUE_STATES, 'open']).default('open'),
  sample: z.string().max(120).optional(),
  /** Whose queue: `me` with what is assigned to nobody, `all` (managers), or a user id (managers). */
  reviewer: z.union([z.enum(['me', 'all']), z.string().regex(/^\d{1,16}$/, 'is me, all or a user id; an example is 360001')]).default('me'),
  channel: values,
  reason: values,
  language: values,
  market: values,
  segment: values,
  brand: values,
  group: values,
  handledBy: values,
  /** Words of the subject. */
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type QueueQuery = z.infer<typeof queueQuerySchema>

export const queueItemSchema = z.object({
  itemId: z.string(),
  sampleId: z.string(),
  title: z.string(),
  purpose: z.enum(['sample', 'calibration']),
  ticketId: z.number(),
  subject: z.string().nullable(),
  channel: z.string().nullable(),
  language: z.string().nullable(),
  /** As people read it. */
  reason: z.string().nullable(),
  createdAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  state: z.enum(QUEUE_STATES),
  overdue: z.boolean(),
  /** Of the draft. */
  savedAt: z.string().nullable(),
  savedBy: z.string().nullable(),
  /** Assigned to; null = to nobody, whoever comes first. */
  reviewerId: z.number().nullable(),
  reviewer: z.string().nullable(),
})
export type QueueItem = z.infer<typeof queueItemSchema>
export const queueSchema = z.object({
  asOf: z.string(),
  completeTo: z.string().nullable(),
  /** Of the whole queue, whatever is filtered. `due` counts everything open, `overdue` and `drafts` are among it. */
  counts: z.object({ due: z.number(), overdue: z.number(), drafts: z.number() }),
  /** Days, inclusive. `planned` = submitted this week + open and due by the week's end. */
  week: z.object({ from: z.string(), to: z.string(), done: z.number(), planned: z.number() }),
  /** Work left in seconds: open reviews × the median of the last submitted ones; `basis` says whose, `n` of how many. */
  timeLeft: z.object({ seconds: z.number().nullable(), perReview: z.number().nullable(), n: z.number(), basis: z.enum(['own', 'all', 'none']) }),
  total: z.number(),
  /** In the order of work: overdue first, then by due date; J and K follow it. */
  items: z.array(queueItemSchema),
  /** Where to begin: a draft, else the first. */
  next: z.string().nullable(),
  /** Samples that have items in this queue. */
  samples: z.array(z.object({ sampleId: z.string(), title: z.string(), open: z.number() })),
  /** What a filter can ask for here, by items. */
  options: z.array(
    z.object({ filter: z.enum(QUEUE_FILTERS), values: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })) }),
  ),
})
export type ReviewQueue = z.infer<typeof queueSchema>

export const itemParamsSchema = z.object({ item: z.string().regex(/^[\w:.~-]{1,120}$/, 'is no id of an item; the queue names them') })

export const reviewWordsInputSchema = z.object({
  answers: z.record(z.string().max(60), z.string().max(60)),
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
  sameIssue: z.record(z.string().regex(/^\d{1,16}$/), z.enum(SAME_ISSUE_LABELS)),
  cause: z.string().max(130).nullable(),
  controllableBy: z.enum(CONTROLLABLE_BY).nullable(),
  note: z.string().max(8000),
})
const checkResultSchema = z.object({ id: z.string(), passed: z.boolean().nullable() })
/** What was hidden. */
export const revealedSchema = z.object({
  agents: z.array(z.object({ number: z.number(), userId: z.number(), name: z.string().nullable() })),
  /** null outside of samples. */
  drawn: z.object({ part: z.enum(['random', 'risk']), stratum: z.string(), inclusion: z.number() }).nullable(),
  /** State under the net lens, and what failed it. */
  outcome: z.object({ state: z.string(), failures: z.array(z.string()) }).nullable(),
  survey: z.string().nullable(),
  csat: z.string().nullable(),
  /** What the same-issue rules said of the neighbours before anybody's word, as kept at submission. */
  matcher: z.array(z.object({ ticketId: z.number(), same: z.enum(['yes', 'possible', 'no']), why: z.string() })),
  /** The rule checks, as kept at submission. */
  checks: z.array(checkResultSchema),
})
export type Revealed = z.infer<typeof revealedSchema>

export const reviewStateSchema = z.object({
  /** 0 = nothing is kept yet; a change names it as `ifVersion`. */
  version: z.number(),
  state: z.enum(['new', 'draft', 'submitted']),
  words: reviewWordsInputSchema,
  /** Of work so far. */
  seconds: z.number(),
  savedAt: z.string().nullable(),
  savedBy: z.string().nullable(),
  submittedAt: z.string().nullable(),
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  criticalFailures: z.array(z.string()),
  /** Until then a submission can be taken back; null = it cannot. */
  undoUntil: z.string().nullable(),
})
export type ReviewState = z.infer<typeof reviewStateSchema>
export const reviewItemSchema = z.object({
  item: queueItemSchema,
  /** Agent, outcome, automatic score and the rules' verdict are not in this answer. */
  blind: z.boolean(),
  /** Why nothing can be written: submitted, or replaced; null = it can. */
  closed: z.enum(['submitted', 'replaced']).nullable(),
  conversation: conversationSchema,
  /** The pinned version. */
  scorecard: scorecardSchema,
  /** What `scoreOf` asks of the ticket. */
  scored: z.object({ reason: z.string().nullable(), channel: z.string(), handledBy: z.string() }),
  causes: rootCausesSchema,
  review: reviewStateSchema,
  /** null until submitted. */
  revealed: revealedSchema.nullable(),
  /** Neighbours in the order of work among what is open of the own queue, to be fetched ahead. */
  next: z.string().nullable(),
  previous: z.string().nullable(),
  /** From 1, of what is open. null = no longer open. */
  place: z.object({ at: z.number(), of: z.number() }).nullable(),
})
export type ReviewItem = z.infer<typeof reviewItemSchema>

/** `seconds` are those worked since the last save, idle pauses of more than 30 s left out; at most the time that has passed counts. */
export const draftChangeSchema = z.object({
  ifVersion: z.int().min(0),
  words: reviewWordsInputSchema,
  seconds: z.number().min(0).max(86_400),
  /** The card that was shown; what is saved first pins it. Left out: the latest. */
  scorecard: z.object({ id: z.string().max(60), version: z.int().min(1) }).optional(),
})
export type DraftChange = z.infer<typeof draftChangeSchema>
/** Answered when it is on disk. */
export const draftKeptSchema = z.object({ version: z.number(), savedAt: z.string(), seconds: z.number() })
export type DraftKept = z.infer<typeof draftKeptSchema>
export const submittedSchema = z.object({
  review: reviewStateSchema,
  revealed: revealedSchema.nullable(),
  /** The next open item; its GET may have been made already. */
  next: z.string().nullable(),
  counts: z.object({ due: z.number(), overdue: z.number(), drafts: z.number() }),
})
export type Submitted = z.infer<typeof submittedSchema>
export const undoSchema = z.object({ ifVersion: z.int().min(1) })
export const undoneSchema = z.object({ review: reviewStateSchema })
