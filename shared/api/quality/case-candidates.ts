/** `GET /api/v1/quality/cases/candidates` and `/themes`: failures that may be worth a case, found by themselves; and what the failures of a reason are about. */
import { z } from 'zod'
import { openSchema, stampSchema } from '../question.ts'
import { factQuerySchema } from '../trend.ts'

export const CANDIDATE_WHYS = ['failed', 'transferred', 'escalated', 'bad_survey', 'bad_csat', 'no_reply_solve'] as const
export type CandidateWhy = (typeof CANDIDATE_WHYS)[number]
/** Days of first solve; without them the last four weeks up to what is known. */
export const candidatesQuerySchema = factQuerySchema.pick({ from: true, to: true, filter: true }).extend({
  why: z.enum(CANDIDATE_WHYS).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** From `next` of the page before. */
  cursor: z.string().optional(),
})
export type CandidatesQuery = z.infer<typeof candidatesQuerySchema>

export const candidateSchema = z.object({
  /** First ticket of its largest chain; proposes the case. */
  ticketId: z.number(),
  url: z.string().nullable(),
  subject: z.string().nullable(),
  /** First words of the customer, masked; null where no text is kept. */
  opening: z.string().nullable(),
  reason: z.string().nullable(),
  reasonName: z.string().nullable(),
  /** Of the account's own cause field. */
  accountCause: z.string().nullable(),
  /** Why it is here, the commonest first, with how many of its tickets. */
  why: z.array(z.object({ code: z.enum(CANDIDATE_WHYS), count: z.number() })),
  /** Primary failure reasons of those that failed. */
  failures: z.record(z.string(), z.number()),
  /** Matters that open alike: chains of contacts, each counted once. */
  matters: z.number(),
  /** Contacts in which a customer had to come back. */
  repeats: z.number(),
  tickets: z.array(
    z.object({ ticketId: z.number(), url: z.string().nullable(), why: z.array(z.enum(CANDIDATE_WHYS)), solvedAt: z.string().nullable() }),
  ),
  /** `tickets` are the newest of this many. */
  ticketCount: z.number(),
})
export type Candidate = z.infer<typeof candidateSchema>
/** Ranked by repeat volume. Whoever has a case already, or was turned down, is left out and counted. */
export const candidatesSchema = stampSchema.extend({
  from: z.string().nullable(),
  to: z.string().nullable(),
  total: z.number(),
  /** Tickets behind all candidates. */
  tickets: z.number(),
  inCases: z.number(),
  /** Only the newest matters are compared by their words; the others stand alone. */
  comparedAll: z.boolean(),
  rows: z.array(candidateSchema),
  next: z.string().nullable(),
})
export type Candidates = z.infer<typeof candidatesSchema>

export const themesQuerySchema = factQuerySchema.extend({ reason: z.string().min(1).max(200) })
export type ThemesQuery = z.infer<typeof themesQuerySchema>
export const themeSchema = z.object({
  /** Stable while its words stay; `other` = what fits no theme. */
  id: z.string(),
  /** Words that tell it from the other themes, best first; none for `other`. */
  phrases: z.array(z.string()),
  failures: z.number(),
  share: z.number(),
  /** The most typical openings, masked. */
  quotes: z.array(z.object({ ticketId: z.number(), url: z.string().nullable(), text: z.string() })),
  /** All of its tickets. */
  tickets: z.array(z.object({ ticketId: z.number(), url: z.string().nullable() })),
  cases: z.array(z.object({ id: z.number(), title: z.string() })),
})
export const themesSchema = stampSchema.extend({
  reason: z.string(),
  reasonName: z.string().nullable(),
  failures: z.number(),
  /** Failures whose opening is kept: what the themes are made of. */
  read: z.number(),
  open: openSchema,
  nullReason: z.enum(['too_few', 'no_text']).nullable(),
  themes: z.array(themeSchema),
})
export type Themes = z.infer<typeof themesSchema>
