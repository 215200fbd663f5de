import type { RawArticle } from '../world/records.ts'
import { listPage } from './paging.ts'
import { failed, NOT_FOUND, ok, type Context, type Handler } from './reply.ts'

export const listArticles: Handler = (context) => {
  const { world, params, url } = context
  const locale = params[0]?.toLowerCase()
  const rows = world.articles.filter((article) => !locale || article.locale === locale)
  if (url.searchParams.get('sort_by') === 'updated_at')
    return listPage(
      context,
      'articles',
      [...rows].sort((a, b) => (a.updated_at < b.updated_at ? 1 : -1)),
      undefined,
      30,
    )
  return listPage(context, 'articles', rows, undefined, 30)
}
export const showArticle: Handler = ({ world, params }) => {
  const article = world.articles.find((candidate) => candidate.id === Number(params.at(-1)))
  return article ? ok({ article }) : NOT_FOUND
}
const plain = (html: string | null): string => (html ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** Words in any order; drafts stay out of search. */
export const searchArticles: Handler = (context: Context) => {
  const { world, url } = context
  const query = url.searchParams.get('query')?.toLowerCase() ?? ''
  const labels = url.searchParams.get('label_names')?.split(',') ?? []
  const section = url.searchParams.get('section')
  if (query === '' && labels.length === 0 && section === null && !url.searchParams.has('category'))
    return failed(400, 'invalid', 'At least one of query, category, section, or label_names must be present')
  const locale = url.searchParams.get('locale')?.toLowerCase() ?? '*'
  const terms = query.split(/\s+/).filter(Boolean)
  const scored = world.articles
    .filter((article) => !article.draft && (locale === '*' || article.locale === locale))
    .filter((article) => (section === null || article.section_id === Number(section)) && labels.every((label) => article.label_names.includes(label)))
    .map((article) => ({ article, score: score(article, terms) }))
    .filter(({ score }) => terms.length === 0 || score > 0)
    .sort((a, b) => b.score - a.score || a.article.id - b.article.id)
  const results = scored.map(({ article }) => ({ ...article, result_type: 'article', snippet: snippet(plain(article.body), terms) }))
  return listPage(context, 'results', results, undefined, 25)
}
const score = (article: RawArticle, terms: readonly string[]): number => {
  const title = article.title.toLowerCase()
  const body = plain(article.body).toLowerCase()
  return terms.reduce((sum, term) => sum + (title.includes(term) ? 3 : 0) + (body.includes(term) ? 1 : 0), 0)
}
function snippet(text: string, terms: readonly string[]): string {
  const at = Math.max(0, text.toLowerCase().indexOf(terms[0] ?? '') - 40)
  const part = text.slice(at, at + 160)
  return terms[0] ? part.replace(new RegExp(terms[0].replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), (found) => `<em>${found}</em>`) : part
}
