/**
 * Does meeting a criterion go with success later? `GET /api/v1/quality/validity` (`format=csv` is a file): per criterion the odds ratio of net first-contact resolution,
 * and of a good satisfaction rating, for reviews that met it against those that did not; over submitted reviews of samples, the latest of each ticket.
 */
import { z } from 'zod'
import { definitionSchema } from '../trend.ts'

export const VALIDITY_OUTCOMES = ['fcr', 'csat'] as const
/** `nothing`: the interval includes 1 and rules out half and double. `open`: it includes 1 and does not. */
export const VALIDITY_WORDS = ['predicts', 'against', 'nothing', 'open', 'too_few'] as const
const side = z.object({ n: z.number(), success: z.number() })
export const validityRowSchema = z.object({
  scorecard: z.string(),
  /** Versions whose reviews are in it. */
  versions: z.array(z.number()),
  criterion: z.string(),
  title: z.object({ en: z.string(), zh: z.string() }),
  weight: z.number(),
  outcome: z.enum(VALIDITY_OUTCOMES),
  n: z.number(),
  /** Best level. */
  met: side,
  notMet: side,
  /** null when too few, or without bound because a count is 0. */
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  method: z.enum(['woolf', 'exact']).nullable(),
  /** The same ratio with each review weighted by 1 ÷ its chance to be drawn, as a check without an interval; null when too few. */
  weighted: z.number().nullable(),
  says: z.enum(VALIDITY_WORDS),
  /** Stands out by itself, not among so many looks (Benjamini & Hochberg at 5 %); false with 20 looks or fewer. */
  chance: z.boolean(),
})
export type ValidityRow = z.infer<typeof validityRowSchema>
export const validitySchema = z.object({
  asOf: z.string(),
  completeTo: z.string().nullable(),
  definition: definitionSchema,
  /** Reviews on each side, and of each outcome, below which nothing is said. */
  fewest: z.number(),
  fewestOutcomes: z.number(),
  /** Ratios that were looked at. */
  looks: z.number(),
  manyLooks: z.boolean(),
  /** Reviews whose ticket has a final outcome, and those whose window is open or that do not count. */
  matured: z.number(),
  left: z.number(),
  rows: z.array(validityRowSchema),
})
export type Validity = z.infer<typeof validitySchema>
export const validityQuerySchema = z.object({ format: z.enum(['json', 'csv']).default('json') })
