/** Shapes in which cases and actions are kept. Moments are epoch seconds; texts are masked before they come here. */
import { z } from 'zod'
import { actionBodySchema } from '@shared/api/quality/actions.ts'
import { CASE_STATES, caseWordsSchema, maskedSchema } from '@shared/api/quality/case-words.ts'
import type { RecordStore } from '../store/ops-store/records.ts'
import { createRecordBook } from '../qa/record-book.ts'

const ticketId = z.int().positive()
const moment = z.int()
const saidSchema = z.object({ by: z.string(), at: moment })

export const caseBodySchema = z.object({
  state: z.enum(CASE_STATES),
  /** The text at work. */
  words: caseWordsSchema,
  masked: maskedSchema,
  /** What readers are shown: the text as it was when it was last published. */
  published: z.object({ words: caseWordsSchema, version: z.int(), by: z.string(), at: moment, checkedBy: z.string() }).nullable(),
  /** Tickets that it stands for; the first is the one it was proposed from. */
  tickets: z.array(ticketId),
  reviewId: z.string().nullable(),
  proposed: saidSchema,
  /** Whose proposal it is, as a caller is known. */
  proposer: z.string(),
  closed: saidSchema.extend({ note: z.string() }).nullable(),
  /** What was done to it, oldest first. */
  log: z.array(z.object({ version: z.int(), state: z.enum(CASE_STATES), at: moment, by: z.string(), what: z.string() })),
})
export type CaseBody = z.infer<typeof caseBodySchema>
export const caseKeys = ({ state, tickets, words, published, reviewId }: CaseBody): string[] => {
  const spoken = [...tickets, ...[words, published?.words].flatMap((one) => one?.quotes.map((quote) => quote.ticketId) ?? [])]
  return [`state:${state}`, ...(reviewId === null ? [] : [`review:${reviewId}`]), ...ticketKeys(spoken)]
}
const ticketKeys = (ids: readonly (number | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))].map((id) => `ticket:${id}`)

/** What agents saw of a published case and said about it; apart from the case, so that being seen is no change of its text. */
export const lessonUsesSchema = z.object({
  /** Beside how many tickets it was shown. */
  shown: z.int(),
  used: z.array(ticketId),
  dismissed: z.array(ticketId),
  /** Of tickets that are gone. */
  usedBefore: z.int(),
  dismissedBefore: z.int(),
})
export type LessonUses = z.infer<typeof lessonUsesSchema>
export const NO_USES: LessonUses = { shown: 0, used: [], dismissed: [], usedBefore: 0, dismissedBefore: 0 }

export const actionRecordSchema = z.object({ action: actionBodySchema, created: saidSchema })
export type ActionRecord = z.infer<typeof actionRecordSchema>
export const actionKeys = ({ action }: ActionRecord): string[] => [`state:${action.state}`, ...action.cases.map((id) => `case:${id}`)]

export const caseBook = (store: RecordStore) => createRecordBook(store, 'case', caseBodySchema, caseKeys)
export const usesBook = (store: RecordStore) =>
  createRecordBook(store, 'lesson_uses', lessonUsesSchema, ({ used, dismissed }) => ticketKeys([...used, ...dismissed]))
export const actionBook = (store: RecordStore) => createRecordBook(store, 'action', actionRecordSchema, actionKeys)
