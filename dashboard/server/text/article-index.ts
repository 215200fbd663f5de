/** One searchable set of articles: MiniSearch tuned for messages (no fuzzy, no prefix: both hurt sentences), with a query cut to its rarest words. */
import MiniSearch from 'minisearch'
import { normalise, tokenize, tokensOf, type Token } from '@shared/text/tokenize.ts'
import type { ArticleRow } from '@shared/zendesk/rows.ts'

/** More terms cost time and add little: measured p50 goes from 130 to 8 ms at equal quality. */
const QUERY_TERMS = 24
/** Best article must cover this share of what the message says, by weight, or nothing is suggested. */
const ABSTAIN_BELOW = 0.25
const TITLE_BOOST = 2
/** Longer texts are quoted threads; their openings say what is asked. */
const MAX_TEXT = 4000
const SHOWN_WORDS = 8

export interface FoundArticle {
  article: ArticleRow
  /** Words of the query that it matched, as written there. */
  matched: readonly string[]
  score: number
}
export interface ArticleIndex {
  find: (text: string, limit: number) => readonly FoundArticle[]
}

/** Builds in slices, so that a large help centre does not hold up the service. */
export async function createArticleIndex(articles: readonly ArticleRow[]): Promise<ArticleIndex> {
  const search = new MiniSearch<ArticleRow>({
    idField: 'key',
    fields: ['title', 'body'],
    extractField: (article, field) => (field === 'key' ? keyOf(article) : field === 'title' ? article.title : article.body),
    tokenize: (text) => [...tokenize(text)],
    processTerm: (term) => term,
  })
  const frequency = new Map<string, number>()
  const byKey = new Map<string, ArticleRow>()
  for (const article of articles) {
    byKey.set(keyOf(article), article)
    for (const term of new Set([...tokenize(article.title), ...tokenize(article.body)])) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  }
  await search.addAllAsync([...byKey.values()], { chunkSize: 20 })
  const weight = (term: string) => inverseFrequency(frequency.get(term) ?? 0, byKey.size)
  return { find: (text, limit) => find({ search, byKey, frequency, weight }, text, limit) }
}

const keyOf = (article: ArticleRow): string => `${article.id} ${article.locale}`
const inverseFrequency = (df: number, n: number): number => Math.log(1 + (n - df + 0.5) / (df + 0.5))

interface Built {
  search: MiniSearch<ArticleRow>
  byKey: ReadonlyMap<string, ArticleRow>
  frequency: ReadonlyMap<string, number>
  weight: (term: string) => number
}

function find(built: Built, text: string, limit: number): readonly FoundArticle[] {
  const query = normalise(text.slice(0, MAX_TEXT))
  const tokens = tokensOf(query)
  const { known, total } = chooseTerms(built, tokens)
  if (known.length === 0) return []
  const results = built.search.search(known.join(' '), {
    tokenize: (joined) => joined.split(' '),
    processTerm: (term) => term,
    boost: { title: TITLE_BOOST },
  })
  const best = results[0]
  if (!best || best.queryTerms.reduce((sum, term) => sum + built.weight(term), 0) < ABSTAIN_BELOW * total) return []
  return results.slice(0, limit).flatMap((result) => {
    const article = built.byKey.get(String(result.id))
    return article ? [{ article, matched: wordsOf(query, tokens, new Set(result.queryTerms)), score: Math.round(result.score * 1000) / 1000 }] : []
  })
}

/** The rarest known terms; words nobody wrote an article with count as missed, in the places that are left. A pair across two Chinese words is no miss, nor is an order number. */
function chooseTerms({ frequency, weight }: Built, tokens: readonly Token[]): { known: readonly string[]; total: number } {
  const terms = new Map(tokens.map((token) => [token.term, token.kind]))
  const known = [...terms.keys()]
    .filter((term) => frequency.has(term))
    .sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))
    .slice(0, QUERY_TERMS)
  const missed = [...terms].filter(([term, kind]) => kind !== 'pair' && !/\d/.test(term) && !frequency.has(term)).slice(0, QUERY_TERMS - known.length)
  return { known, total: [...known, ...missed.map(([term]) => term)].reduce((sum, term) => sum + weight(term), 0) }
}

/** Matched words as the message has them; neighbouring Chinese pairs read as one word, lone characters only where no pair matched. */
function wordsOf(text: string, tokens: readonly Token[], matched: ReadonlySet<string>): readonly string[] {
  const hits = tokens.filter((token) => matched.has(token.term))
  const pairs = hits.some((token) => token.kind === 'pair')
  const spans: { start: number; end: number; joins: boolean }[] = []
  for (const { start, end, kind } of hits) {
    if (kind === 'character' && pairs) continue
    const last = spans.at(-1)
    if (kind !== 'word' && last?.joins && start < last.end) last.end = end
    else spans.push({ start, end, joins: kind !== 'word' })
  }
  return [...new Set(spans.map(({ start, end }) => text.slice(start, end)))].slice(0, SHOWN_WORDS)
}
