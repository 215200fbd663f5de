/** What every answered question carries: how it was counted, of when it is, and how each count opens to its tickets. */
import { z } from 'zod'
import { definitionSchema, trendRowSchema } from './trend.ts'

/**
 * Where a count's tickets are: these words over `contacts` of the answer are the query of `GET /api/v1/fcr/contacts` that lists exactly them.
 * Counts that a row names by a state (`eligible`, `failed` …) open with its `open` and `state` = that name.
 */
export const openSchema = z.object({
  state: z.string().optional(),
  /** Primary failure reason. */
  reason: z.string().optional(),
  /** All filters, those of the question included. */
  filter: z.array(z.string()),
  /** Days and window where they differ from the question's. */
  from: z.string().optional(),
  to: z.string().optional(),
  window: z.number().optional(),
})
export type Open = z.infer<typeof openSchema>

export const stampSchema = z.object({
  definition: definitionSchema,
  /** The effective one; null before anything was synced. */
  asOf: z.string().nullable(),
  completeTo: z.string().nullable(),
  /** Share of the eligible contacts judged from the ticket row alone. */
  coarseShare: z.number(),
  /** What every `open` of the answer adds its words to. */
  contacts: z.object({
    lens: z.string(),
    window: z.number().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    asOf: z.string().optional(),
  }),
})
export type Stamp = z.infer<typeof stampSchema>

/** Counts of a lens's states with the rate over the ripe ones. */
export const rateSchema = trendRowSchema
  .pick({
    eligible: true,
    success: true,
    failed: true,
    failedEarly: true,
    pending: true,
    n: true,
    rate: true,
    low: true,
    high: true,
    nullReason: true,
    withPossible: true,
    coarseShare: true,
  })
  .extend({ open: openSchema })
export type Rate = z.infer<typeof rateSchema>

/** A share of a whole with its Wilson interval; null of an empty whole. */
export const shareSchema = z.object({
  count: z.number(),
  of: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  open: openSchema,
})
export type Portion = z.infer<typeof shareSchema>

/** A difference of two rates; `withinNoise` when 0 is inside its interval. */
export const differenceSchema = z.object({
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  withinNoise: z.boolean().nullable(),
  nullReason: z.enum(['too_few']).nullable(),
})
export type Difference = z.infer<typeof differenceSchema>

/** Fewer ripe contacts than this are shown grey and compared with nothing (domain 8). */
export const SMALL_N = 20
/** What a group or agent is called; null for `(none)`. */
export const namedSchema = z.object({ value: z.string(), label: z.string().nullable() })
