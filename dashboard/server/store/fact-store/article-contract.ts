/** What learning from agents' use of articles asks of the analytics store. */
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'

export interface ArticleUse {
  ticketId: TicketId
  articleId: number
  /** When it was first pointed to. */
  at: EpochSeconds
}
export interface ArticleReader {
  /** Articles that somebody else than the requester pointed to in public, once a ticket. */
  articleUses(): Promise<readonly ArticleUse[]>
  /** Subject and first words by ticket, where text is kept. */
  openingsOf(tickets: readonly TicketId[]): Promise<ReadonlyMap<TicketId, string>>
}
