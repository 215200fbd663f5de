/**
 * The failure-case library, under `/api/v1/quality/cases`:
 * `GET` list and search · `POST` propose · `GET /:id` · `PUT /:id` save · `POST /:id/publish` `/:id/retire` `/:id/decline` · `GET /:id/history`
 * `GET /:id/figures` · `GET /:id/tickets` · `POST /mask` · `GET /links`; candidates and themes are in `case-candidates.ts`.
 * Agents see what is published; reviewers and above see every state. Managers publish.
 * A save made from an older version answers 409 `case_changed` with `conflict`: both texts by key.
 */
import { z } from 'zod'
import { differenceSchema, openSchema, stampSchema } from '../question.ts'
import { CASE_STATES, caseWordsSchema, CASE_LANGUAGES, maskedSchema, PUBLISH_GAPS } from './case-words.ts'

const list = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]))
const caseId = z.coerce.number().int().positive('is no case; an example is 12')
export const caseParamsSchema = z.object({ id: caseId })

export const CASE_SORTS = ['relevance', 'returns', 'updated', 'review_by', 'shown'] as const
export const casesQuerySchema = z.object({
  /** Words in English or Chinese, over all of the text. */
  q: z.string().max(400).optional(),
  reason: list.optional(),
  /** `group/cause`, or a group. */
  cause: list.optional(),
  accountCause: list.optional(),
  tag: list.optional(),
  /** Default: published for agents, for others all but retired and declined. `overdue` is published with its day passed. */
  state: z.union([z.enum([...CASE_STATES, 'overdue']), z.array(z.enum([...CASE_STATES, 'overdue']))]).optional(),
  language: z.enum(CASE_LANGUAGES).optional(),
  ticket: z.coerce.number().int().positive().optional(),
  /** Default: relevance with `q`, else updated. `returns` = repeats of tickets like it, where known. */
  sort: z.enum(CASE_SORTS).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
})
export type CasesQuery = z.infer<typeof casesQuerySchema>

/** How tickets like the case go, beside the other tickets of its reason. Rates are return rates: shares that failed, of those that are final. */
export const caseFiguresSchema = stampSchema.extend({
  caseId: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** By what tickets are taken to be like it: same reason and openings like its customer quotes. */
  like: z.object({ reason: z.string().nullable(), reasonName: z.string().nullable(), cosineFrom: z.number() }),
  likeIt: z.object({ n: z.number(), returned: z.number(), rate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }),
  others: z.object({ n: z.number(), returned: z.number(), rate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }),
  /** likeIt − others, Newcombe. */
  difference: differenceSchema,
  nullReason: z.enum(['too_few', 'no_reason', 'no_text', 'nothing_synced']).nullable(),
  /** All tickets of the reason; those like it are at `/:id/tickets`. */
  open: openSchema,
})
export type CaseFigures = z.infer<typeof caseFiguresSchema>
export const caseTicketsQuerySchema = z.object({
  of: z.enum(['like', 'others']).default('like'),
  returned: z.enum(['yes', 'no']).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.string().optional(),
})
export const caseTicketsSchema = z.object({
  asOf: z.string().nullable(),
  total: z.number(),
  rows: z.array(
    z.object({ ticketId: z.number(), url: z.string().nullable(), returned: z.boolean(), likeness: z.number(), solvedAt: z.string().nullable() }),
  ),
  next: z.string().nullable(),
})

/** Seen beside tickets, once a ticket; `used` and `dismissed` are words of agents. */
export const lessonUseSchema = z.object({ shown: z.number(), used: z.number(), dismissed: z.number() })

