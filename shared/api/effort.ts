/** `GET /api/v1/fcr/effort`: what a matter cost its customer, where nobody asks them: contacts, channels, transfers, questions back. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { namedSchema, openSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const effortQuerySchema = factQuerySchema.extend({ slice: z.enum(DIMENSIONS).default('reason') })
export type EffortQuery = z.infer<typeof effortQuerySchema>

const meanSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() })
export const effortFiguresSchema = z.object({
  /** Matters whose first contact is ripe. */
  n: z.number(),
  open: openSchema,
  /** Times the customer turned up, on how many channels, handed over and asked back how often: means of a matter, null of fewer than 20. */
  contacts: meanSchema.nullable(),
  channels: meanSchema.nullable(),
  transfers: meanSchema.nullable(),
  clarifications: meanSchema.nullable(),
  /** Had to come back. */
  returned: shareSchema,
  nullReason: z.enum(['too_few']).nullable(),
})
export const effortSchema = stampSchema.extend({
  /** A stand-in for asking customers, on no scale of theirs. */
  note: z.literal('proxy'),
  slice: z.enum(DIMENSIONS),
  total: effortFiguresSchema,
  slices: z.array(namedSchema.extend(effortFiguresSchema.shape)),
})
export type EffortAnswer = z.infer<typeof effortSchema>
