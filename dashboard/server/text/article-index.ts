/** One searchable set of articles: MiniSearch tuned for messages (no fuzzy, no prefix: both hurt sentences), with a query cut to its rarest words. */
import MiniSearch from 'minisearch'
import { compoundTerms, normalise, tokenize, tokensOf, type Token } from '@shared/text/tokenize.ts'
import type { ArticleRow } from '@shared/zendesk/rows.ts'
import { meantBy, SYNONYM_WEIGHT, synonymTerms, type Synonyms } from './synonyms.ts'

/** More terms cost time and, in Chinese, places: recall among the first five fell from .118 to .106 with 24. */
const QUERY_TERMS = 16
/** Beside pairs a lone Chinese character says little. */
const CHARACTER_WEIGHT = 0.25
/** The best article must cover this share of what the message tells, by weight, or nothing is suggested; the others less. */
const ABSTAIN_BELOW = 0.15
const OTHERS_BELOW = 0.09
/** A word of more articles than this tells nothing of any of them, in whatever language: there is no list of such words. */
const COMMON_SHARE = 0.3
/** Of very few articles every word is in a good share. */
const COMMON_FROM = 3
/** One word alone is chance, unless a title has it. */
const TELLING_WORDS = 2
/** A search that somebody typed; messages are longer. */
const TYPED_WORDS = 3
/** Words that no article has are mostly names, colours and courtesies: a miss, but a small one. */
const MISS_WEIGHT = 0.25
const TITLE_BOOST = 3
const ASKED_BOOST = 1.5
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
  /** Everything that shares a word, best first: for somebody who searches. */
  rank: (text: string, limit: number) => readonly FoundArticle[]
  /** What is worth suggesting unasked; nothing for a message about something else. */
  suggest: (text: string, limit: number) => readonly FoundArticle[]
}

export interface IndexOptions {
  /** What customers asked when agents used the article, in their words, by article. */
  asked?: ReadonlyMap<number, readonly string[]>
  /** Words that mean the same to this account; who writes one finds the others, too. */
  synonyms?: readonly (readonly string[])[]
}
const NOTHING_ASKED: ReadonlyMap<number, readonly string[]> = new Map()

/** Builds in slices, so that a large help centre does not hold up the service. */
export async function createArticleIndex(
  articles: readonly ArticleRow[],
  { asked = NOTHING_ASKED, synonyms = [] }: IndexOptions = {},
): Promise<ArticleIndex> {
  const askedOf = (article: ArticleRow) => (asked.get(article.id) ?? []).join('\n')
  const search = new MiniSearch<ArticleRow>({
    idField: 'key',
    fields: ['title', 'body', 'asked'],
    extractField: (article, field) =>
      field === 'key' ? keyOf(article) : field === 'title' ? article.title : field === 'asked' ? askedOf(article) : article.body,
    tokenize: (text) => termsOf(text),
    processTerm: (term) => term,
  })
  const frequency = new Map<string, number>()
  const byKey = new Map<string, ArticleRow>()
  for (const article of articles) {
    byKey.set(keyOf(article), article)
    for (const term of new Set([...termsOf(article.title), ...termsOf(article.body), ...termsOf(askedOf(article))]))
      frequency.set(term, (frequency.get(term) ?? 0) + 1)
  }
  await search.addAllAsync([...byKey.values()], { chunkSize: 20 })
  const weigh = (terms: readonly string[]) => terms.reduce((sum, term) => sum + inverseFrequency(frequency.get(term) ?? 0, byKey.size), 0)
  const common = Math.max(COMMON_FROM, COMMON_SHARE * byKey.size)
  const built: Built = { search, byKey, frequency, weigh, common, synonyms: synonymTerms(synonyms) }
  return { rank: (text, limit) => rank(built, text, limit), suggest: (text, limit) => suggest(built, text, limit) }
}

const termsOf = (text: string): string[] => [...tokenize(text), ...compoundTerms(text)]
const keyOf = (article: ArticleRow): string => `${article.id} ${article.locale}`
const inverseFrequency = (df: number, n: number): number => Math.log(1 + (n - df + 0.5) / (df + 0.5))

interface Built {
  search: MiniSearch<ArticleRow>
  byKey: ReadonlyMap<string, ArticleRow>
  frequency: ReadonlyMap<string, number>
  weigh: (terms: readonly string[]) => number
  /** Articles that a telling word may be in. */
  common: number
  synonyms: Synonyms
}

