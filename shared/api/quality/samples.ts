/**
 * Samples: what is drawn for review, and what the reviews say of all (reviewers; a limited reviewer sees samples of own groups only).
 * - `POST /api/v1/quality/samples/preview` takes `drawRequestSchema`, draws nothing → `samplePreviewSchema`
 * - `POST /api/v1/quality/samples` takes `drawRequestSchema` → 201 `sampleDetailSchema`
 * - `GET /api/v1/quality/samples` → `samplesSchema`; `GET …/samples/{sample}` → `sampleDetailSchema`
 * - `GET …/samples/{sample}/items` (`sampleItemsQuerySchema`; `format=csv` is a file of all, with probabilities, weights and verdicts) → `sampleItemsSchema`
 * - `GET …/samples/{sample}/verify` draws again from the frozen frame and compares → `sampleVerifiedSchema`
 * - `POST …/samples/{sample}/assign` takes `assignSchema` → `sampleDetailSchema`
 * - `POST …/samples/{sample}/items/{item}/replace` takes `replaceSchema` → `replacedSchema`
 * - `GET …/samples/{sample}/results` → `sampleResultsSchema` of `sample-results.ts`
 * - `GET …/quality/coverage` → `coverageSchema`; `PUT …/quality/plan` takes `planChangeSchema` → `coverageSchema`, both of `sample-results.ts`
 * - `GET …/quality/reviewers` → `reviewersSchema`: who can be given reviews
 * Rates, shares and probabilities are fractions; `halfWidth` too (0.05 = ±5 points). Moments are ISO, days `2026-11-02`.
 * Problems: 400 `frame_too_large`, `empty_frame`, `nothing_matured`, `size_too_small`, `invalid_…`; 404 `unknown_sample`, `unknown_item`;
 * 409 `changed_meanwhile` (the item or sample is no longer as it was shown), `already_submitted`, `none_left` (no ticket is left to stand in).
 */
import { z } from 'zod'
import { ALLOCATIONS, DEFAULT_RANDOM, LEAST_RANDOM, STRATIFIERS } from '../../sampling/design.ts'
import { RISK_NUMBERS, RISK_WORDS } from '../../sampling/risk-rules.ts'
import { definitionSchema, factQuerySchema } from '../trend.ts'

const id = z.int().positive()
const iso = z.string()
const nullableIso = iso.nullable()

export const MOST_IN_SAMPLE = 2000
const size = z.int().min(1, 'is at least 1').max(MOST_IN_SAMPLE, `is at most ${MOST_IN_SAMPLE}`)
const riskTestSchema = z.union([
  z.strictObject({ number: z.enum(RISK_NUMBERS), from: z.number().optional(), to: z.number().optional() }),
  z.strictObject({ word: z.enum(RISK_WORDS), oneOf: z.array(z.string().max(200)).min(1).max(50) }),
])
/** `id` of a starter rule is named by the words of both languages; of an own rule it is its name. */
export const riskRuleSchema = z.strictObject({
  id: z.string().min(1).max(60),
  all: z.array(riskTestSchema).max(10).optional(),
  any: z.array(riskTestSchema).min(1).max(10).optional(),
})
export const designSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('simple'), size }),
  z.strictObject({
    kind: z.literal('stratified'),
    size,
    by: z
      .array(z.enum([...STRATIFIERS, 'risk']))
      .min(1)
      .max(3),
    allocation: z.enum(ALLOCATIONS).default('proportional'),
    /** At least so many from each stratum, as far as it has them; `by: ['agent']` with it is a minimum per agent. */
    minimum: z.int().min(0).max(100).default(0),
  }),
  z.strictObject({
    kind: z.literal('risk'),
    size,
    randomShare: z.number().min(LEAST_RANDOM).max(1).default(DEFAULT_RANDOM),
    minimumPerAgent: z.int().min(0).max(100).default(0),
    /** Left out: the starter rules. The first that matches is a ticket's class; whatever no rule matches is `rest`. */
    rules: z.array(riskRuleSchema).max(20).optional(),
  }),
])
export const assignmentSchema = z.strictObject({
  /** Of the sample, in parts of whatever they sum to: 60 and 40, or 3 and 2. */
  reviewers: z.array(z.strictObject({ userId: id, share: z.number().positive().max(1000) })).max(50),
  dueAt: z.iso.datetime({ offset: true, error: 'is not a moment; an example is 2026-11-20T18:00:00Z' }).nullable().default(null),
})
export const drawRequestSchema = z.strictObject({
  title: z.string().trim().max(120).default(''),
  /** As every question: lens, days of first solve, filters. Without days the last matured week. */
  frame: factQuerySchema.default({ lens: 'net', filter: [] }),
  design: designSchema,
  /** Left out: the service makes one; the same seed, design and frame draw the same list. */
  seed: z.string().trim().min(1).max(60).optional(),
  assignment: assignmentSchema.default({ reviewers: [], dueAt: null }),
  /** Which card reviews are made on; null = the one in force. */
  scorecard: z.string().max(60).nullable().default(null),
  /** Agent, outcome and automatic verdicts stay hidden until a review is submitted. */
  blind: z.boolean().default(true),
})
export type DrawRequest = z.infer<typeof drawRequestSchema>
export type DrawRequestInput = z.input<typeof drawRequestSchema>

