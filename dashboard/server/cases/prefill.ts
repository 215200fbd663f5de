/** What a ticket or a review says of itself, as the first text of a case; nothing is made up. */
import type { CaseLanguage, CaseWords } from '@shared/api/quality/case-words.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import { ownWords } from '@shared/issue/own-words.ts'
import { languageOf } from '@shared/text/language.ts'
import { stripQuoted } from '@shared/text/strip-quoted.ts'
import type { EventRow } from '@shared/zendesk/rows.ts'
import type { AnalyticsReader } from '../analytics/reader.ts'
import { reviewBodySchema, type ReviewBody } from '../qa/bodies.ts'
import type { RecordStore } from '../store/ops-store/records.ts'

export const NO_WORDS: CaseWords = {
  title: '',
  reason: null,
  cause: null,
  accountCause: null,
  whatHappened: '',
  quotes: [],
  lesson: '',
  rightAnswer: '',
  tags: [],
  links: [],
  reviewBy: null,
  curator: null,
  language: 'en',
}
const QUOTE_LENGTH = 600

/** null = the ticket is not known here, or not to this reader. */
export async function prefillFromTicket(reader: AnalyticsReader, ticketId: TicketId): Promise<CaseWords | null> {
  const [landed, [fact]] = await Promise.all([reader.ticket(ticketId), reader.facts([ticketId])])
  if (landed === null || !fact) return null
  const { row, events } = landed
  const comments = events.flatMap((event) => (isSpoken(event) ? [{ ...event, text: event.text ?? '' }] : []))
  const opening = comments.find(({ authorId }) => authorId === row.requesterId)
  const answered = comments.findLast(({ authorId, at }) => authorId !== row.requesterId && at <= (fact.firstSolvedAt ?? Number.POSITIVE_INFINITY))
  const quote = (text: string | undefined, said: 'customer' | 'agent'): CaseWords['quotes'] => {
    const own = text === undefined ? '' : stripQuoted(text).trim().slice(0, QUOTE_LENGTH)
    return own === '' ? [] : [{ text: own, said, ticketId }]
  }
  return {
    ...NO_WORDS,
    title: (row.subject ?? '').slice(0, 200),
    reason: fact.reason ?? fact.predictedReason,
    accountCause: fact.cause,
    quotes: [...quote(opening?.text, 'customer'), ...quote(answered?.text, 'agent')],
    language: languageFor(`${row.subject ?? ''} ${opening?.text ?? ''}`),
  }
}
const isSpoken = (event: EventRow): event is EventRow & { kind: 'comment' } =>
  event.kind === 'comment' && event.public && !event.byMerge && event.text !== null

const languageFor = (text: string): CaseLanguage => (languageOf(ownWords(text), null) === 'zh' ? 'zh' : 'en')

/** The cause that a reviewer named, and the words that they marked. */
export async function prefillFromReview(
  records: Pick<RecordStore, 'record' | 'recordsAbout'>,
  itemId: string,
): Promise<{ review: ReviewBody; words: Partial<CaseWords> } | null> {
  const found = (await records.recordsAbout([`item:${itemId}`])).find(({ kind }) => kind === 'review')
  if (found === undefined) return null
  const review = reviewBodySchema.parse(found.body)
  // What is being written, and what is said blind beside others, is nobody else's.
  if (review.purpose !== 'sample' || review.state !== 'submitted') return null
  const { comments, cause, note } = review.words
  const quotes = comments.flatMap(({ quote }) =>
    quote === null || quote.trim() === '' ? [] : [{ text: quote.trim(), said: 'agent' as const, ticketId: review.ticketId }],
  )
  const tags = [...new Set(comments.flatMap((comment) => comment.tags))].slice(0, 20)
  const said = [note, ...comments.map(({ text }) => text)].filter((text) => text.trim() !== '').join('\n')
  return { review, words: { cause, tags, quotes: quotes.slice(0, 20), whatHappened: said.slice(0, 8000) } }
}