interface Scored {
  article: ArticleRow
  score: number
  /** Terms of the query that it has, and those of them that a title has. */
  terms: readonly string[]
  inTitle: ReadonlySet<string>
}
function search({ search: engine, byKey }: Built, { known, lone, meant }: Chosen): Scored[] {
  const results = engine.search([...known, ...meant].join(' '), {
    tokenize: (joined) => joined.split(' '),
    processTerm: (term) => term,
    boost: { title: TITLE_BOOST, asked: ASKED_BOOST },
    boostTerm: (term) => (meant.has(term) ? SYNONYM_WEIGHT : lone.has(term) ? CHARACTER_WEIGHT : 1),
  })
  return results.flatMap(({ id, score, queryTerms, match }) => {
    const article = byKey.get(String(id))
    const inTitle = new Set(queryTerms.filter((term) => match[term]?.includes('title')))
    return article ? [{ article, score: Math.round(score * 1000) / 1000, terms: queryTerms, inTitle }] : []
  })
}

function rank(built: Built, text: string, limit: number): readonly FoundArticle[] {
  const { query, tokens, chosen } = read(built, text)
  return search(built, chosen)
    .slice(0, limit)
    .map(({ article, score, terms }) => ({ article, score, matched: wordsOf(query, tokens, new Set(terms)) }))
}

function suggest(built: Built, text: string, limit: number): readonly FoundArticle[] {
  const { query, tokens, chosen } = read(built, text)
  const { telling, total } = chosen
  if (telling.size === 0 && chosen.meant.size === 0) return []
  const fitting = search(built, chosen).flatMap(({ article, score, terms, inTitle }) => {
    const told = terms.filter((term) => telling.has(term))
    const covers = (built.weigh(told) + SYNONYM_WEIGHT * built.weigh(terms.filter((term) => chosen.meant.has(term)))) / total
    const hits = [...told, ...terms.filter((term) => chosen.meant.has(term))]
    const byChance = hits.length < TELLING_WORDS && !hits.some((term) => inTitle.has(term))
    return byChance || covers < OTHERS_BELOW ? [] : [{ article, score, told, covers }]
  })
  const [best] = fitting
  if (!best || best.covers < ABSTAIN_BELOW) return []
  return fitting.slice(0, limit).map(({ article, score, told }) => ({ article, score, matched: wordsOf(query, tokens, new Set(told)) }))
}

function read(built: Built, text: string): { query: string; tokens: readonly Token[]; chosen: Chosen } {
  const said = text.slice(0, MAX_TEXT)
  const query = normalise(said)
  const tokens = tokensOf(query)
  return { query, tokens, chosen: chooseTerms(built, tokens, compoundTerms(said)) }
}

interface Chosen {
  /** The rarest terms that articles have: what is searched. */
  known: readonly string[]
  /** Of them those that tell articles apart: what an article has to cover. */
  telling: ReadonlySet<string>
  /** Terms that the account says mean the same as some of the message. */
  meant: ReadonlySet<string>
  /** Lone Chinese characters beside pairs. */
  lone: ReadonlySet<string>
  /** What the message tells, by weight. */
  total: number
}
/** A pair across two Chinese words is no miss, nor is an order number; a lone character tells nothing beside pairs, nor a lone letter. */
function chooseTerms({ frequency, weigh, common, synonyms }: Built, tokens: readonly Token[], parts: readonly string[]): Chosen {
  const kinds = new Map([...parts.map((part) => [part, 'word'] as const), ...tokens.map((token) => [token.term, token.kind] as const)])
  const hasPairs = tokens.some((token) => token.kind === 'pair')
  const isLone = (term: string) => (kinds.get(term) === 'character' ? hasPairs : /^\p{Script=Latin}$/u.test(term))
  const known = [...kinds.keys()]
    .filter((term) => frequency.has(term))
    .sort((a, b) => weigh([b]) - weigh([a]) || (a < b ? -1 : 1))
    .slice(0, QUERY_TERMS)
  const words = known.filter((term) => !isLone(term))
  const rare = words.filter((term) => (frequency.get(term) ?? 0) <= common)
  // Who types one word means it, however many articles have it.
  const telling = rare.length === 0 && words.length <= TYPED_WORDS ? words : rare
  const missed = [...kinds].filter(([term, kind]) => kind !== 'pair' && !/\d/.test(term) && !frequency.has(term)).slice(0, QUERY_TERMS - known.length)
  const lone = new Set(hasPairs ? known.filter((term) => kinds.get(term) === 'character') : [])
  const meant = new Set(meantBy(tokens, synonyms).filter((term) => frequency.has(term) && !known.includes(term)))
  return { known, lone, meant, telling: new Set(telling), total: weigh(telling) + MISS_WEIGHT * weigh(missed.map(([term]) => term)) }
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