const measuredShareSchema = z.object({
  /** Over the preceding matured weeks, drawn towards the common share where few were seen; null where nothing was. */
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number(),
})
export const sampleStratumSchema = z.object({
  id: z.string(),
  /** What it is made of, in the order of the design: a class of risk (`risk`: a rule's id or `rest`), or a grouping's value with its name (null = none). `whole` of a simple sample. */
  parts: z.array(z.object({ by: z.string(), value: z.string(), label: z.string().nullable() })),
  population: z.number(),
  /** Expected number drawn; whole unless a minimum per agent moves it between classes. */
  n: z.number(),
  /** Probability of a unit and its weight (1 ÷ probability): the mean of the stratum, and from least to most where units differ. */
  inclusion: z.number(),
  inclusionLow: z.number(),
  inclusionHigh: z.number(),
  weight: z.number().nullable(),
  failureShare: measuredShareSchema,
  /** n × the measured share; null where none is known. */
  expectedFailures: z.number().nullable(),
  frameShare: z.number(),
  sampleShare: z.number(),
  /** Fewer than five failures or passes are expected: its interval would not hold what it says. */
  unreliable: z.boolean(),
})
export const framedSchema = z.object({
  /** First and last day of first solves. */
  from: z.string(),
  to: z.string(),
  /** At least 99 % of it is past its own window. */
  matured: z.boolean(),
  filter: z.array(z.string()),
  /** Solved first contacts the lens counts; exactly as many as `/fcr/contacts` lists with these words. */
  eligible: z.number(),
  /** `eligible` without those left out because all reviewers of the sample solved them themselves. */
  size: z.number(),
  /** By kind, largest first: the lens's exclusions, `not_first` and so on, and `solved_by_reviewers`. */
  excluded: z.array(z.object({ kind: z.string(), count: z.number() })),
  /** When it was frozen. */
  frozenAt: nullableIso,
})
export const frameStampSchema = z.object({ definition: definitionSchema, asOf: nullableIso, completeTo: nullableIso })
const plannerRowSchema = z.object({
  n: z.number(),
  halfWidth: z.number(),
  hours: z.number(),
  /** `size`: what that many can tell; `target`: how many this precision takes. */
  asked: z.enum(['size', 'target']),
})
const precisionSchema = z.object({ standardError: z.number(), halfWidth: z.number() }).nullable()
export const samplePreviewSchema = frameStampSchema.extend({
  frame: framedSchema,
  design: designSchema,
  strata: z.array(sampleStratumSchema),
  total: z.object({
    population: z.number(),
    n: z.number(),
    /** Of those, expected in the part that is random by itself; all of a simple or stratified sample are. */
    random: z.number(),
    expectedFailures: z.number().nullable(),
    /** From a simple random sample of the same size. */
    expectedFailuresSimple: z.number().nullable(),
    /** Expected, half of the 95 % interval of the share of failures; null where nothing was measured. */
    precision: precisionSchema,
    precisionSimple: precisionSchema,
    hours: z.number(),
  }),
  /** The weeks that the measured shares rest on. */
  measured: z.object({ from: z.string(), to: z.string(), n: z.number(), rate: z.number().nullable() }),
  planner: z.object({
    method: z.enum(['wilson-exact-search']),
    /** The rate that it takes. */
    rate: z.number(),
    minutesPerReview: z.number(),
    rows: z.array(plannerRowSchema),
  }),
  /** How many come from each agent at least and at most, expected; largest frame first. */
  agents: z.array(z.object({ agentId: id.nullable(), name: z.string().nullable(), population: z.number(), n: z.number() })),
  warnings: z.array(z.enum(['not_matured', 'nothing_measured', 'few_per_stratum', 'minimum_leads', 'census'])),
})
export type SamplePreview = z.infer<typeof samplePreviewSchema>

