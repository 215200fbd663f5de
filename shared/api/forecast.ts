/** `GET /api/v1/forecast`: the account's own volume of contacts in the next weeks, with a back-tested band, its repeats, and who is needed. */
import { z } from 'zod'
import { openSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const forecastQuerySchema = factQuerySchema.omit({ from: true, to: true }).extend({
  weeks: z.coerce.number().int().min(1).max(26).default(8),
  by: z.enum(['day', 'week']).default('week'),
})
export type ForecastQuery = z.infer<typeof forecastQuerySchema>

const MODELS = ['last_week', 'four_week_mean', 'all_week_mean', 'holt_winters', 'combination'] as const
const BASELINES = ['last_week', 'four_week_mean', 'all_week_mean'] as const
const shareOf = z.number().nullable()

const staffSchema = z.object({
  /** Hours of work on all contacts. */
  workHours: z.number(),
  /** Calls of the busiest hour, and who must be on the phone then; null without calls. */
  voice: z
    .object({
      callsPerHour: z.number(),
      agents: z.number(),
      scheduled: z.number(),
      method: z.enum(['erlang-c', 'erlang-a']),
    })
    .nullable(),
  /** Everything else, at the wanted occupancy while the desk is open; null where it never is. */
  other: z.object({ agents: z.number(), scheduled: z.number() }).nullable(),
})
export const forecastSchema = stampSchema.extend({
  by: z.enum(['day', 'week']),
  weeks: z.number(),
  /** Whole periods that the forecast rests on. */
  history: z.array(z.object({ period: z.string(), count: z.number(), open: openSchema })),
  /** The band holds 80 % of outcomes, as back-tested; bands of periods don't add up. */
  points: z.array(
    z.object({
      period: z.string(),
      expected: z.number(),
      low: z.number(),
      high: z.number(),
      /** Of the expected ones, customers who come back about the same. */
      repeats: z.number().nullable(),
      staff: staffSchema.nullable(),
    }),
  ),
  backTest: z
    .object({
      model: z.enum(MODELS),
      /** Weighted absolute percentage error over the same past steps; null when nothing came in any. */
      wape: z.object({ last_week: shareOf, four_week_mean: shareOf, all_week_mean: shareOf, holt_winters: shareOf, combination: shareOf }),
      bestBaseline: z.enum(BASELINES),
      /** The chosen model is better than the best of the plain ones. */
      beatsBaseline: z.boolean(),
      /** Share of past steps inside the band. */
      coverage: shareOf,
      nominal: z.number(),
      origins: z.number(),
      n: z.number(),
    })
    .nullable(),
  repeats: z.object({
    /** Of the contacts of the last 13 weeks. */
    share: shareSchema,
    /** Contacts that one contact brings about within 60 days; null where too little was watched. */
    perContact: z.number().nullable(),
    nullReason: z.enum(['too_few']).nullable(),
  }),
  staff: z.object({
    handleSeconds: z.object({ voice: z.number().nullable(), other: z.number().nullable() }).nullable(),
    voiceShare: z.number().nullable(),
    nullReason: z.enum(['no_staffing_goal', 'no_handle_time', 'no_business_hours', 'too_few']).nullable(),
  }),
  nullReason: z.enum(['never_synced', 'short_history', 'nothing_open']).nullable(),
})
export type ForecastAnswer = z.infer<typeof forecastSchema>
