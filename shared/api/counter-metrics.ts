/** `GET /api/v1/fcr/counter-metrics`: what must not suffer for the rate: replies, resolution, handling, satisfaction, reopens, backlog. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { differenceSchema, openSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema, PERIOD_UNITS } from './trend.ts'

export const counterMetricsQuerySchema = factQuerySchema.extend({
  by: z.enum(PERIOD_UNITS).optional(),
  slice: z.enum(DIMENSIONS).optional(),
  /** Whether an answer by a bot ends the wait for the first one. */
  bots: z.enum(['exclude', 'include']).default('exclude'),
})
export type CounterMetricsQuery = z.infer<typeof counterMetricsQuerySchema>

const countSchema = z.object({ count: z.number(), open: openSchema })
/** In the figure's unit, with the distribution-free interval; an end is null that the sample is too small to hold. */
const quantileSchema = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() })
export const NO_FIGURE = ['not_configured', 'no_values', 'too_few'] as const
/** Seconds. */
export const spreadSchema = z.object({
  n: z.number(),
  open: openSchema,
  median: quantileSchema.nullable(),
  p90: quantileSchema.nullable(),
  nullReason: z.enum(NO_FIGURE).nullable(),
})
export type Spread = z.infer<typeof spreadSchema>
const timedSchema = z.object({ calendar: spreadSchema, business: spreadSchema })

export const npsSchema = z.object({
  /** Of one contact, or of the whole relation: never one line, and never on the scale of satisfaction. */
  kind: z.enum(['transactional', 'relational']),
  /** Promoters less detractors, −100 to 100. */
  score: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number(),
  open: openSchema,
  promoters: countSchema,
  passives: countSchema,
  detractors: countSchema,
  nullReason: z.enum(NO_FIGURE).nullable(),
})
export const satisfactionSchema = z.object({
  /** Good answers, of all answers. */
  score: shareSchema,
  response: shareSchema,
  /** Of contacts resolved at first contact, and of those that came back. */
  resolved: shareSchema,
  repeated: shareSchema,
  /** resolved − repeated. Who answers is not drawn by lot. */
  difference: differenceSchema,
})

export const counterRowSchema = z.object({
  /** First day of the period; null when none was asked. */
  period: z.string().nullable(),
  slice: z.string().nullable(),
  sliceLabel: z.string().nullable(),
  /** Solved contacts, first of their chain or not. */
  contacts: countSchema,
  firstReply: timedSchema,
  firstResolution: timedSchema,
  /** Up to the last solve of those that are solved now. */
  fullResolution: timedSchema,
  handleTime: spreadSchema,
  csat: satisfactionSchema,
  nps: npsSchema,
  /** The account's own question, in its own scale. */
  effort: spreadSchema,
  reopened: shareSchema,
  transferred: shareSchema,
  escalated: shareSchema,
  clarified: shareSchema,
  /** Solved without any reply, of these and the contacts. */
  noReply: shareSchema,
  /** Arrived and not yet first solved at the period's end; contacts that were reopened are not in it. */
  backlog: countSchema.extend({ at: z.string() }).nullable(),
})
export const counterMetricsSchema = stampSchema.extend({
  from: z.string().nullable(),
  to: z.string().nullable(),
  bots: z.enum(['exclude', 'include']),
  rows: z.array(counterRowSchema),
  total: counterRowSchema,
  /** Satisfaction by how soon the first answer came, over all contacts asked. */
  csatByFirstReply: z.array(
    z.object({
      overSeconds: z.number().nullable(),
      upToSeconds: z.number().nullable(),
      score: shareSchema,
      nullReason: z.enum(['too_few']).nullable(),
    }),
  ),
})
export type CounterMetrics = z.infer<typeof counterMetricsSchema>
export type CounterRow = z.infer<typeof counterRowSchema>
