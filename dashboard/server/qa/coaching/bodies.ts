/** How coaching notes are kept. Moments are epoch seconds, days `2026-11-02`. */
import { coachingWordsSchema } from '@shared/api/quality/coaching.ts'
import { z } from 'zod'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { createRecordBook, type Kept } from '../record-book.ts'

const id = z.int().positive()
export const coachingBodySchema = z.object({
  agentId: id,
  /** null: it was written by somebody whom the helpdesk does not know. */
  authorId: id.nullable(),
  author: z.string(),
  reviewIds: z.array(z.string()),
  ticketIds: z.array(id),
  words: coachingWordsSchema,
  createdAt: z.int(),
  sharedAt: z.int().nullable(),
})
export type CoachingBody = z.infer<typeof coachingBodySchema>
export type KeptNote = Kept<CoachingBody>
export const coachingBook = (store: RecordStore) =>
  createRecordBook(store, 'coaching', coachingBodySchema, ({ agentId, authorId, ticketIds }) => [
    `user:${agentId}`,
    ...(authorId === null ? [] : [`by:${authorId}`]),
    ...ticketIds.map((ticket) => `ticket:${ticket}`),
  ])
