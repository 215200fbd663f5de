/** `GET /api/v1/fcr/routing`: first group and agent against those who solved it, and what a detour costs. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { differenceSchema, namedSchema, rateSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const routingQuerySchema = factQuerySchema.extend({
  slice: z.enum(DIMENSIONS).default('reason'),
  /** Every way of every slice, too: many rows. */
  matrix: z.stringbool().default(false),
})
export type RoutingQuery = z.infer<typeof routingQuerySchema>

export const routeSchema = z.object({ from: namedSchema, to: namedSchema, rate: rateSchema })
export const routedSchema = z.object({
  rate: rateSchema,
  /** Eligible contacts whose first group is not the solver's, of those where both are known. */
  misrouted: shareSchema,
  direct: rateSchema,
  detour: rateSchema,
  /** direct − detour. A transfer by a person is a failure itself, so this is no cost of routing alone. */
  difference: differenceSchema,
  /** The same with transfers and escalations forgiven: who did not come back, of the ripe ones; direct − detour. */
  noReturn: z.object({ direct: shareSchema, detour: shareSchema, difference: differenceSchema }),
  /** First group → solver's group, the most frequent first; `(none)` where unknown. Of slices only where `matrix` asks for it. */
  routes: z.array(routeSchema).nullable(),
})
export const routingSchema = stampSchema.extend({
  slice: z.enum(DIMENSIONS),
  total: routedSchema,
  slices: z.array(namedSchema.extend(routedSchema.shape)),
  /** Who answered first against who solved it. */
  agents: z.object({ same: rateSchema, other: rateSchema, unknown: rateSchema, difference: differenceSchema }),
})
export type Routing = z.infer<typeof routingSchema>
