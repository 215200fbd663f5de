/** What the sidebar is told beside a ticket, and what is remembered of having told it. */
import type { Brief, BriefRequest } from '@shared/api/brief.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { BriefDeps } from './analytics/brief-deps.ts'
import { createBriefMemory } from './analytics/brief-memory.ts'
import { briefOfLandedTicket, createBriefing } from './analytics/brief.ts'
import { createNextIssueMemory } from './analytics/next-issue-memory.ts'
import type { AnalyticsSettings } from './analytics/reader.ts'
import type { CaseLibrary } from './cases/library.ts'
import type { Stores } from './open-stores.ts'
import { createRiskShelf } from './risk/stored-models.ts'
import type { ArticleSuggestions } from './text/article-suggestions.ts'
import { createTopicShelf } from './text/topic-shelf.ts'

interface BesideTicketDeps extends Pick<Stores, 'store' | 'ops' | 'clock' | 'hash'> {
  settings: () => AnalyticsSettings
  config: BriefDeps['config']
  text: NonNullable<BriefDeps['text']>
  articles: ArticleSuggestions
  cases: CaseLibrary
}
export interface BesideTicket {
  brief(ticketId: TicketId | null, request: BriefRequest): Promise<Brief>
  /** The brief of a ticket at hand. */
  briefOf(ticketId: TicketId): ReturnType<typeof briefOfLandedTicket>
  /** Contacts of late, kept in memory, read anew. */
  refreshMemory(): Promise<void>
  /** Everything that is kept in memory. */
  refresh(): Promise<void>
}

export function createBesideTicket({ store, ops, clock, hash, settings, config, text, articles, cases }: BesideTicketDeps): BesideTicket {
  const now = () => clock.now() * 1000
  const memory = createBriefMemory(store, now)
  const risk = createRiskShelf(ops)
  const topics = createTopicShelf(ops)
  const deps: BriefDeps = {
    memory,
    reader: store,
    config,
    hashOrderRef: hash,
    verdicts: () => ops.issueVerdicts(),
    text,
    topics: topics.current,
    articles,
    risk: { models: risk.current, reader: store },
    nextIssues: createNextIssueMemory(store, settings, now),
    lessons: cases.lessonsFor,
    now,
  }
  const briefing = createBriefing(deps)
  return {
    async brief(ticketId, request) {
      const answered = await briefing(ticketId, request)
      const idsOf = (shown: readonly { id: number }[]) => shown.map(({ id }) => id)
      articles.shown(ticketId, idsOf(answered.articles))
      cases.shown(ticketId, idsOf(answered.lessons))
      return answered
    },
    briefOf: (ticketId) => briefOfLandedTicket(deps, ticketId),
    refreshMemory: () => memory.refresh(),
    async refresh() {
      risk.forget()
      await Promise.all([memory.refresh(), topics.refresh()])
    },
  }
}
