/** Shapes in which gold items are kept: each carries the answer that it is held against. */
import { agreedAnswerSchema } from '@shared/api/quality/calibration.ts'
import { z } from 'zod'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { createRecordBook } from '../record-book.ts'

const id = z.int().positive()
export const goldItemSchema = z.object({
  /** As the queue names it, like an item of the sample that it stands among. */
  itemId: z.string(),
  /** Sample that it stands among, and as which of its draws it is shown. */
  among: z.string(),
  place: z.int(),
  stratum: z.string(),
  part: z.enum(['random', 'risk']),
  inclusion: z.number(),
  ticketId: id,
  reviewerId: id,
  agentId: id.nullable(),
  groupId: id.nullable(),
  dueAt: z.int().nullable(),
  state: z.enum(['due', 'submitted']),
  scorecard: z.object({ id: z.string(), version: z.int() }),
  agreed: agreedAnswerSchema,
  /** Session that agreed on it. */
  sessionId: z.string(),
  placedAt: z.int(),
  seed: z.string(),
  revealedAt: z.int().nullable(),
})
export type GoldItemBody = z.infer<typeof goldItemSchema>
const keysOf = (body: GoldItemBody): string[] => [
  `item:${body.itemId}`,
  `among:${body.among}`,
  `state:${body.state}`,
  `by:${body.reviewerId}`,
  `ticket:${body.ticketId}`,
]
export const goldBook = (store: RecordStore) => createRecordBook(store, 'gold', goldItemSchema, keysOf)
