/** `GET /api/v1/fcr/reconciliation`: five lenses beside each other, and from one's tickets to another's in steps that add up. `…/contacts`: the tickets of a step. */
import { z } from 'zod'
import { LENS_IDS } from '../fcr/lens.ts'
import { STEP_CODES } from '../fcr/reconcile.ts'
import { contactSchema } from './contacts.ts'
import { definitionSchema, factQuerySchema, trendRowSchema } from './trend.ts'

export const reconciliationQuerySchema = factQuerySchema.extend({
  /** The lens that is reported elsewhere; `lens` is ours. */
  reported: z.enum(LENS_IDS).default('one_touch'),
})
export type ReconciliationQuery = z.infer<typeof reconciliationQuerySchema>

const countedSchema = z.object({ n: z.number(), success: z.number() })
export const stepSchema = z.object({
  code: z.enum(STEP_CODES),
  tickets: z.number(),
  /** What its tickets are under the reported lens, and under ours: judged ones, and successes among them. */
  reported: countedSchema,
  ours: countedSchema,
  /** Of those that our lens fails: by primary reason. */
  reasons: z.record(z.string(), z.number()),
})
export const reconciliationSchema = z.object({
  /** Of the two lenses that are reconciled. */
  reported: definitionSchema.extend(countedSchema.shape),
  ours: definitionSchema.extend(countedSchema.shape),
  asOf: z.string().nullable(),
  completeTo: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  coarseShare: z.number(),
  /** Rate, interval and n of each lens of the card, and of the two that are reconciled. */
  lenses: z.array(z.object({ definition: definitionSchema, total: trendRowSchema })),
  /** reported − what leaves + what joins = ours, over sets of tickets; successes likewise, less what turned failed, plus what turned success. */
  steps: z.array(stepSchema),
  /** The reported rate less ours; negative where the reported lens is the stricter one. */
  gap: z.number().nullable(),
  solvedByReportedFailedByOurs: z.number(),
  failedByReportedSolvedByOurs: z.number(),
})
export type ReconciliationAnswer = z.infer<typeof reconciliationSchema>

export const stepContactsQuerySchema = reconciliationQuerySchema.extend({
  step: z.enum(STEP_CODES, 'is no step; an example is leaves.not_first'),
  /** Primary reason under our lens, of those that it fails. */
  reason: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.string().optional(),
})
export type StepContactsQuery = z.infer<typeof stepContactsQuerySchema>
export const stepContactsSchema = z.object({
  definition: definitionSchema,
  asOf: z.string().nullable(),
  total: z.number(),
  /** `state` as our lens sees the ticket, `reported` as the other one does: a state, `excluded:CODE`, or why it is not judged there. */
  rows: z.array(contactSchema.extend({ reported: z.string() })),
  next: z.string().nullable(),
})
export type StepContacts = z.infer<typeof stepContactsSchema>
