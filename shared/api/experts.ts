/** `GET /api/v1/fcr/experts`: who solves a reason at first contact more often than others do, on the same channels and in the same languages. */
import { z } from 'zod'
import { FAILURE_FLAGS } from '../fcr/lens.ts'
import { standardisedSchema } from './mix.ts'
import { namedSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const expertsQuerySchema = factQuerySchema.extend({
  /** Agents with fewer ripe contacts of the reason are no candidates. */
  minContacts: z.coerce.number().int().min(20).max(10_000).default(20),
})
export type ExpertsQuery = z.infer<typeof expertsQuerySchema>

export const expertSchema = namedSchema.extend({
  /** Without a failure that a solver can do something about, of the ripe contacts. */
  solved: shareSchema,
  /** To everybody's channels and languages of the reason. */
  standardised: standardisedSchema,
  /** The same, drawn towards everybody's rate by as much as the own number is small. */
  fair: z.object({ rate: z.number(), low: z.number(), high: z.number(), ownWeight: z.number() }).nullable(),
  p: z.number(),
  /** Above everybody's rate of the same contacts after false-discovery control over all agents and reasons. */
  expert: z.boolean(),
})
export const expertsSchema = stampSchema.extend({
  minContacts: z.number(),
  falseDiscoveryRate: z.number(),
  controllable: z.array(z.enum(FAILURE_FLAGS)),
  reasons: z.array(
    namedSchema.extend({
      solved: shareSchema,
      /** Experts first, then by number of contacts: no order of merit. */
      candidates: z.array(expertSchema),
      nullReason: z.enum(['too_few']).nullable(),
    }),
  ),
})
export type Experts = z.infer<typeof expertsSchema>
