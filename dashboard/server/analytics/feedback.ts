/** The agent's one-click words about a ticket: kept, acted on at once, reversible (domain 4, rule 1). */
import type { Feedback } from '@shared/api/brief.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { OpsStore } from '../store/ops-store/contract.ts'
import { answer, misuse, notFound, type Answer } from './answer.ts'
import type { ArticleSuggestions } from '../text/article-suggestions.ts'
import type { Identities } from './identity.ts'
import type { AnalyticsReader } from './reader.ts'

export interface FeedbackDeps {
  reader: Pick<AnalyticsReader, 'ticket'>
  ops: Pick<OpsStore, 'saveIssueVerdict'>
  /** The persons behind these tickets become due for judging. */
  judgeAgain: (tickets: readonly TicketId[]) => Promise<void>
  /** Keeps a word on the requesters of the two tickets. */
  sayPerson: Identities['say']
  sayArticle: ArticleSuggestions['say']
  /** Absent = there is no library of cases, and nothing is kept. */
  sayLesson?: (deed: { ticketId: TicketId; caseId: number; kind: 'used' | 'dismissed' | null }) => Promise<boolean>
  /** Epoch milliseconds. */
  now: () => number
}
const APART = { other_person: false, undo_person: null } as const
const LESSON_WORDS = { lesson_used: 'used', lesson_dismissed: 'dismissed', undo_lesson: null } as const
const SAME = { same_issue: true, not_same_issue: false, undo_issue: null } as const

const unknownTicket = (id: TicketId) => notFound('unknown_ticket', `Ticket ${id} is not known here; it may not have been synced yet.`)

/** “No good article” is counted by the API and not kept yet. */
export function createFeedback({
  reader,
  ops,
  judgeAgain,
  sayPerson,
  sayArticle,
  sayLesson,
  now,
}: FeedbackDeps): (ticketId: TicketId, feedback: Feedback) => Promise<Answer<{ kept: boolean }>> {
  return async (ticketId, { kind, otherTicketId, articleId, lessonId = null }) => {
    if (kind === 'no_good_article') return answer({ kept: false })
    if (kind === 'article_used' || kind === 'article_dismissed' || kind === 'undo_article') {
      if (articleId === null) return misuse('missing_article', `${kind} speaks of an article; articleId is missing.`)
      if (kind !== 'undo_article') await sayArticle({ ticketId, articleId, kind: kind === 'article_used' ? 'used' : 'dismissed', undo: false })
      else for (const said of ['used', 'dismissed'] as const) await sayArticle({ ticketId, articleId, kind: said, undo: true })
      return answer({ kept: true })
    }
    if (kind === 'lesson_used' || kind === 'lesson_dismissed' || kind === 'undo_lesson') {
      if (lessonId === null) return misuse('missing_lesson', `${kind} speaks of a lesson; lessonId is missing.`)
      return answer({ kept: (await sayLesson?.({ ticketId, caseId: lessonId, kind: LESSON_WORDS[kind] })) ?? false })
    }
    if (otherTicketId === null) return misuse('missing_ticket', `${kind} speaks of two tickets; otherTicketId is missing.`)
    if (otherTicketId === ticketId) return misuse('same_ticket', `${kind} speaks of two tickets; otherTicketId is the ticket itself.`)
    const other = await reader.ticket(otherTicketId)
    if (other === null) return unknownTicket(otherTicketId)
    if (kind === 'other_person' || kind === 'undo_person') {
      const own = await reader.ticket(ticketId)
      if (own === null) return unknownTicket(ticketId)
      const said = await sayPerson({ a: own.row.requesterId, b: other.row.requesterId, same: APART[kind] })
      return said.ok ? answer({ kept: true }) : said
    }
    const [a, b] = ticketId < otherTicketId ? [ticketId, otherTicketId] : [otherTicketId, ticketId]
    await ops.saveIssueVerdict({ a, b, same: SAME[kind] }, Math.floor(now() / 1000))
    await judgeAgain([a, b])
    return answer({ kept: true })
  }
}
