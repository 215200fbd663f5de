/** Words of a text as the article search counts them: English stems, digits, and Chinese, Japanese and Korean as single characters and pairs. */
import { stemmer } from 'stemmer'

export interface Token {
  /** What is counted. */
  term: string
  /** Where it stands in the normalised text. */
  start: number
  end: number
  kind: 'word' | 'character' | 'pair'
}

const RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu
const EASTERN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u
const ENGLISH = /^[a-z]+$/

/** Full-width letters, ligatures and case are one. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Tokens of a text that `normalise` made, in order. Spaces part no Chinese words, so every pair of neighbours is a term. */
export function tokensOf(normalised: string): readonly Token[] {
  const tokens: Token[] = []
  for (const run of normalised.matchAll(RUNS)) {
    if (EASTERN.test(run[0])) addCharacters(tokens, run[0], run.index)
    else addWords(tokens, run[0], run.index)
  }
  return tokens
}
export const tokenize = (text: string): readonly string[] => tokensOf(normalise(text)).map((token) => token.term)

function addCharacters(tokens: Token[], run: string, offset: number): void {
  let start = offset
  let previous: { char: string; start: number } | null = null
  for (const char of run) {
    const end = start + char.length
    tokens.push({ term: char, start, end, kind: 'character' })
    if (previous) tokens.push({ term: previous.char + char, start: previous.start, end, kind: 'pair' })
    previous = { char, start }
    start = end
  }
}

/** A run may go from Latin into Chinese without a space ("app打不开"): the letter class stops where the other script begins. */
function addWords(tokens: Token[], run: string, offset: number): void {
  let start = 0
  for (const part of run.split(
    /(?<=[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/u,
  )) {
    if (EASTERN.test(part)) addCharacters(tokens, part, offset + start)
    else tokens.push({ term: termOf(part), start: offset + start, end: offset + start + part.length, kind: 'word' })
    start += part.length
  }
}

function termOf(word: string): string {
  const bare = word.replace(/['’]s?$/, '').replaceAll(/['’]/g, '')
  return ENGLISH.test(bare) ? stemmer(bare) : bare
}

/** `removeChild`, `iPhone15Pro`, `SN20X`: a name made of several. */
const COMPOUND = /[\p{L}\p{N}]*(?:\p{Ll}\p{Lu}|\p{Script=Latin}\p{N}|\p{N}\p{Script=Latin})[\p{L}\p{N}]*/gu
const SEAMS = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Script=Latin})(?=\p{N})|(?<=\p{N})(?=\p{Script=Latin})/u

/** The parts of names made of several, as further terms: who writes `remove child` means the same. The text must have its capitals. */
export const compoundTerms = (text: string): readonly string[] =>
  (text.normalize('NFKC').match(COMPOUND) ?? []).flatMap((name) =>
    name
      .split(SEAMS)
      .filter((part) => part.length > 1)
      .flatMap((part) => tokenize(part)),
  )
