/** Shapes in which calibration sessions and who is to review what in them are kept. Moments are epoch seconds. */
import { agreedAnswerSchema } from '@shared/api/quality/calibration.ts'
import { z } from 'zod'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { reviewBodySchema, reviewKeys } from '../bodies.ts'
import { createRecordBook, type Kept } from '../record-book.ts'

const id = z.int().positive()
const moment = z.int()

const sessionSchema = z.object({
  part: z.literal('session'),
  title: z.string(),
  ticketIds: z.array(id),
  reviewers: z.array(id),
  scorecard: z.object({ id: z.string(), version: z.int() }),
  drawn: z.object({ sample: z.string(), seed: z.string() }).nullable(),
  dueAt: moment,
  /** `open` = blind. Nothing of it is ever taken back. */
  state: z.enum(['open', 'shown', 'closed']),
  shownAt: moment.nullable(),
  createdAt: moment,
  createdBy: z.string(),
  /** What they agreed on after the talk, by ticket. */
  agreed: z.array(agreedAnswerSchema.extend({ ticketId: id, by: z.string(), at: moment })),
})
export type SessionBody = z.infer<typeof sessionSchema>
const itemSchema = z.object({
  part: z.literal('item'),
  sessionId: z.string(),
  ticketId: id,
  reviewerId: id,
  agentId: id.nullable(),
  groupId: id.nullable(),
  place: z.int(),
  /** `closed`: the session ended before it was submitted. */
  state: z.enum(['due', 'submitted', 'closed']),
})
export type ItemBody = z.infer<typeof itemSchema>
const calibrationBodySchema = z.discriminatedUnion('part', [sessionSchema, itemSchema])
type CalibrationBody = z.infer<typeof calibrationBodySchema>

const keysOf = (body: CalibrationBody): string[] =>
  body.part === 'session'
    ? ['part:session', ...body.reviewers.map((one) => `by:${one}`), ...body.ticketIds.map((one) => `ticket:${one}`)]
    : ['part:item', `session:${body.sessionId}`, `by:${body.reviewerId}`, `state:${body.state}`, `ticket:${body.ticketId}`]

/** Without the reviewer's number: a forgotten person is in no id. */
export const itemIdOf = (sessionId: string, ticket: number, reviewer: number): string =>
  `${sessionId}.${String(ticket + 1).padStart(2, '0')}-${String(reviewer + 1).padStart(2, '0')}`

export function createCalibrationBooks(store: RecordStore) {
  const book = createRecordBook(store, 'calibration', calibrationBodySchema, keysOf)
  const asSession = (kept: Kept<CalibrationBody>): Kept<SessionBody>[] => (kept.body.part === 'session' ? [{ ...kept, body: kept.body }] : [])
  const asItem = (kept: Kept<CalibrationBody>): Kept<ItemBody>[] => (kept.body.part === 'item' ? [{ ...kept, body: kept.body }] : [])
  return {
    store,
    change: book.change,
    reviews: createRecordBook(store, 'review', reviewBodySchema, reviewKeys),
    async session(sessionId: string): Promise<Kept<SessionBody> | null> {
      const kept = await book.get(sessionId)
      return kept === null ? null : (asSession(kept)[0] ?? null)
    },
    async item(itemId: string): Promise<Kept<ItemBody> | null> {
      const kept = await book.get(itemId)
      return kept === null ? null : (asItem(kept)[0] ?? null)
    },
    sessions: async () => (await book.list(['part:session'])).flatMap(asSession),
    items: async (keys: readonly string[] = []) => (await book.list(['part:item', ...keys])).flatMap(asItem),
  }
}
export type CalibrationBooks = ReturnType<typeof createCalibrationBooks>
