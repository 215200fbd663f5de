/** `GET /api/v1/fcr/under-load`: the rate of quiet and of busy days. */
import { z } from 'zod'
import { differenceSchema, rateSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

/** Of each working agent of the day: contacts that arrived, or contacts that were waiting when it began. */
export const LOADS = ['arrivals', 'backlog'] as const
export const underLoadQuerySchema = factQuerySchema.extend({ load: z.enum(LOADS).default('arrivals') })
export type UnderLoadQuery = z.infer<typeof underLoadQuerySchema>

export const underLoadSchema = stampSchema.extend({
  load: z.enum(LOADS),
  /** Whatever is filtered: load is the whole account's, an agent works who solved something that day. */
  basis: z.literal('account_and_day'),
  days: z.number(),
  /** Tenths of the ripe contacts by the load of the day of their first solve, the quietest first; whole days each. */
  deciles: z.array(
    z.object({
      decile: z.number(),
      days: z.number(),
      lowLoad: z.number(),
      highLoad: z.number(),
      meanAgents: z.number(),
      rate: rateSchema,
    }),
  ),
  /** Busiest − quietest tenth. */
  difference: differenceSchema,
  /** Change of the rate for one contact more an agent, over the days, as much less sure as days differ beyond chance. */
  trend: z.object({ slope: z.number(), low: z.number(), high: z.number(), p: z.number(), dispersion: z.number() }).nullable(),
  nullReason: z.enum(['too_few_days', 'no_agents_known', 'no_variation']).nullable(),
})
export type UnderLoad = z.infer<typeof underLoadSchema>
