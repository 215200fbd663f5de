import type { Brief } from '@shared/api/brief.ts'
import type { FoundArticle } from '../text/article-index.ts'
import { toIso } from './reader.ts'

/** An article as the sidebar shows it. */
export function toBriefArticle({ article, matched, score }: FoundArticle): Brief['articles'][number] {
  return {
    id: article.id,
    title: article.title,
    url: article.url,
    locale: article.locale,
    updatedAt: toIso(article.updatedAt),
    restricted: article.userSegmentId !== null,
    matched: [...matched],
    score,
  }
}