export const caseRowSchema = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(CASE_STATES),
  overdue: z.boolean(),
  title: z.string(),
  lesson: z.string(),
  reason: z.string().nullable(),
  reasonName: z.string().nullable(),
  cause: z.string().nullable(),
  tags: z.array(z.string()),
  language: z.enum(CASE_LANGUAGES),
  reviewBy: z.string().nullable(),
  curator: z.string().nullable(),
  proposedAt: z.string(),
  publishedAt: z.string().nullable(),
  savedAt: z.string(),
  uses: lessonUseSchema,
  /** Of the last time they were counted; null = open the case, or ask its figures. */
  figures: z.object({ rate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), n: z.number() }).nullable(),
})
export type CaseRow = z.infer<typeof caseRowSchema>
export const casesSchema = z.object({
  asOf: z.string(),
  /** Over everything the caller may see, before search and filters. */
  counts: z.record(z.enum([...CASE_STATES, 'overdue']), z.number()),
  /** What can be filtered by, with counts over what is found without its own filter. */
  facets: z.object({
    reasons: z.array(z.object({ value: z.string(), label: z.string().nullable(), count: z.number() })),
    causes: z.array(z.object({ value: z.string(), count: z.number() })),
    tags: z.array(z.object({ value: z.string(), count: z.number() })),
  }),
  total: z.number(),
  rows: z.array(caseRowSchema),
  next: z.string().nullable(),
})
export type Cases = z.infer<typeof casesSchema>

export const caseSchema = z.object({
  id: z.number(),
  version: z.number(),
  state: z.enum(CASE_STATES),
  overdue: z.boolean(),
  /** The text at work; agents see the published one. */
  words: caseWordsSchema,
  /** What is published, where it differs from `words`; null otherwise. */
  published: z.object({ version: z.number(), words: caseWordsSchema }).nullable(),
  reasonName: z.string().nullable(),
  /** What was masked in this text by itself. */
  masked: maskedSchema,
  /** Tickets that it stands for. */
  tickets: z.array(z.object({ ticketId: z.number(), url: z.string().nullable() })),
  reviewId: z.string().nullable(),
  gaps: z.array(z.enum(PUBLISH_GAPS)),
  proposedBy: z.string(),
  proposedAt: z.string(),
  publishedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  closed: z.object({ by: z.string(), at: z.string(), note: z.string() }).nullable(),
  savedBy: z.string(),
  savedAt: z.string(),
  uses: lessonUseSchema,
  actions: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      kind: z.string(),
      state: z.string(),
      dueOn: z.string().nullable(),
      doneOn: z.string().nullable(),
      owner: z.string(),
    }),
  ),
  may: z.object({ edit: z.boolean(), publish: z.boolean() }),
})
export type FailureCase = z.infer<typeof caseSchema>

/** Reason, cause and quotes come from the ticket or the review; what is given here wins. */
export const caseProposeSchema = z.object({
  ticketId: z.int().positive().nullable().default(null),
  /** Further tickets of the same candidate. */
  tickets: z.array(z.int().positive()).max(200).default([]),
  /** Item id of a submitted review. */
  reviewId: z.string().max(200).nullable().default(null),
  // Without the default inside, or what is not said would take back what the ticket says.
  words: caseWordsSchema.extend({ accountCause: caseWordsSchema.shape.accountCause.unwrap() }).partial().default({}),
})
export type CasePropose = z.infer<typeof caseProposeSchema>
export const caseSaveSchema = z.object({ ifVersion: z.int().positive(), words: caseWordsSchema })
export const casePublishSchema = z.object({
  ifVersion: z.int().positive(),
  /** The curator looked for names and addresses; without it nothing is published. */
  checked: z.boolean(),
})
export const caseCloseSchema = z.object({ ifVersion: z.int().positive(), note: z.string().max(2000).default('') })
/** 400 `not_publishable` names each gap in `errors`, by its path. */
export const caseHistorySchema = z.object({
  changes: z.array(z.object({ version: z.number(), state: z.enum(CASE_STATES), at: z.string(), by: z.string(), what: z.string() })),
})
/** Says what would be masked, keeps nothing. */
export const caseMaskSchema = z.object({ text: z.string().max(8000), ticketId: z.int().positive().nullable().default(null) })
export const caseMaskedSchema = z.object({ text: z.string(), masked: maskedSchema })

/** From a bar of a Pareto to its cases: `/quality/cases?reason=…` in the dashboard. */
export const caseLinksQuerySchema = z.object({ by: z.enum(['reason', 'cause', 'accountCause']).default('reason') })
export const caseLinksSchema = z.object({
  by: z.enum(['reason', 'cause', 'accountCause']),
  rows: z.array(
    z.object({ value: z.string(), count: z.number(), cases: z.array(z.object({ id: z.number(), title: z.string() })), path: z.string() }),
  ),
})
export type CaseLinks = z.infer<typeof caseLinksSchema>
