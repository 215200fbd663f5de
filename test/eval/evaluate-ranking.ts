/** The article index against plain MiniSearch (stems, title three times) on questions whose articles are known. */
import { createArticleIndex, type FoundArticle } from '../../dashboard/server/text/article-index.ts'
import type { ArticleRow } from '@shared/zendesk/rows.ts'
import { wilson } from '@shared/stats/wilson.ts'
import MiniSearch from 'minisearch'
import { stemmer } from 'stemmer'
import { z } from 'zod'
import type { DataSet } from './find-sets.ts'
import { readRows } from './read-set.ts'
import { rowOf, type EvalRow } from './row.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const docSchema = z.object({ doc_id: id, title: z.string().nullish(), body: z.string().nullish() })
const querySchema = z.object({ query: z.string(), doc_ids: z.array(id) })
type Query = z.infer<typeof querySchema>

/** Ids of documents, best first. */
type Ranker = (query: string) => readonly string[]
interface Quality {
  mrr: number
  /** Queries whose first right document is among the first k. */
  recall: Readonly<Record<number, number>>
  answered: number
  ms: number
}
const PLACES = [1, 3, 5] as const
/** Right documents further down count nothing. */
const LOOKED_AT = 100

export async function evaluateRanking({ folder, label }: DataSet): Promise<readonly EvalRow[]> {
  const docs = readRows(folder, label, 'docs', docSchema).map(({ doc_id, title, body }) => ({ id: doc_id, title: title ?? '', body: body ?? '' }))
  const queries = readRows(folder, label, 'queries', querySchema).filter((query) => query.doc_ids.length > 0)
  const { rank, suggest } = await productRankers(docs)
  const product = measure(queries, rank)
  const suggested = measure(queries, suggest)
  const plain = measure(queries, plainRanker(docs))
  const n = queries.length
  const baseline = (value: number) => ({ 'stemmed MiniSearch': value })
  return [
    rowOf(label, { metric: 'mrr', value: product.mrr, n, baselines: baseline(plain.mrr) }),
    ...PLACES.map((k) => {
      const share = wilson(product.recall[k]!, n)
      return rowOf(label, {
        metric: `recall_at_${k}`,
        value: share?.rate ?? null,
        low: share?.low ?? null,
        high: share?.high ?? null,
        n,
        baselines: baseline(plain.recall[k]! / n),
      })
    }),
    // Unasked suggestions abstain: how often something is shown, and how often it then holds a right one.
    rowOf(label, { metric: 'suggested', value: suggested.answered / n, n, better: 'none', baselines: baseline(plain.answered / n) }),
    rowOf(label, { metric: 'suggestion_hit_at_3', ...hitsOf(suggested), baselines: { 'stemmed MiniSearch': hitsOf(plain).value } }),
    rowOf(label, { metric: 'ms_per_query', value: product.ms, n, better: 'lower', baselines: baseline(plain.ms) }),
  ]
}

function hitsOf({ recall, answered }: Quality) {
  const share = wilson(recall[3]!, answered)
  return { value: share?.rate ?? null, low: share?.low ?? null, high: share?.high ?? null, n: answered }
}

interface Doc {
  id: string
  title: string
  body: string
}

/** All documents stand in one index: which locale a message is looked up in is another question. */
async function productRankers(docs: readonly Doc[]): Promise<{ rank: Ranker; suggest: Ranker }> {
  const articles = docs.map(({ title, body }, at): ArticleRow => ({
    id: at,
    title,
    body,
    locale: 'und',
    url: null,
    updatedAt: 0,
    draft: false,
    outdated: false,
    userSegmentId: null,
    brandId: null,
    labels: [],
    sectionId: null,
  }))
  const index = await createArticleIndex(articles)
  const idsOf = (found: readonly FoundArticle[]) => found.map(({ article }) => docs[article.id]!.id)
  return { rank: (query) => idsOf(index.rank(query, LOOKED_AT)), suggest: (query) => idsOf(index.suggest(query, LOOKED_AT)) }
}

function plainRanker(docs: readonly Doc[]): Ranker {
  const search = new MiniSearch<Doc>({ fields: ['title', 'body'], processTerm: (term) => stemmer(term.toLowerCase()) })
  search.addAll([...new Map(docs.map((doc) => [doc.id, doc])).values()])
  return (query) =>
    search
      .search(query, { boost: { title: 3 } })
      .slice(0, LOOKED_AT)
      .map(({ id: found }) => String(found))
}

function measure(queries: readonly Query[], rank: Ranker): Quality {
  const recall: Record<number, number> = Object.fromEntries(PLACES.map((k) => [k, 0]))
  let reciprocal = 0
  let answered = 0
  for (const { query } of queries.slice(0, 20)) rank(query) // warm
  const started = performance.now()
  for (const { query, doc_ids: right } of queries) {
    const found = rank(query)
    if (found.length > 0) answered++
    const place = found.findIndex((doc) => right.includes(doc)) + 1
    if (place === 0) continue
    reciprocal += 1 / place
    for (const k of PLACES) if (place <= k) recall[k]!++
  }
  return { mrr: reciprocal / queries.length, recall, answered, ms: (performance.now() - started) / queries.length }
}
