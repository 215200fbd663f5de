/** What the text model looks at in two openings: like words, like letters, a like topic, time between, language, length. */
import { languageByScript } from '../text/language.ts'
import { tokensOf, type Token } from '../text/tokenize.ts'
import { ownWords } from './own-words.ts'
import { bucketOf, cosine, vectorOf, type RarityTable, type TermVector } from './term-vector.ts'

/** Chance of each topic, always in one order, of a message; null where the model has nothing to say. */
export type TopicPosterior = (opening: string) => ArrayLike<number> | null

export const FEATURES = ['words', 'letters', 'topics', 'logHours', 'otherLanguage', 'logShorter'] as const
/** In the order of `FEATURES`. */
export type FeatureVector = readonly number[]

export interface PairTables {
  words: RarityTable
  letters: RarityTable
}
/** One opening, read once and compared often. */
export interface OpeningText {
  words: TermVector
  letters: TermVector
  topics: ArrayLike<number> | null
  language: string | null
  /** Words and pairs of characters. */
  length: number
}

/** Buckets of an opening's words (pairs of characters in Chinese, Japanese, Korean) and of its runs of letters. */
export function termsOf(opening: string): { words: number[]; letters: number[] } {
  const text = ownWords(opening)
  const tokens = tokensOf(text)
  return {
    words: tokens.flatMap(({ term, kind }) => (kind === 'character' ? [] : [bucketOf(term)])),
    letters: lettersOf(text, tokens),
  }
}

/** Runs of 3 to 5 letters inside words, with the word's ends; of 2 and 3 characters where a character is a syllable or a word. */
function lettersOf(text: string, tokens: readonly Token[]): number[] {
  const runs: number[] = []
  for (const [at, { kind, start, end, term }] of tokens.entries()) {
    if (kind === 'pair') {
      runs.push(bucketOf(term))
      // The character that follows comes next, and brings the next pair.
      const next = tokens[at + 1]
      if (next?.start === end) runs.push(bucketOf(text.slice(start, next.end)))
    } else if (kind === 'word') {
      const word = ` ${text.slice(start, end)} `
      for (let size = 3; size <= 5; size += 1)
        for (let from = 0; from + size <= word.length; from += 1) runs.push(bucketOf(word.slice(from, from + size)))
    }
  }
  return runs
}

/** null when it says nothing. */
export function readOpening(opening: string, tables: PairTables, topicsOf: TopicPosterior | null): OpeningText | null {
  const terms = termsOf(opening)
  if (terms.words.length === 0) return null
  return {
    words: vectorOf(terms.words, tables.words),
    letters: vectorOf(terms.letters, tables.letters),
    topics: topicsOf === null ? null : topicsOf(opening),
    language: languageByScript(opening),
    length: terms.words.length,
  }
}

/** Symmetric in the two. `seconds`: between their arrivals. */
export function featuresOf(a: OpeningText, b: OpeningText, seconds: number): FeatureVector {
  return [
    cosine(a.words, b.words),
    cosine(a.letters, b.letters),
    a.topics === null || b.topics === null ? 0 : topicOverlap(a.topics, b.topics),
    Math.log1p(Math.abs(seconds) / 3600),
    a.language === b.language ? 0 : 1,
    Math.log(Math.min(a.length, b.length)),
  ]
}

/** Σ √(p q), 0 to 1. Source: Bhattacharyya (1943). */
function topicOverlap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += Math.sqrt(a[at]! * b[at]!)
  return Math.min(1, sum)
}
