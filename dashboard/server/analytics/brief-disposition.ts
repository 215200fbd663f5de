/** The reasons an agent may choose, and which of them are likely: said by what, and how sure. */
import type { Brief } from '@shared/api/brief.ts'
import { tokenize } from '@shared/text/tokenize.ts'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import type { FoundArticle } from '../text/article-index.ts'
import type { TopicModel } from '../text/topic-model.ts'
import type { ProvisionalContact } from './brief-contact.ts'
import type { BriefConfig } from './brief-deps.ts'
import { FLAG_FROM } from './brief-priors.ts'
import type { Candidate } from './brief-repeat.ts'

type Option = FieldRow['options'][number]
type Suggestion = Brief['disposition']['suggestions'][number]

/** Someone already chose it on this ticket. */
const OWN = 0.95
/** A label of an article that fits the message. */
const ARTICLE_LABEL = 0.5
/** Every word of the reason's name is in the message. */
const NAME_IN_TEXT = 0.6
const NAME_SHARE_FROM = 0.6
/** Below, a topic is a guess among many. */
const TOPIC_FROM = 0.2
const TOPIC_AT_MOST = 0.9
const SHOWN = 3

export function dispositionOf(
  own: ProvisionalContact,
  { mapping, fields }: BriefConfig,
  candidates: readonly Candidate[],
  articles: readonly FoundArticle[],
  topics: TopicModel | null,
): Brief['disposition'] {
  const fieldOf = (id: number | null) => (id === null ? undefined : fields.find((field) => field.id === id))
  const options = fieldOf(mapping.reasonField)?.options ?? []
  return {
    fieldId: mapping.reasonField,
    verdictFieldId: mapping.verdictField,
    causeFieldId: mapping.causeField,
    verdictValues: verdictValuesOf(fieldOf(mapping.verdictField)?.options ?? [], mapping.verdictValues),
    options: options.map(({ value, name }) => ({ value, name })),
    causes: (fieldOf(mapping.causeField)?.options ?? []).map(({ value, name }) => ({ value, name })),
    suggestions: suggest(options, own, candidates, articles, topics?.read(own.text)?.topics ?? new Map()),
  }
}

/** Of the values that the configuration knows for an answer, the first that the account's field has. */
function verdictValuesOf(options: readonly Option[], { resolved, partly, no }: BriefConfig['mapping']['verdictValues']) {
  const first = (values: readonly string[]) => values.find((value) => options.some((option) => option.value === value)) ?? null
  const found = { yes: first(resolved), partly: first(partly), no: first(no) }
  return Object.values(found).every((value) => value === null) ? null : found
}

/** Each option by its strongest ground. */
function suggest(
  options: readonly Option[],
  own: ProvisionalContact,
  candidates: readonly Candidate[],
  articles: readonly FoundArticle[],
  topics: ReadonlyMap<string, number>,
): Suggestion[] {
  const [best] = candidates
  const earlier = best && best.p >= FLAG_FROM ? best : null
  const words = new Set(tokenize(own.text))
  const labels = new Set(articles.flatMap(({ article }) => article.labels.map(plain)))
  const grounds = options.flatMap(({ value, name }): Suggestion[] => [
    ...(own.reason === value ? [{ value, name, p: OWN, basis: 'ticket' }] : []),
    ...(earlier?.ticket.fact.reason === value ? [{ value, name, p: earlier.p, basis: 'same_issue' }] : []),
    ...(labels.has(plain(value)) || labels.has(plain(name)) ? [{ value, name, p: ARTICLE_LABEL, basis: 'article' }] : []),
    ...byTopic(value, name, topics),
    ...byName(value, name, words),
  ])
  const seen = new Set<string>()
  return grounds
    .sort((a, b) => b.p - a.p)
    .filter(({ value }) => !seen.has(value) && seen.add(value))
    .slice(0, SHOWN)
}

/** As agents chose for the like of it; never as sure as what someone chose here. */
function byTopic(value: string, name: string, topics: ReadonlyMap<string, number>): Suggestion[] {
  const p = Math.min(TOPIC_AT_MOST, Math.round((topics.get(value) ?? 0) * 100) / 100)
  return p >= TOPIC_FROM ? [{ value, name, p, basis: 'text' }] : []
}

const plain = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()

/** A name may say the same in two languages ("退款 / Refund"): the better half counts. */
function byName(value: string, name: string, words: ReadonlySet<string>): Suggestion[] {
  const parts = [...name.split(/[/|()（）]/), value.replaceAll('_', ' ')].map((part) => new Set(tokenize(part))).filter((terms) => terms.size > 0)
  const share = Math.max(0, ...parts.map((terms) => [...terms].filter((term) => words.has(term)).length / terms.size))
  return share >= NAME_SHARE_FROM ? [{ value, name, p: Math.round(NAME_IN_TEXT * share * 100) / 100, basis: 'text' }] : []
}
