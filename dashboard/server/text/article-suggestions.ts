/** Articles for a ticket: what the words say, lifted by what agents do with them, and one place to try out others. */
import { learnArticles, type ArticleDeed, type ArticleLearning } from '@shared/text/article-learning.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import type { FactReader } from '../store/fact-store/contract.ts'
import type { ArticleReader } from '../store/fact-store/article-contract.ts'
import type { ArticleDeeds } from '../store/ops-store/article-deeds.ts'
import type { FoundArticle } from './article-index.ts'
import type { ArticleQuery, ArticleSearch } from './article-search.ts'

/** Looked at before the lifts; the words' twentieth never becomes the first. */
const LIFTED = 20
/** The last place tries one of the next five, so that a new article is ever seen. */
const TRIED_FROM = 5
const TRIED_TO = 10
/** A section or label that says what the ticket is about. */
const LABEL_LIFT = Math.log(1.3)
/** Newest questions kept for an article. */
const ASKED_KEPT = 40
/** Impressions wait for company before they are written. */
const WRITTEN_TOGETHER = 200

export interface TicketArticleQuery extends ArticleQuery {
  /** null = a ticket without a number: nothing is kept of it. */
  ticketId: TicketId | null
  /** The likeliest topics, best first. */
  topics: readonly string[]
  tags: readonly string[]
}
export interface ArticleSuggestions {
  /** Loads articles and what was learned; after a sync. */
  refresh: () => Promise<void>
  suggest: (query: TicketArticleQuery) => readonly FoundArticle[]
  search: ArticleSearch['search']
  /** These were shown beside the ticket, in this order. */
  shown: (ticketId: TicketId | null, articles: readonly number[]) => void
  /** An agent's word; `undo` takes it back. */
  say: (deed: { ticketId: TicketId; articleId: number; kind: 'used' | 'dismissed'; undo: boolean }) => Promise<void>
  /** Writes what waits. */
  flush: () => Promise<void>
}
export interface SuggestionDeps {
  search: ArticleSearch
  reader: Pick<FactReader, 'articles' | 'facts'> & ArticleReader
  ops: ArticleDeeds
  synonyms: () => readonly (readonly string[])[]
  now: () => EpochSeconds
}

