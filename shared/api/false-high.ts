/** `GET /api/v1/fcr/false-high`: where a reported rate looks good and the net one doesn't. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { namedSchema, rateSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const REPORTED_LENSES = ['one_touch', 'no_reopen'] as const
export const falseHighQuerySchema = factQuerySchema.extend({
  slice: z.enum(DIMENSIONS).default('reason'),
  /** What others would report. */
  reported: z.enum(REPORTED_LENSES).default('one_touch'),
})
export type FalseHighQuery = z.infer<typeof falseHighQuerySchema>

export const falseHighFiguresSchema = z.object({
  rate: rateSchema,
  /** Ripe contacts that both lenses judge; the two directions of the gap are shares of them. */
  reported: shareSchema,
  net: shareSchema,
  /** Solved by the reported lens, failed by ours; and the reverse. */
  falseHigh: shareSchema,
  falseLow: shareSchema,
  /** reported − net = falseHigh − falseLow, over the same contacts. */
  gap: z.number().nullable(),
  /** Seconds from arrival to first solve, of ripe contacts. */
  medianResolution: z.number().nullable(),
  /** Solved no slower than the median of all asked contacts, and failed. */
  fastFailures: shareSchema,
  /** Solved without any reply, of the eligible and these. */
  noReply: shareSchema,
})
export const falseHighSchema = stampSchema.extend({
  slice: z.enum(DIMENSIONS),
  reported: z.enum(REPORTED_LENSES),
  total: falseHighFiguresSchema,
  falseDiscoveryRate: z.number(),
  /** The most false-high contacts first. */
  rows: z.array(
    namedSchema.extend(falseHighFiguresSchema.shape).extend({
      /** Faster than all and resolving less: the median below theirs, the rate below theirs. */
      fastAndFailing: z.boolean().nullable(),
      /** The lower rate is more than chance, after false-discovery control over all rows. */
      clearlyBelow: z.boolean().nullable(),
      nullReason: z.enum(['too_few']).nullable(),
    }),
  ),
})
export type FalseHigh = z.infer<typeof falseHighSchema>
export type FalseHighFigures = z.infer<typeof falseHighFiguresSchema>
