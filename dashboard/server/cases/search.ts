/** Full text of cases in English and Chinese: every word of the query first, some of them where no case has all. */
import MiniSearch from 'minisearch'
import type { CaseWords } from '@shared/api/quality/case-words.ts'
import { compoundTerms, normalise, tokenize, tokensOf } from '@shared/text/tokenize.ts'

export interface SearchableCase {
  id: number
  words: CaseWords
  /** What reason and cause are called. */
  names: readonly string[]
}
export interface CaseSearch {
  /** Ids, best first. */
  find(query: string): readonly number[]
}
const BOOST = { title: 3, names: 2, tags: 2, lesson: 1.5 }

export function createCaseSearch(cases: readonly SearchableCase[]): CaseSearch {
  const index = new MiniSearch<SearchableCase>({
    fields: ['title', 'names', 'tags', 'lesson', 'rightAnswer', 'whatHappened', 'quotes'],
    extractField: (one, field) => (field === 'id' ? one.id : textOf(one, field)),
    tokenize: (text) => [...tokenize(text), ...compoundTerms(text)],
    processTerm: (term) => term,
  })
  index.addAll(cases)
  return {
    find(query) {
      const terms = asked(query)
      if (terms.length === 0) return []
      const search = (combineWith: 'AND' | 'OR') =>
        index.search(terms.join(' '), {
          combineWith,
          tokenize: (joined) => joined.split(' '),
          processTerm: (term) => term,
          boost: BOOST,
          // Whoever types is not done with the word yet.
          prefix: (term) => /^\p{Script=Latin}{3,}$/u.test(term),
        })
      const all = search('AND')
      return (all.length > 0 ? all : search('OR')).map(({ id }) => Number(id))
    },
  }
}

/** Chinese is asked by pairs of signs; a lone sign counts where there is no pair. */
function asked(query: string): string[] {
  const tokens = tokensOf(normalise(query))
  const paired = tokens.filter(({ kind }) => kind === 'pair')
  const isInPair = (start: number) => paired.some((pair) => pair.start <= start && start < pair.end)
  return [...new Set(tokens.filter(({ kind, start }) => kind !== 'character' || !isInPair(start)).map(({ term }) => term))]
}

function textOf({ words, names }: SearchableCase, field: string): string {
  if (field === 'names') return names.join('\n')
  if (field === 'tags') return words.tags.join('\n')
  if (field === 'quotes') return words.quotes.map(({ text }) => text).join('\n')
  if (field === 'title' || field === 'lesson' || field === 'rightAnswer' || field === 'whatHappened') return words[field]
  return ''
}
