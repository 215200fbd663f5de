/** A message as hashed features: stems and their pairs, letters inside words, and Chinese, Japanese and Korean by one to three characters. */
import { normalise, tokensOf, type Token } from '../tokenize.ts'

/** Openings say what is asked; longer texts are quoted threads. */
const LONGEST_TEXT = 2000
/** Of one message; a text this full of words was not written by a person. */
const MOST_TERMS = 8000
const SHORTEST_GRAM = 3
const LONGEST_GRAM = 5
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** Different features, ascending, and how often each occurs. Of 2^bits features the upper half are letters inside words. */
export interface Terms {
  features: Uint32Array
  counts: Uint8Array
}
export const isGram = (feature: number, bits: number): boolean => feature >>> (bits - 1) === 1

/** FNV-1a over UTF-16 units, folded (Fowler, Noll & Vo); hashed features after Weinberger et al. (2009), ICML. */
export function termsOf(text: string, bits: number): Terms {
  const found = new Uint32Array(MOST_TERMS)
  let size = 0
  const half = bits - 1
  const add = (kind: number, from: string, start = 0, end = from.length) => {
    if (size === MOST_TERMS) return
    let hash = Math.imul(FNV_OFFSET ^ kind, FNV_PRIME)
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ from.charCodeAt(at), FNV_PRIME)
    found[size++] = (((hash >>> half) ^ hash) & ((1 << half) - 1)) | (kind === GRAM ? 1 << half : 0)
  }
  const said = plain(text)
  const tokens = tokensOf(said)
  addWords(tokens, said, add)
  addCharacters(tokens, said, add)
  return counted(found.subarray(0, size).sort())
}

/** Invisible signs and the direction of writing say nothing; every digit is one. */
const plain = (text: string): string =>
  normalise(text.slice(0, LONGEST_TEXT))
    .replaceAll(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replaceAll(/\p{N}/gu, '0')

type Add = (kind: number, from: string, start?: number, end?: number) => void
const WORD = 1
const WORD_PAIR = 2
const GRAM = 3
const CHARACTERS = 4

function addWords(tokens: readonly Token[], text: string, add: Add): void {
  let before: string | null = null
  for (const { kind, term, start, end } of tokens) {
    if (kind !== 'word') continue
    add(WORD, term)
    if (before !== null) add(WORD_PAIR, `${before} ${term}`)
    before = term
    const word = `<${text.slice(start, end)}>`
    for (let length = SHORTEST_GRAM; length <= LONGEST_GRAM; length += 1)
      for (let at = 0; at + length <= word.length; at += 1) add(GRAM, word, at, at + length)
  }
}

/** One, two and three neighbours of a run without spaces. */
function addCharacters(tokens: readonly Token[], text: string, add: Add): void {
  let first: Token | null = null
  let second: Token | null = null
  for (const token of tokens) {
    if (token.kind !== 'character') continue
    if (second?.end !== token.start) first = second = null
    add(CHARACTERS, text, token.start, token.end)
    if (second) add(CHARACTERS, text, second.start, token.end)
    if (first) add(CHARACTERS, text, first.start, token.end)
    first = second
    second = token
  }
}

const MOST_COUNTED = 255
function counted(sorted: Uint32Array): Terms {
  const features = new Uint32Array(sorted.length)
  const counts = new Uint8Array(sorted.length)
  let size = 0
  for (const feature of sorted) {
    if (size > 0 && features[size - 1] === feature) counts[size - 1] = Math.min(MOST_COUNTED, counts[size - 1]! + 1)
    else {
      features[size] = feature
      counts[size++] = 1
    }
  }
  return { features: features.slice(0, size), counts: counts.slice(0, size) }
}
