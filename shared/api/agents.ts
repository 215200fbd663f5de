/** `GET /api/v1/fcr/agents`: agents or groups compared fairly: own mix, borrowed strength, controllable failures only. No order of merit. */
import { z } from 'zod'
import { FAILURE_FLAGS } from '../fcr/lens.ts'
import { namedSchema, rateSchema, shareSchema, stampSchema } from './question.ts'
import { standardisedSchema } from './mix.ts'
import { factQuerySchema } from './trend.ts'

const flags = z.enum(FAILURE_FLAGS)
export const agentsQuerySchema = factQuerySchema.extend({
  slice: z.enum(['agent', 'group']).default('agent'),
  /** Failures that the solver can do something about. */
  controllable: z
    .union([flags, z.array(flags).min(1)])
    .transform((value) => [value].flat())
    .default(['repeat']),
  sort: z.enum(['name', 'n']).default('name'),
})
export type AgentsQuery = z.infer<typeof agentsQuerySchema>

const intervalSchema = z.object({ rate: z.number(), low: z.number(), high: z.number() })
export const agentRowSchema = namedSchema.extend({
  /** As the lens counts, all failures. */
  raw: rateSchema,
  /** Without controllable failure, of the ripe contacts. */
  controllable: shareSchema,
  failures: z.object({ count: z.number(), open: shareSchema.shape.open }),
  /** To the mix of all agents, reason × channel × language. */
  standardised: standardisedSchema,
  /** Drawn towards everybody's rate by as much as the own number is small. */
  shrunken: intervalSchema.extend({ ownWeight: z.number() }).nullable(),
  /** The same of the standardised rate at its effective n: the fair figure. */
  fair: intervalSchema.extend({ ownWeight: z.number() }).nullable(),
  /** What everybody's rates would give with this mix of contacts; limits around it at this n. */
  expected: z.number().nullable(),
  funnel: z.object({ low95: z.number(), high95: z.number(), low998: z.number(), high998: z.number() }).nullable(),
  p: z.number().nullable(),
  /** Outside after false-discovery control over all rows. */
  outside: z.enum(['above', 'below']).nullable(),
  nullReason: z.enum(['too_few']).nullable(),
})
export const agentsSchema = stampSchema.extend({
  slice: z.enum(['agent', 'group']),
  /** Failures that were counted, and what was left out. */
  controllableBasis: z.object({
    flags: z.array(flags),
    knownProblems: z.literal('left_out'),
    /** Nobody says yet who can control a cause, so kinds of failure stand for it. */
    by: z.literal('failure_kind'),
  }),
  strata: z.array(z.string()),
  total: z.object({ controllable: shareSchema, raw: rateSchema }),
  /** How far agents differ beyond chance; `alike` when they don't. */
  prior: z.object({ mean: z.number(), strength: z.number(), alike: z.boolean() }).nullable(),
  falseDiscoveryRate: z.number(),
  rows: z.array(agentRowSchema),
})
export type Agents = z.infer<typeof agentsSchema>
