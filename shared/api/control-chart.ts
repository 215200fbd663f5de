/** `GET /api/v1/fcr/control-chart` and `GET /api/v1/fcr/compare`: what is more than chance. */
import { z } from 'zod'
import { differenceSchema, openSchema, rateSchema, stampSchema } from './question.ts'
import { factQuerySchema, trendQuerySchema } from './trend.ts'

export const LIMIT_METHODS = ['p', 'laney', 'exact', 'adjusted'] as const
export const RUN_RULES = ['beyond-limits', 'nine-on-one-side'] as const
const day = factQuerySchema.shape.from

export const controlChartQuerySchema = trendQuerySchema.omit({ slice: true }).extend({
  /** First and last day of the stated period whose rate and spread are frozen; whole periods inside count. */
  baselineFrom: day,
  baselineTo: day,
  method: z.enum(LIMIT_METHODS).default('adjusted'),
})
export type ControlChartQuery = z.infer<typeof controlChartQuerySchema>

const signalSchema = z.object({
  rule: z.enum(RUN_RULES),
  side: z.enum(['above', 'below']),
  /** First days of the first and the last period of it. */
  from: z.string(),
  to: z.string(),
})
export const controlRowSchema = z.object({
  period: z.string(),
  eligible: z.number(),
  success: z.number(),
  failed: z.number(),
  n: z.number(),
  rate: z.number().nullable(),
  /** Final, and so held against the limits; others never are a signal. */
  judged: z.boolean(),
  /** From the period's own n; of a period that is not final, from all that are eligible. */
  limits: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** Distance from the centre in the chart's own standard deviations. */
  z: z.number().nullable(),
  /** Rules whose signal this period is part of. */
  signals: z.array(z.object({ rule: z.enum(RUN_RULES), side: z.enum(['above', 'below']) })),
  open: openSchema,
})
export type ControlRow = z.infer<typeof controlRowSchema>
export const controlChartSchema = stampSchema.extend({
  by: trendQuerySchema.shape.by,
  method: z.enum(LIMIT_METHODS),
  /** null when there is none to speak of. */
  baseline: z
    .object({
      from: z.string(),
      to: z.string(),
      periods: z.number(),
      n: z.number(),
      rate: z.number(),
      /** Asked for, or the calendar quarter before that of the last final period, or the first periods at hand. */
      chosen: z.enum(['asked', 'quarter', 'first']),
    })
    .nullable(),
  /** What the binomial limits were multiplied by; above 1 the baseline varied more than chance. */
  stretch: z.number().nullable(),
  rules: z.array(z.enum(RUN_RULES)),
  signals: z.array(signalSchema),
  rows: z.array(controlRowSchema),
  nullReason: z.enum(['too_few_baseline_periods', 'one_outcome']).nullable(),
})
export type ControlChartAnswer = z.infer<typeof controlChartSchema>

const words = factQuerySchema.shape.filter
export const compareQuerySchema = factQuerySchema.extend({
  /** Days of each side, in place of `from` and `to`. */
  aFrom: day,
  aTo: day,
  bFrom: day,
  bTo: day,
  /** Filters of one side only, beside those of both. */
  aFilter: words,
  bFilter: words,
})
export type CompareQuery = z.infer<typeof compareQuerySchema>
const sideSchema = rateSchema.extend({
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Its days are over and 99 of 100 of its contacts had their whole window. */
  final: z.boolean(),
})
export type ComparedSide = z.infer<typeof sideSchema>
export const compareSchema = stampSchema.extend({
  a: sideSchema,
  b: sideSchema,
  /** a − b, Newcombe. */
  difference: differenceSchema,
  verdict: z.enum(['within_noise', 'differs']).nullable(),
  verdictNullReason: z.enum(['too_few', 'not_final']).nullable(),
  /** Ripe contacts on each side from which a difference as large as this one would be seen in 8 of 10 cases; null when there is none. */
  needed: z.object({ perSide: z.number(), power: z.number(), method: z.string() }).nullable(),
})
export type Compare = z.infer<typeof compareSchema>
