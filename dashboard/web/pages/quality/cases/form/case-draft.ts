/** What stands in the form of a case, before the service masks and keeps it. */
import type { CaseLanguage, CaseWords } from '@shared/api/quality/case-words.ts'

/** `language: null` = as the ticket. */
export type CaseDraft = Omit<CaseWords, 'language'> & { language: CaseLanguage | null }
export const EMPTY_DRAFT: CaseDraft = {
  title: '',
  reason: null,
  cause: null,
  accountCause: null,
  whatHappened: '',
  quotes: [],
  lesson: '',
  rightAnswer: '',
  tags: [],
  links: [],
  reviewBy: null,
  curator: null,
  language: null,
}

/** A quote without words and a link without a name say nothing. */
export function toWords(draft: CaseDraft, language: CaseLanguage): CaseWords {
  return {
    ...draft,
    language: draft.language ?? language,
    quotes: draft.quotes.filter(({ text }) => text.trim() !== ''),
    links: draft.links.filter(({ title }) => title.trim() !== ''),
    tags: draft.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''),
  }
}
/** What is empty is left to the ticket and the review. */
export function toGivenWords(draft: CaseDraft): Partial<CaseWords> {
  const { language, ...words } = toWords(draft, 'en')
  const given = Object.entries(words).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== null && value !== ''))
  return { ...Object.fromEntries(given), ...(draft.language === null ? {} : { language }) }
}
/** All that somebody could be recognised by. */
export const textOf = ({ title, whatHappened, quotes, lesson, rightAnswer, links }: CaseDraft): string =>
  [title, whatHappened, lesson, rightAnswer, ...quotes.map(({ text }) => text), ...links.map((link) => link.title)]
    .filter(Boolean)
    .join('\n')
    .slice(0, 8000)
export const sameDraft = (one: CaseDraft, other: CaseDraft): boolean => JSON.stringify(one) === JSON.stringify(other)
