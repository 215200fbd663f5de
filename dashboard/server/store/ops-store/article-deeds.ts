import type { TicketId } from '@shared/fcr/history.ts'
import type { ArticleDeed } from '@shared/text/article-learning.ts'

/** What agents were shown of articles and did with them. */
export interface ArticleDeeds {
  articleDeeds(): Promise<readonly ArticleDeed[]>
  /** A deed that is there already (ticket, article, kind) stays as it is. */
  saveArticleDeeds(deeds: readonly ArticleDeed[]): Promise<void>
  /** Takes back a use or a dismissal. */
  undoArticleDeed(deed: { ticketId: TicketId; articleId: number; kind: 'used' | 'dismissed' }): Promise<void>
}
