/** What the sidebar asks of the place that knows earlier contacts. Failing is an answer, too: the ticket goes on without it. */
import type { Brief, BriefRequest, Feedback } from '@shared/api/brief.ts'

export type Article = Brief['articles'][number]
export type ProblemKind = 'not_set_up' | 'unreachable' | 'refused' | 'busy' | 'service_too_old' | 'sidebar_too_old' | 'unreadable' | 'ticket_unread'
export interface Problem {
  kind: ProblemKind
  /** For an admin: the service's own code, or the status. */
  code: string
}
export type Answer<T> = { kind: 'ok'; value: T } | { kind: 'failed'; problem: Problem }

export interface Backend {
  /** @param ticketId null for a ticket that is not saved yet */
  brief(ticketId: number | null, request: BriefRequest): Promise<Answer<Brief>>
  searchArticles(query: string, locale: string): Promise<Answer<readonly Article[]>>
  sendFeedback(ticketId: number, feedback: Feedback): Promise<Answer<null>>
}