export function createArticleSuggestions({ search, reader, ops, synonyms, now }: SuggestionDeps): ArticleSuggestions {
  let learning: ArticleLearning | null = null
  const dismissed = new Set<string>()
  const topicOf = new Map<TicketId, string>()
  const shownAs = new Map<string, { slot: number; topic: string | null }>()
  let waiting: ArticleDeed[] = []

  async function flush(): Promise<void> {
    const batch = waiting
    waiting = []
    await ops.saveArticleDeeds(batch)
  }
  return {
    flush,
    search: search.search,
    async refresh() {
      await flush()
      const [articles, deeds, uses] = await Promise.all([reader.articles(), ops.articleDeeds(), reader.articleUses()])
      const said = new Set(deeds.filter(({ kind }) => kind === 'used').map(({ ticketId, articleId }) => pairOf(ticketId, articleId)))
      const topics = await topicsOf(reader, uses)
      // What the sidebar inserted comes back as a link in the comment: one use.
      const linked = uses
        .filter(({ ticketId, articleId }) => !said.has(pairOf(ticketId, articleId)))
        .map((use): ArticleDeed => ({ ...use, kind: 'used', slot: null, topic: topics.get(use.ticketId) ?? null }))
      learning = learnArticles([...deeds, ...linked], { articles: Math.max(1, new Set(articles.map(({ id }) => id)).size), now: now() })
      dismissed.clear()
      for (const { kind, ticketId, articleId } of deeds) if (kind === 'dismissed') dismissed.add(pairOf(ticketId, articleId))
      await search.load(articles, { asked: await askedOf(reader, [...deeds.filter(({ kind }) => kind === 'used'), ...linked]), synonyms: synonyms() })
    },
    suggest(query) {
      const { ticketId, topics, tags, limit } = query
      if (ticketId !== null && topics[0] !== undefined) remember(topicOf, ticketId, topics[0])
      const about = new Set([...tags, ...topics.slice(0, 2)])
      const lifted = search
        .suggest({ ...query, limit: LIFTED })
        .filter(({ article }) => ticketId === null || !dismissed.has(pairOf(ticketId, article.id)))
        .map((found) => {
          const label = found.article.labels.some((one) => about.has(one)) ? LABEL_LIFT : 0
          return { found, worth: Math.log(found.score) + label + (learning?.lift(found.article.id, topics[0] ?? null) ?? 0) }
        })
        .sort((a, b) => b.worth - a.worth || a.found.article.id - b.found.article.id)
        .map(({ found }) => found)
      return withTrial(lifted, limit, ticketId)
    },
    shown(ticketId, articles) {
      if (ticketId === null) return
      const topic = topicOf.get(ticketId) ?? null
      for (const [slot, articleId] of articles.entries()) {
        const pair = pairOf(ticketId, articleId)
        if (shownAs.has(pair)) continue
        remember(shownAs, pair, { slot, topic })
        waiting.push({ ticketId, articleId, kind: 'shown', slot, topic, at: now() })
      }
      if (waiting.length >= WRITTEN_TOGETHER) void flush()
    },
    async say({ ticketId, articleId, kind, undo }) {
      const pair = pairOf(ticketId, articleId)
      if (kind === 'dismissed') dismissed[undo ? 'delete' : 'add'](pair)
      if (undo) return ops.undoArticleDeed({ ticketId, articleId, kind })
      await ops.saveArticleDeeds([{ ticketId, articleId, kind, slot: null, topic: null, ...shownAs.get(pair), at: now() }])
    },
  }
}

/** Of the tickets opened last. */
const REMEMBERED = 5_000
function remember<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.set(key, value)
  if (map.size <= REMEMBERED) return
  for (const oldest of map.keys()) {
    map.delete(oldest)
    break
  }
}

const pairOf = (ticketId: TicketId, articleId: number): string => `${ticketId} ${articleId}`

/** The same ticket always tries the same article. */
function withTrial(found: readonly FoundArticle[], limit: number, ticketId: TicketId | null): readonly FoundArticle[] {
  const trials = found.slice(TRIED_FROM, TRIED_TO)
  const trial = ticketId === null ? undefined : trials[ticketId % Math.max(1, trials.length)]
  return limit < TRIED_FROM || trial === undefined ? found.slice(0, limit) : [...found.slice(0, limit - 1), trial]
}

async function topicsOf(reader: Pick<FactReader, 'facts'>, uses: readonly { ticketId: TicketId }[]): Promise<Map<TicketId, string>> {
  const facts = await reader.facts([...new Set(uses.map(({ ticketId }) => ticketId))])
  return new Map(
    facts.flatMap(({ ticketId, reason, predictedReason }) =>
      (reason ?? predictedReason) === null ? [] : [[ticketId, (reason ?? predictedReason)!]],
    ),
  )
}

/** The newest questions of each article, each once. */
async function askedOf(reader: ArticleReader, uses: readonly ArticleDeed[]): Promise<Map<number, string[]>> {
  const newest = uses.toSorted((a, b) => b.at - a.at)
  const tickets = new Map<number, TicketId[]>()
  for (const { articleId, ticketId } of newest) {
    const known = tickets.get(articleId) ?? []
    if (known.length < ASKED_KEPT) tickets.set(articleId, [...known, ticketId])
  }
  const openings = await reader.openingsOf([...new Set([...tickets.values()].flat())])
  return new Map([...tickets].map(([article, ids]) => [article, [...new Set(ids.flatMap((id) => openings.get(id) ?? []))]]))
}
