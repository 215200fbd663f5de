/** `GET /api/v1/fcr/next-issues`: customers with this also come back about … */
import { z } from 'zod'
import { shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const nextIssuesQuerySchema = factQuerySchema.extend({
  /** Only what follows this reason. */
  reason: z.string().optional(),
  /** Pairs that are no more than chance, too. */
  all: z.stringbool().default(false),
})
export type NextIssuesQuery = z.infer<typeof nextIssuesQuerySchema>

export const nextIssuePairSchema = z.object({
  reason: z.string(),
  reasonLabel: z.string().nullable(),
  next: z.string(),
  nextLabel: z.string().nullable(),
  /** Persons who came about `next` within 30 days after their first contact about `reason` was solved. */
  share: shareSchema,
  /** The same share after any third reason. */
  base: shareSchema.omit({ open: true }),
  lift: z.number(),
  liftLow: z.number(),
  liftHigh: z.number(),
  p: z.number(),
  /** More than chance, after false-discovery control over all pairs. */
  found: z.boolean(),
})
export const nextIssuesSchema = stampSchema.extend({
  withinDays: z.number(),
  falseDiscoveryRate: z.number(),
  /** Fewer persons than this say nothing of a pair. */
  minPersons: z.number(),
  /** Pairs that were large enough to be looked at. */
  pairsTested: z.number(),
  pairs: z.array(nextIssuePairSchema),
  nullReason: z.enum(['too_few']).nullable(),
})
export type NextIssues = z.infer<typeof nextIssuesSchema>
