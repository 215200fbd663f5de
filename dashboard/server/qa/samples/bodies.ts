/** Shapes in which samples, their frozen frames and the plan are kept. Moments are epoch seconds, days `2026-11-02`. */
import { z } from 'zod'
import { designSchema, sampleStratumSchema } from '@shared/api/quality/samples.ts'
import { PLAN_UNITS } from '@shared/api/quality/sample-results.ts'
import { definitionSchema, factQuerySchema } from '@shared/api/trend.ts'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { reviewBodySchema, reviewKeys, sampleItemBodySchema, sampleItemKeys } from '../bodies.ts'
import { createRecordBook } from '../record-book.ts'

const id = z.int().positive()
const moment = z.int()

/** Without names: these are said in the words of today. */
const stratumBodySchema = sampleStratumSchema.extend({ parts: z.array(z.object({ by: z.string(), value: z.string() })) })
export type StratumBody = z.infer<typeof stratumBodySchema>
export const sampleBodySchema = z.object({
  title: z.string(),
  seed: z.string(),
  /** As it was asked, days resolved. */
  question: factQuerySchema,
  definition: definitionSchema,
  asOf: moment,
  completeTo: moment,
  from: z.string(),
  to: z.string(),
  matured: z.boolean(),
  eligible: z.number(),
  size: z.number(),
  excluded: z.array(z.object({ kind: z.string(), count: z.number() })),
  /** SHA-256 of the frame's ticket ids in order. */
  digest: z.string(),
  /** With its rules. */
  design: designSchema,
  strata: z.array(stratumBodySchema),
  /** Groups whose tickets are in the frame, where whoever drew it sees no others; null = all. */
  groups: z.array(id).nullable(),
  reviewers: z.array(z.object({ userId: id, share: z.number() })),
  dueAt: moment.nullable(),
  scorecard: z.string().nullable(),
  blind: z.boolean(),
  /** Reviews wanted: items that were drawn first. */
  drawn: z.number(),
  /** Expected, of the share of failures; null where nothing was measured. */
  precision: z.object({ standardError: z.number(), halfWidth: z.number() }).nullable().default(null),
  drawnAt: moment,
  drawnBy: z.string(),
})
export type SampleBody = z.infer<typeof sampleBodySchema>

/** The frame as columns, by ticket id; agents and groups by place in the lists of them. */
export const frameBodySchema = z.object({
  sampleId: z.string(),
  ticketIds: z.array(id),
  strata: z.array(z.string()),
  stratumOf: z.array(z.int()),
  agents: z.array(id.nullable()),
  agentOf: z.array(z.int()),
  groups: z.array(id.nullable()),
  groupOf: z.array(z.int()),
})
export type FrameBody = z.infer<typeof frameBodySchema>

export const planBodySchema = z.object({ unit: z.enum(PLAN_UNITS), target: z.number(), minutesPerReview: z.number(), minimumPerAgent: z.number() })
export type PlanBody = z.infer<typeof planBodySchema>

export type SampleBooks = ReturnType<typeof createSampleBooks>
export function createSampleBooks(store: RecordStore) {
  return {
    samples: createRecordBook(store, 'sample', sampleBodySchema, ({ reviewers }) => reviewers.map(({ userId }) => `by:${userId}`)),
    frames: createRecordBook(store, 'sample_frame', frameBodySchema, ({ sampleId }) => [`sample:${sampleId}`]),
    items: createRecordBook(store, 'sample_item', sampleItemBodySchema, sampleItemKeys),
    reviews: createRecordBook(store, 'review', reviewBodySchema, reviewKeys),
    plans: createRecordBook(store, 'plan', planBodySchema, () => []),
    saveAll: store.saveRecords.bind(store),
  }
}
