/** How disputes and the rules of release are kept. Moments are epoch seconds. */
import { DISPUTE_KINDS, DISPUTE_VERDICTS, STARTING_RULES, type DisputeRules } from '@shared/quality/dispute.ts'
import { z } from 'zod'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { reviewBodySchema, reviewKeys, sampleItemBodySchema, sampleItemKeys } from '../bodies.ts'
import { createRecordBook } from '../record-book.ts'

const id = z.int().positive()
const moment = z.int()

const decisionBodySchema = z.object({
  verdict: z.enum(DISPUTE_VERDICTS),
  comment: z.string(),
  levels: z.record(z.string(), z.string()),
  at: moment,
  by: z.string(),
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  /** From opening, or reopening. */
  seconds: z.number(),
  inTime: z.boolean(),
})
export const disputeBodySchema = z.object({
  /** One review may be disputed by each agent it ever spoke of. */
  reviewId: z.string(),
  ticketId: id,
  agentId: id,
  reviewerId: id.nullable(),
  kind: z.enum(DISPUTE_KINDS),
  state: z.enum(['open', 'decided']),
  comment: z.string(),
  points: z.array(z.object({ criterion: z.string(), was: z.string(), proposed: z.string() })),
  /** What the review said before; nothing of it is lost by a decision. */
  first: z.object({
    answers: z.record(z.string(), z.string()),
    score: z.number().nullable(),
    passed: z.boolean().nullable(),
    criticalFailures: z.array(z.string()),
  }),
  openedAt: moment,
  dueAt: moment,
  decisions: z.array(decisionBodySchema),
  reopened: z.object({ reason: z.string(), at: moment, by: z.string() }).nullable(),
})
export type DisputeBody = z.infer<typeof disputeBodySchema>
const disputeKeys = ({ reviewId, ticketId, agentId, reviewerId, state }: DisputeBody): string[] => [
  `review:${reviewId}`,
  `ticket:${ticketId}`,
  `user:${agentId}`,
  `state:${state}`,
  ...(reviewerId === null ? [] : [`by:${reviewerId}`]),
]

const rulesBodySchema = z.object({ releaseAfterHours: z.number(), disputeDays: z.number(), decideDays: z.number() })
/** Beside the plan of samples; a record of its own, so that neither saves over the other. */
const RULES = 'release'

export type DisputeBooks = ReturnType<typeof createDisputeBooks>
export function createDisputeBooks(store: RecordStore) {
  const rules = createRecordBook(store, 'plan', rulesBodySchema, () => [])
  return {
    store,
    disputes: createRecordBook(store, 'dispute', disputeBodySchema, disputeKeys),
    reviews: createRecordBook(store, 'review', reviewBodySchema, reviewKeys),
    items: createRecordBook(store, 'sample_item', sampleItemBodySchema, sampleItemKeys),
    async rules(): Promise<{ version: number; body: DisputeRules }> {
      return (await rules.get(RULES)) ?? { version: 0, body: STARTING_RULES }
    },
    saveRules: (ifVersion: number, body: DisputeRules, by: string, at: number) => rules.save(RULES, ifVersion, body, by, at),
  }
}
