/** `GET /api/v1/fcr/returns`: when customers come back, by reason. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { namedSchema, openSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const returnsQuerySchema = factQuerySchema.extend({ slice: z.enum(DIMENSIONS).default('reason') })
export type ReturnsQuery = z.infer<typeof returnsQuerySchema>

export const returnCurveSchema = z.object({
  /** Contacts that a return could follow: eligible and not excluded by themselves. */
  n: z.number(),
  /** Returns within 30 days that are known. */
  returns: z.number(),
  open: openSchema,
  /** Kaplan–Meier share that has come back by then, of all; null of fewer than 20 contacts. */
  points: z
    .array(
      z.object({
        seconds: z.number(),
        returned: z.number(),
        low: z.number(),
        high: z.number(),
        /** Not yet back just before this moment, and watched as long. */
        atRisk: z.number(),
        open: openSchema,
      }),
    )
    .nullable(),
  /** By when half of the returns within 30 days have come, in seconds. */
  halfLife: z.object({ seconds: z.number(), low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  /** Came back within the hour: dropped or unfinished, of those watched as long. */
  withinHour: shareSchema,
  windowDays: z.number(),
  /** Returns that the window misses: after it and within 30 days, of all returns of contacts watched for 30 days. */
  afterWindow: shareSchema,
  nullReason: z.enum(['too_few', 'no_returns', 'not_watched_30_days']).nullable(),
})
export const returnsSchema = stampSchema.extend({
  slice: z.enum(DIMENSIONS),
  total: returnCurveSchema,
  slices: z.array(namedSchema.extend(returnCurveSchema.shape)),
})
export type Returns = z.infer<typeof returnsSchema>
export type ReturnCurve = z.infer<typeof returnCurveSchema>
