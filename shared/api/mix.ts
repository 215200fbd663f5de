/** `GET /api/v1/fcr/mix`: why a rate moved or differs: other contacts, or the same contacts going otherwise. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { differenceSchema, rateSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day; an example is 2026-11-02')
export const mixQuerySchema = factQuerySchema.extend({
  /** First and last day of the period before; without them, as many days before `from` as are asked. */
  beforeFrom: isoDay.optional(),
  beforeTo: isoDay.optional(),
  /** Instead of two periods: contacts of one value of a dimension against all others. */
  slice: z.enum(DIMENSIONS).optional(),
  sliceValue: z.string().optional(),
})
export type MixQuery = z.infer<typeof mixQuerySchema>

export const standardisedSchema = z.object({
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  effectiveN: z.number().nullable(),
  /** Strata of the account's mix without a ripe contact here: left out, so the figure is not quite the account's mix. */
  emptyStrata: z.number(),
  /** Share of the account's mix that the rest covers. */
  covered: z.number(),
  nullReason: z.enum(['too_few']).nullable(),
})
export type StandardisedFigure = z.infer<typeof standardisedSchema>
export const mixSideSchema = z.object({ from: z.string().nullable(), to: z.string().nullable(), rate: rateSchema, standardised: standardisedSchema })
export const mixSchema = stampSchema.extend({
  strata: z.array(z.enum(DIMENSIONS)),
  /** The period before, or the others. */
  before: mixSideSchema,
  /** The asked period, or the slice. */
  after: mixSideSchema,
  /** after − before. */
  difference: differenceSchema,
  /** mix + rate = the difference, exactly; null where a side is empty. */
  mix: z.number().nullable(),
  rate: z.object({ part: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** The parts of each stratum, the largest first; they add up to `mix` and `rate`. */
  parts: z.array(
    z.object({
      values: z.array(z.string()),
      labels: z.array(z.string().nullable()),
      mix: z.number(),
      rate: z.number(),
      before: rateSchema,
      after: rateSchema,
    }),
  ),
  nullReason: z.enum(['empty_before', 'empty_after']).nullable(),
})
export type Mix = z.infer<typeof mixSchema>
