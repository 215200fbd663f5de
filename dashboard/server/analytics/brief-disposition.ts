/** The reasons an agent may choose, and which of them are likely: said by what, and how sure. */
import type { Brief } from '@shared/api/brief.ts'
import { tokenize } from '@shared/text/tokenize.ts'
import type { TopicPredictor } from '@shared/text/topics/predict.ts'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import type { FoundArticle } from '../text/article-index.ts'
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
/** Below, a guess is noise. */
const SHOWN_FROM = 0.05
/** A model is never certain. */
const MODEL_AT_MOST = 0.99
const SHOWN = 3

/** What suggestions can rest on. */
export interface Grounds {
  candidates: readonly Candidate[]
  articles: readonly FoundArticle[]
  /** The model in force; null = none. */
  topics: TopicPredictor | null
  /** Share of each reason among the contacts of late. */
  common: ReadonlyMap<string, number>
}

export function dispositionOf(own: ProvisionalContact, { mapping, fields, retired }: BriefConfig, grounds: Grounds): Brief['disposition'] {
  const fieldOf = (id: number | null) => (id === null ? undefined : fields.find((field) => field.id === id))
  const options = offered(fieldOf(mapping.reasonField), retired?.reasons, mapping.reasonAliases)
  return {
    fieldId: mapping.reasonField,
    verdictFieldId: mapping.verdictField,
    causeFieldId: mapping.causeField,
    verdictValues: verdictValuesOf(fieldOf(mapping.verdictField)?.options ?? [], mapping.verdictValues),
    options: options.map(({ value, name }) => ({ value, name })),
    causes: offered(fieldOf(mapping.causeField), retired?.causes, mapping.causeAliases).map(({ value, name }) => ({ value, name })),
    suggestions: suggest(options, own, grounds),
  }
}

/** What was retired or merged away is no longer to be chosen. */
const offered = (field: FieldRow | undefined, retired: readonly string[] = [], merged: Readonly<Record<string, string>> = {}): readonly Option[] =>
  (field?.options ?? []).filter(({ value }) => !retired.includes(value) && !Object.hasOwn(merged, value))

/** Of the values that the configuration knows for an answer, the first that the account's field has. */
function verdictValuesOf(options: readonly Option[], { resolved, partly, no }: BriefConfig['mapping']['verdictValues']) {
  const first = (values: readonly string[]) => values.find((value) => options.some((option) => option.value === value)) ?? null
  const found = { yes: first(resolved), partly: first(partly), no: first(no) }
  return Object.values(found).every((value) => value === null) ? null : found
}

/** Each option by its strongest ground. What is calibrated is not mixed with what is only stated. */
function suggest(options: readonly Option[], own: ProvisionalContact, { candidates, articles, topics, common }: Grounds): Suggestion[] {
  const [best] = candidates
  const earlier = best && best.p >= FLAG_FROM ? best : null
  const known = options.flatMap(({ value, name }): Suggestion[] => [
    ...(own.reason === value ? [{ value, name, p: OWN, basis: 'ticket' }] : []),
    ...(earlier?.ticket.fact.reason === value ? [{ value, name, p: earlier.p, basis: 'same_issue' }] : []),
  ])
  const learned = byModel(options, own.text, topics)
  const stated = () => byWords(options, own.text, articles)
  const guessed = learned.length > 0 ? learned : stated()
  const found = strongest([...known, ...guessed])
  // Without a model how common a reason is says more than nothing; with one, silence means that it does not know.
  return found.length > 0 || topics !== null ? found : strongest(byShare(options, common))
}

function strongest(grounds: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>()
  return grounds
    .toSorted((a, b) => b.p - a.p)
    .filter(({ value }) => !seen.has(value) && seen.add(value))
    .slice(0, SHOWN)
}

const rounded = (p: number): number => Math.round(p * 100) / 100

/** As agents chose for the like of it: probabilities that came true on days the model had not seen. None where the topic is unknown. */
function byModel(options: readonly Option[], text: string, topics: TopicPredictor | null): Suggestion[] {
  const guesses = topics?.predict(text, SHOWN) ?? []
  if (topics === null || (guesses[0]?.p ?? 0) < topics.unknownBelow || !topics.isTelling(text)) return []
  return guesses.flatMap(({ label, p }) => {
    const option = options.find(({ value }) => value === label)
    return option && p >= SHOWN_FROM ? [{ ...named(option), p: Math.min(MODEL_AT_MOST, rounded(p)), basis: 'model' }] : []
  })
}

function byShare(options: readonly Option[], common: ReadonlyMap<string, number>): Suggestion[] {
  return options.flatMap((option) => {
    const share = common.get(option.value) ?? 0
    return share >= SHOWN_FROM ? [{ ...named(option), p: rounded(share), basis: 'frequency' }] : []
  })
}

function byWords(options: readonly Option[], text: string, articles: readonly FoundArticle[]): Suggestion[] {
  const words = new Set(tokenize(text))
  const labels = new Set(articles.flatMap(({ article }) => article.labels.map(plain)))
  return options.flatMap(({ value, name }) => [
    ...(labels.has(plain(value)) || labels.has(plain(name)) ? [{ value, name, p: ARTICLE_LABEL, basis: 'article' }] : []),
    ...byName(value, name, words),
  ])
}

const named = ({ value, name }: Option): Pick<Suggestion, 'value' | 'name'> => ({ value, name })

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
