/** `GET /api/v1/fcr/pareto`: what failures come from, by repeat volume and cost. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { openSchema, rateSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const PARETO_SLICES = [...DIMENSIONS, 'cause', 'failure'] as const
export const paretoQuerySchema = factQuerySchema.extend({
  /** `failure` = the primary failure reason. */
  slice: z.enum(PARETO_SLICES).default('reason'),
  /** What puts the largest first: contacts that came back, or failures of any kind. */
  rank: z.enum(['repeats', 'failures']).default('repeats'),
})
export type ParetoQuery = z.infer<typeof paretoQuerySchema>

export const costSchema = z.object({ currency: z.string(), amount: z.number() })
export const paretoRowSchema = z.object({
  value: z.string(),
  label: z.string().nullable(),
  /** Failed and failed early, as a share of all failures. */
  failures: shareSchema,
  /** Of these, contacts whose customer had to come back: one avoidable contact each. Share of all repeats. */
  repeats: shareSchema,
  /** Primary reasons. */
  byFailure: z.record(z.string(), z.number()),
  /** Share of what `rank` counts, up to and including this row. */
  cumulative: z.number().nullable(),
  /** Repeats times the configured cost of a contact; null where none is configured. */
  cost: costSchema.nullable(),
  /** How the contacts of this row go; null where failures have no such population (`cause`, `failure`). */
  rate: rateSchema.nullable(),
})
export const paretoSchema = stampSchema.extend({
  slice: z.enum(PARETO_SLICES),
  rank: z.enum(['repeats', 'failures']),
  total: z.object({ failures: z.number(), repeats: z.number(), cost: costSchema.nullable(), rate: rateSchema, open: openSchema }),
  costNullReason: z.enum(['no_cost_configured']).nullable(),
  rows: z.array(paretoRowSchema),
})
export type Pareto = z.infer<typeof paretoSchema>
