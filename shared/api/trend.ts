/** `GET /api/v1/fcr/trend` and `fcr --json` (design 5). Rates are fractions, unrounded. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { LENS_IDS } from '../fcr/lens.ts'

export { LENS_IDS }
export const PERIOD_UNITS = ['day', 'week', 'month', 'quarter'] as const
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day; an example is 2026-11-02')
const list = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]))

export const factQuerySchema = z.object({
  lens: z.enum(LENS_IDS).default('net'),
  /** Overrides windowDays and windowByReason. */
  window: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(3), z.literal(7), z.literal(14), z.literal(30)]))
    .optional(),
  /** First and last day, inclusive, in the account's zone. */
  from: isoDay.optional(),
  to: isoDay.optional(),
  /** `DIM=VALUE`; the same dimension twice means either. */
  filter: list.default([]),
  asOf: z.iso.datetime({ offset: true, error: 'is not a moment; an example is 2026-11-01T00:00:00Z' }).optional(),
})
export const trendQuerySchema = factQuerySchema.extend({
  by: z.enum(PERIOD_UNITS).default('week'),
  slice: z.enum(DIMENSIONS).optional(),
})
export type TrendQuery = z.infer<typeof trendQuerySchema>

const intervalSchema = z.object({ rate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
export const projectionSchema = z.object({
  /** The curve of returns: of the row's own contacts, or of all when those are fewer than 200. */
  basis: z.enum(['slice', 'all']).nullable(),
  /** Contacts and matured weeks behind the curve. */
  n: z.number(),
  weeks: z.number(),
  /** The period goes on; contacts yet to come are taken to be like those at hand. */
  running: z.boolean(),
  nullReason: z.enum(['no_window', 'too_little_history']).nullable(),
})
export type Projection = z.infer<typeof projectionSchema>
export const definitionSchema = z.object({
  lens: z.enum(LENS_IDS),
  version: z.number(),
  /** null for lenses without a window. */
  windowDays: z.number().nullable(),
  windowByReason: z.record(z.string(), z.number()),
  timeZone: z.string(),
  weekStart: z.enum(['monday', 'sunday']),
  /** Missing reasons are read as predicted. */
  usePredictedReasons: z.boolean(),
  /** Asked with changes that nobody saved; `version` is what they start from. */
  draft: z.boolean(),
})
export const trendRowSchema = z.object({
  /** First day of the period; null in the total. */
  period: z.string().nullable(),
  slice: z.string().nullable(),
  /** What to show for `slice`: a group's or agent's name. */
  sliceLabel: z.string().nullable(),
  eligible: z.number(),
  success: z.number(),
  failed: z.number(),
  failedEarly: z.number(),
  pending: z.number(),
  excluded: z.record(z.string(), z.number()),
  /** success + failed. */
  n: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  nullReason: z.enum(['no_contacts', 'none_ripe']).nullable(),
  /** null when none is eligible. */
  matured: z.boolean().nullable(),
  upperBound: z.number().nullable(),
  /** Where the rate will end; of periods that are not final. */
  projected: intervalSchema.nullable(),
  /** What `projected` rests on, or why there is none; null for periods that need none. */
  projection: projectionSchema.nullable(),
  /** What the rate was when it first was final, where it was kept (see `vintages`); of whole weeks without filters. */
  revision: z.object({ first: z.number().nullable(), now: z.number().nullable(), vintage: z.number() }).nullable(),
  withPossible: intervalSchema,
  /** Primary reasons of failed + failedEarly. */
  failures: z.record(z.string(), z.number()),
  /** Of `survey` and `stated`: how many of the solved contacts that are not excluded have an answer. Null for other lenses. */
  response: z
    .object({ answered: z.number(), asked: z.number(), rate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
    .nullable(),
  /** Share of eligible contacts judged from the ticket row alone. */
  coarseShare: z.number(),
})
export type TrendRow = z.infer<typeof trendRowSchema>
export const trendSchema = z.object({
  definition: definitionSchema,
  /** The effective one; null before anything was synced. */
  asOf: z.string().nullable(),
  completeTo: z.string().nullable(),
  coarseShare: z.number(),
  rows: z.array(trendRowSchema),
  total: trendRowSchema,
  /** The account's own past weeks, projected at their end: how many final rates lay inside the band. Null where nothing is projected. */
  projectionCoverage: z.object({ origins: z.number(), covered: z.number(), nominal: z.number() }).nullable(),
})
export type Trend = z.infer<typeof trendSchema>
