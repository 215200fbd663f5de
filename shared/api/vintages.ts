/** `GET /api/v1/fcr/vintages` and `/revisions`: weeks as they were counted, and what changed since. */
import { z } from 'zod'
import { LENS_IDS } from '../fcr/lens.ts'
import { stampSchema } from './question.ts'
import { definitionSchema, factQuerySchema } from './trend.ts'

export const VINTAGE_KINDS = ['week_end', 'matured', 'report'] as const
const day = factQuerySchema.shape.from
const lens = z.enum(LENS_IDS).default('net')

export const vintagesQuerySchema = z.object({
  lens,
  /** First day of one week; all when left out. */
  period: day,
})
export type VintagesQuery = z.infer<typeof vintagesQuerySchema>

const countsSchema = z.object({
  eligible: z.number(),
  success: z.number(),
  failed: z.number(),
  failedEarly: z.number(),
  pending: z.number(),
  n: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export const vintageSchema = countsSchema.extend({
  id: z.number(),
  kind: z.enum(VINTAGE_KINDS),
  /** First and last day of the week, in the zone of `definition`. */
  period: z.string(),
  last: z.string(),
  /** As it was then. */
  definition: definitionSchema,
  asOf: z.string(),
  takenAt: z.string(),
  /** Not within a day of its moment: the service was off, or began later. */
  takenLate: z.boolean(),
})
export type VintageRow = z.infer<typeof vintageSchema>
export const vintagesSchema = stampSchema.omit({ contacts: true, coarseShare: true }).extend({ rows: z.array(vintageSchema) })
export type VintagesAnswer = z.infer<typeof vintagesSchema>

/**
 * Why a ticket counts differently now. `ripened`: its window ended since. `late_event`: something older came to be known, or dates moved.
 * `retag`: reason, tags or problem of it or its neighbour changed. `removed`: deleted, or its customer suspended.
 * `verdict`: a person said same or not. `rules`: the service counts differently. `unknown`: too many changed at once to look at each.
 */
export const REVISION_CAUSES = [
  'ripened',
  'late_event',
  'merge',
  'retag',
  'identity',
  'verdict',
  'model',
  'removed',
  'definition',
  'rules',
  'unknown',
] as const
export type RevisionCause = (typeof REVISION_CAUSES)[number]

export const revisionsQuerySchema = z
  .object({
    lens,
    /** First day of the week; its first `matured` vintage, else its first, is compared with now. */
    period: day,
    /** One vintage by its id. */
    vintage: z.coerce.number().int().positive().optional(),
    /** Lists only the tickets of this cause; the sums stay those of all. */
    cause: z.enum(REVISION_CAUSES).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  })
  .refine(
    ({ period, vintage }) => period !== undefined || vintage !== undefined,
    'name a week by period, for example 2026-11-02, or a vintage by its id',
  )
export type RevisionsQuery = z.infer<typeof revisionsQuerySchema>

export const revisionTicketSchema = z.object({
  ticketId: z.number(),
  subject: z.string().nullable(),
  /** State or `excluded:CODE`; null = not in this week. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  cause: z.enum(REVISION_CAUSES),
  /** The ticket that came back, then and now. */
  otherTicketId: z.number().nullable(),
})
export type RevisionTicket = z.infer<typeof revisionTicketSchema>
export const revisionsSchema = stampSchema.omit({ contacts: true, coarseShare: true }).extend({
  vintage: vintageSchema,
  now: countsSchema,
  /** Tickets that count differently, by cause, and what each cause added; the sums lead from then to now exactly. */
  causes: z.array(
    z.object({
      cause: z.enum(REVISION_CAUSES),
      tickets: z.number(),
      success: z.number(),
      failed: z.number(),
      failedEarly: z.number(),
      pending: z.number(),
    }),
  ),
  /** Tickets of the cause asked for, else of all. */
  total: z.number(),
  /** The first `limit` of them, by id. */
  tickets: z.array(revisionTicketSchema),
})
export type Revisions = z.infer<typeof revisionsSchema>
