/** Words that an account says mean the same: query expansion at a lower weight, never a rewriting. */
import { tokenize, type Token } from '@shared/text/tokenize.ts'

export const SYNONYM_WEIGHT = 0.4
/** Groups, each a list of phrases as terms. */
export type Synonyms = readonly (readonly (readonly string[])[])[]

export const synonymTerms = (groups: readonly (readonly string[])[]): Synonyms =>
  groups.map((group) => group.map((phrase) => tokenize(phrase)).filter((terms) => terms.length > 0))

/** Terms of the other phrases of every group of which the message has one whole. */
export function meantBy(tokens: readonly Token[], synonyms: Synonyms): string[] {
  const said = new Set(tokens.map(({ term }) => term))
  const has = (phrase: readonly string[]) => phrase.every((term) => said.has(term))
  return [...new Set(synonyms.filter((group) => group.some(has)).flatMap((group) => group.filter((phrase) => !has(phrase)).flat()))]
}
