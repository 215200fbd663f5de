/** `GET /api/v1/fcr/windows`: the rate of the last 26 weeks under every window, for all reasons or for one alone. */
import { z } from 'zod'
import { openSchema, rateSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const windowsQuerySchema = factQuerySchema.omit({ window: true }).extend({
  /** Only this reason's window moves, the others keep theirs. */
  reason: z.string().optional(),
})
export type WindowsQuery = z.infer<typeof windowsQuerySchema>

export const windowRowSchema = z.object({
  windowDays: z.number(),
  /** It is what the definition says now. */
  inForce: z.boolean(),
  /** All contacts with this window; they are the same contacts as in the row in force, so no interval of a difference applies. */
  total: rateSchema.omit({ open: true }).extend({ opens: z.array(openSchema) }),
  /** total.rate − the rate in force; null where either is. */
  change: z.number().nullable(),
  /** The asked reason alone; null when none was asked. */
  ofReason: rateSchema.nullable(),
  /** By week, oldest first. */
  weeks: z.array(
    z.object({
      week: z.string(),
      eligible: z.number(),
      n: z.number(),
      rate: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
})
export const windowsSchema = stampSchema.extend({
  reason: z.string().nullable(),
  /** First and last day, inclusive. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  rows: z.array(windowRowSchema),
})
export type Windows = z.infer<typeof windowsSchema>
