/** Finding articles for a message. The rest of the service asks through this. */
import type { ArticleRow } from '@shared/zendesk/rows.ts'

export interface ArticleQuery {
  text: string
  /** Of the ticket, any BCP 47 tag; articles of that language come first, and alone where there are any. */
  locale: string
  brandId: number | null
  limit: number
}
export interface FoundArticle {
  article: ArticleRow
  /** Words of the query that it matched, as written in the query. */
  matched: readonly string[]
  score: number
}
export interface ArticleSearch {
  /** Takes the articles in force; the indexes are built anew only when something changed. */
  load: (articles: readonly ArticleRow[]) => void
  find: (query: ArticleQuery) => readonly FoundArticle[]
}