export const progressSchema = z.object({
  /** Standing in the sample: without those that were replaced. */
  drawn: z.number(),
  submitted: z.number(),
  due: z.number(),
  overdue: z.number(),
  replaced: z.number(),
  /** Of all that ever were drawn first. */
  replacedShare: z.number(),
})
export const reviewerProgressSchema = progressSchema.extend({
  /** null = not assigned. */
  reviewerId: id.nullable(),
  name: z.string().nullable(),
  /** An unusual share of this person's was replaced. */
  alert: z.boolean(),
})
export const sampleSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  lens: z.string(),
  from: z.string(),
  to: z.string(),
  design: z.enum(['simple', 'stratified', 'risk']),
  size: z.number(),
  frameSize: z.number(),
  drawnAt: iso,
  drawnBy: z.string(),
  dueAt: nullableIso,
  /** Expected when it was drawn. */
  precision: precisionSchema,
  progress: progressSchema,
})
export type SampleSummary = z.infer<typeof sampleSummarySchema>
export const samplesSchema = z.object({ asOf: iso, samples: z.array(sampleSummarySchema) })

export const sampleDetailSchema = frameStampSchema.extend({
  id: z.string(),
  /** For changes: `ifVersion`. */
  version: z.number(),
  title: z.string(),
  seed: z.string(),
  drawnAt: iso,
  drawnBy: z.string(),
  scorecard: z.string().nullable(),
  frame: framedSchema,
  design: designSchema,
  strata: z.array(sampleStratumSchema.extend({ drawn: z.number(), submitted: z.number(), replaced: z.number() })),
  assignment: z.object({ reviewers: z.array(z.object({ userId: id, name: z.string().nullable(), share: z.number() })), dueAt: nullableIso }),
  progress: progressSchema,
  reviewers: z.array(reviewerProgressSchema),
})
export type SampleDetail = z.infer<typeof sampleDetailSchema>

export const sampleParamsSchema = z.object({ sample: z.string().min(1).max(80) })
export const sampleItemParamsSchema = sampleParamsSchema.extend({ item: z.string().min(1).max(120) })
export const ITEM_STATES = ['due', 'submitted', 'replaced'] as const
export const sampleItemsQuerySchema = z.object({
  state: z.enum(ITEM_STATES).optional(),
  reviewer: z.coerce.number().int().positive().optional(),
  stratum: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
})
export const sampleItemSchema = z.object({
  id: z.string(),
  version: z.number(),
  ticketId: id,
  url: z.string().nullable(),
  place: z.number(),
  /** Empty, with `inclusion` and `weight` 0 and `part` random, where the caller is not to know before the review is submitted why it was drawn. */
  stratum: z.string(),
  inclusion: z.number(),
  /** 1 ÷ probability as it was drawn, and as results count it now (replaced and open ones re-weighted; null where it is not reviewed). */
  weight: z.number(),
  weightNow: z.number().nullable(),
  part: z.enum(['random', 'risk']),
  agentId: id.nullable(),
  /** null also where the caller is not to know before the review is submitted. */
  agent: z.string().nullable(),
  group: z.string().nullable(),
  reviewerId: id.nullable(),
  reviewer: z.string().nullable(),
  dueAt: nullableIso,
  overdue: z.boolean(),
  state: z.enum(ITEM_STATES),
  replaced: z.object({ reason: z.string(), note: z.string(), by: z.string(), at: iso, successor: z.string().nullable() }).nullable(),
  replaces: z.string().nullable(),
  /** Of the submitted review. */
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  verdict: z.enum(['yes', 'no', 'cannot_tell']).nullable(),
})
export const sampleItemsSchema = z.object({ asOf: iso, total: z.number(), items: z.array(sampleItemSchema) })

export const sampleVerifiedSchema = z.object({
  same: z.boolean(),
  seed: z.string(),
  frameSize: z.number(),
  /** SHA-256 of the frame's ticket ids in order. */
  frameDigest: z.string(),
  drawn: z.number(),
  /** Tickets that one of the two lists has and the other has not. */
  missing: z.array(id),
  extra: z.array(id),
})

/** Of those still due; a reviewer never gets a ticket that they solved. `itemIds` left out = all that are due. */
export const assignSchema = assignmentSchema.extend({ itemIds: z.array(z.string()).max(MOST_IN_SAMPLE).optional() })

export const REPLACE_REASONS = [
  'not_readable',
  'wrong_language',
  'spam_or_test',
  'not_a_contact',
  'conflict_of_interest',
  'sensitive',
  'other',
] as const
/** A note must be given with `other`. */
export const replaceSchema = z.strictObject({
  reason: z.enum(REPLACE_REASONS),
  note: z.string().trim().max(2000).default(''),
  /** The item's version that was shown. */
  ifVersion: z.int(),
})
export const replacedSchema = z.object({
  replaced: sampleItemSchema,
  /** null: skipped, its stratum has none left; it counts as not answered. */
  successor: sampleItemSchema.nullable(),
  progress: progressSchema,
})

export const reviewersSchema = z.object({ reviewers: z.array(z.object({ userId: id, name: z.string().nullable(), role: z.string() })) })
