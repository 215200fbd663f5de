/** What the reviews of a sample say of its whole frame, and how far the period's reviews reach: routes in `samples.ts`. */
import { z } from 'zod'
import { definitionSchema } from '../trend.ts'
import { frameStampSchema, reviewerProgressSchema, sampleStratumSchema, sampleSummarySchema } from './samples.ts'

const id = z.int().positive()
const words = z.object({ en: z.string(), zh: z.string() })

/** A share or a mean with its 95 % interval; `nullReason` says why there is none. */
export const estimateSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  standardError: z.number().nullable(),
  n: z.number(),
  effectiveN: z.number().nullable(),
  nullReason: z.enum(['no_reviews', 'too_few']).nullable(),
})
export type Estimate = z.infer<typeof estimateSchema>
/** Why the plain figure and the weighted one differ. */
export const DIFFERENCE_CODES = [
  'risk_drawn_on_purpose',
  'unequal_probabilities',
  'minimum_per_agent',
  'replaced',
  'not_all_reviewed',
  'strata_without_reviews',
  'alike',
] as const
export const measureSchema = z.object({
  /** `pass`, `score`, `first_contact` ("cannot tell" left out), or `criterion:ID`. */
  id: z.string(),
  /** Of a criterion; null where the words of both languages name it. */
  title: words.nullable(),
  kind: z.enum(['share', 'mean']),
  /** What reviewers saw: for finding, not for measuring. */
  naive: estimateSchema,
  /** Weighted back to the frame: the figure. */
  weighted: estimateSchema,
  /** The random part alone. */
  random: estimateSchema,
  differs: z.array(z.enum(DIFFERENCE_CODES)),
  /** The interval is not to be relied on: strata expect fewer than five failures or passes. */
  unreliable: z.boolean(),
  /** The criterion's rule check over the whole frame, corrected by the reviews; null where it has no check. */
  corrected: z.object({ check: z.string(), checked: z.number(), model: z.number(), bias: estimateSchema, value: estimateSchema }).nullable(),
})
export const resultsRowSchema = z.object({
  value: z.string(),
  label: z.string().nullable(),
  population: z.number(),
  reviewed: z.number(),
  pass: estimateSchema,
  score: estimateSchema,
  firstContact: estimateSchema,
})
export const sampleResultsSchema = frameStampSchema.extend({
  sample: sampleSummarySchema,
  /** Fewer reviews give no figure for an agent, a team or a criterion. */
  fewest: z.number(),
  method: z.object({ estimator: z.literal('hajek'), interval: z.enum(['stratified_score', 'wilson_at_effective_n']) }),
  /** Share of the frame whose strata have a review; below 1 the rest is not spoken of. */
  covered: z.number(),
  measures: z.array(measureSchema),
  agents: z.array(resultsRowSchema),
  groups: z.array(resultsRowSchema),
  strata: z.array(
    sampleStratumSchema.pick({ id: true, parts: true, population: true, frameShare: true }).extend({
      drawn: z.number(),
      submitted: z.number(),
      replaced: z.number(),
      passed: z.number(),
      failed: z.number(),
      pass: estimateSchema,
      /** At the weighted pass rate of the stratum, or of all where it has none. */
      expectedFailures: z.number(),
      expectedPasses: z.number(),
      unreliable: z.boolean(),
    }),
  ),
  replaced: z.object({
    total: z.number(),
    share: z.number(),
    reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
    reviewers: z.array(reviewerProgressSchema),
  }),
})
export type SampleResults = z.infer<typeof sampleResultsSchema>

export const PLAN_UNITS = ['month', 'quarter'] as const
/** `target`: half of the interval that is wanted for a period, 0.05 = ±5 points. */
export const planSchema = z.object({ unit: z.enum(PLAN_UNITS), target: z.number(), minutesPerReview: z.number(), minimumPerAgent: z.number() })
export const planChangeSchema = z.strictObject({
  unit: z.enum(PLAN_UNITS),
  target: z.number().min(0.01).max(0.5),
  minutesPerReview: z.number().min(1).max(240),
  minimumPerAgent: z.int().min(0).max(100),
  /** 0 = none was saved yet. */
  ifVersion: z.int(),
})
export const coverageQuerySchema = z.object({
  /** A day of the period that is asked about; default the one that goes on. */
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day; an example is 2026-11-02')
    .optional(),
})
export const coverageSchema = z.object({
  asOf: z.string().nullable(),
  completeTo: z.string().nullable(),
  definition: definitionSchema,
  plan: planSchema.extend({ version: z.number() }),
  from: z.string(),
  to: z.string(),
  /** Eligible contacts of the period so far, and how many of them were reviewed. */
  eligible: z.number(),
  reviewed: z.number(),
  reviewedShare: z.number().nullable(),
  /** Reviews of all samples of the period put together; n of a plain sample that they are worth. */
  effectiveN: z.number(),
  /** Pass rate and the precision reached; null without reviews. */
  pass: estimateSchema,
  halfWidth: z.number().nullable(),
  /** Reviews of a plain sample that the target takes, how many are missing, and their hours. */
  needed: z.number(),
  missing: z.number(),
  hoursLeft: z.number(),
  method: z.literal('wilson-exact-search'),
  agents: z.array(z.object({ agentId: id.nullable(), name: z.string().nullable(), eligible: z.number(), reviewed: z.number(), missing: z.number() })),
})
export type Coverage = z.infer<typeof coverageSchema>
