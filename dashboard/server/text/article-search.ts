/** Finding articles for a message: one index a brand and locale, kept in memory. */
import type { ArticleRow } from '@shared/zendesk/rows.ts'
import { createArticleIndex, type ArticleIndex, type FoundArticle, type IndexOptions } from './article-index.ts'
import { localesToSearch } from './query-locale.ts'

export interface ArticleQuery {
  text: string
  /** Of the ticket, any BCP 47 tag. The script of the text outweighs it. */
  locale: string
  /** null = any brand. */
  brandId: number | null
  limit: number
}
export interface ArticleSearch {
  /** Takes the articles in force; indexes are built anew only where something changed, and swapped in when all are ready. */
  load: (articles: readonly ArticleRow[], options?: IndexOptions) => Promise<void>
  /** What is worth suggesting beside a message; nothing rather than a guess. */
  suggest: (query: ArticleQuery) => readonly FoundArticle[]
  /** What somebody looks for by hand: everything that shares a word. */
  search: (query: ArticleQuery) => readonly FoundArticle[]
}

interface Shelf {
  index: ArticleIndex
  /** Says whether its articles changed. */
  mark: string
}

export function createArticleSearch(): ArticleSearch {
  let shelves: ReadonlyMap<string, Shelf> = new Map()
  let locales: readonly string[] = []
  let brands: ReadonlySet<number | null> = new Set()
  function ask({ text, locale, brandId, limit }: ArticleQuery, of: (index: ArticleIndex) => readonly FoundArticle[]): readonly FoundArticle[] {
    const brand = brands.has(brandId) ? brandId : null
    return localesToSearch(text, locale, locales)
      .flatMap((one) => {
        const shelf = shelves.get(shelfName(brand, one))
        return shelf ? of(shelf.index) : []
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
  }
  return {
    async load(articles, options = {}) {
      const spoken = JSON.stringify(options.synonyms ?? [])
      const shown = articles.filter((article) => !article.draft && !article.outdated)
      const next = new Map<string, Shelf>()
      const named = new Set(shown.map((article) => article.brandId))
      const found = [...new Set(shown.map((article) => article.locale))].sort()
      for (const locale of found)
        for (const brand of new Set([null, ...named])) {
          const own = shown.filter(
            (article) => article.locale === locale && (brand === null || article.brandId === null || article.brandId === brand),
          )
          const asked = own.reduce((sum, { id }) => sum + (options.asked?.get(id)?.length ?? 0), 0)
          const mark = `${own.map((article) => `${article.id}:${article.updatedAt}:${article.title}`).join('|')} ${spoken} ${growthStep(asked)}`
          const known = shelves.get(shelfName(brand, locale))
          const twin = [...next.values()].find((shelf) => shelf.mark === `${locale} ${mark}`)
          next.set(
            shelfName(brand, locale),
            twin ?? (known?.mark === `${locale} ${mark}` ? known : { index: await createArticleIndex(own, options), mark: `${locale} ${mark}` }),
          )
        }
      shelves = next
      locales = found
      brands = named
    },
    suggest: (query) => ask(query, (index) => index.suggest(query.text, query.limit)),
    search: (query) => ask(query, (index) => index.rank(query.text, query.limit)),
  }
}

/** An index is built anew when a fifth more was asked, not with every ticket. */
const growthStep = (asked: number): number => Math.floor(Math.log(1 + asked) / Math.log(1.2))
const shelfName = (brand: number | null, locale: string): string => `${brand ?? 'any'} ${locale}`
