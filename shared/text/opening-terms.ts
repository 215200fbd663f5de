/** What openings are compared by: words and pairs of words, and in Chinese, Japanese and Korean pairs of signs. */
import { ownWords } from '../issue/own-words.ts'
import { bucketOf, BUCKETS, rarities, vectorOf, type RarityTable, type TermVector } from '../issue/term-vector.ts'
import { tokensOf, type Token } from './tokenize.ts'

const HAS_DIGIT = /\p{N}/u

/** A lone sign beside pairs says little, a number nothing. */
export function openingTerms(opening: string): readonly string[] {
  const terms: string[] = []
  let before: Token | null = null
  for (const token of tokensOf(ownWords(opening))) {
    const counts = token.kind !== 'character' && !HAS_DIGIT.test(token.term)
    if (counts) terms.push(token.term)
    if (counts && token.kind === 'word' && before !== null) terms.push(`${before.term} ${token.term}`)
    before = counts && token.kind === 'word' ? token : null
  }
  return terms
}
export const openingBuckets = (opening: string): number[] => openingTerms(opening).map((term) => bucketOf(term))

/** How rare each term is among these texts. */
export function openingRarities(texts: readonly (readonly number[])[]): RarityTable {
  const textsWith = new Uint32Array(BUCKETS)
  for (const buckets of texts) for (const bucket of new Set(buckets)) textsWith[bucket]! += 1
  return rarities(textsWith, texts.length)
}
export const openingVector = (opening: string, table: RarityTable): TermVector => vectorOf(openingBuckets(opening), table)
