/** `GET /api/v1/fcr/failure-demand`: how much of the volume is customers coming back about the same. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { namedSchema, openSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const failureDemandQuerySchema = factQuerySchema.extend({ slice: z.enum(DIMENSIONS).default('reason') })
export type FailureDemandQuery = z.infer<typeof failureDemandQuerySchema>

export const demandSchema = z.object({
  /** Contacts that arrived, solved or not. */
  arrivals: z.object({ count: z.number(), open: openSchema }),
  /** Of them, those that came back about the same within the window: not the first of their chain. */
  repeats: shareSchema,
  nullReason: z.enum(['too_few']).nullable(),
})
export const failureDemandSchema = stampSchema.extend({
  from: z.string().nullable(),
  to: z.string().nullable(),
  slice: z.enum(DIMENSIONS),
  total: demandSchema,
  /** Most repeats first. */
  slices: z.array(namedSchema.extend(demandSchema.shape)),
})
export type FailureDemand = z.infer<typeof failureDemandSchema>
