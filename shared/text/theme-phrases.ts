/** Phrases that tell one group of texts from the others: class-based TF-IDF (Grootendorst 2022), over words as people read them. */
import { ownWords } from '../issue/own-words.ts'
import { isSmallWord } from './latin-languages.ts'
import { tokensOf } from './tokenize.ts'

const PHRASES = 3
/** Texts of the theme with the phrase, at least. */
const FEWEST = 2
/** A word of all texts alike names none of them: in the theme it must be this many times as common. */
const LIFT = 1.25
/** Nearly all texts of a script are one theme: there is nothing to compare with. */
const MOST_OF_ALL = 0.8
const EASTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** A pair that nearly always stands for its word says more. */
const PAIR_FOR_WORD = 0.6

let segmenter: Intl.Segmenter | null = null

/** Best first, by group. A word is compared with texts of its own script: beside Chinese every English word is rare. */
export function themePhrases(groups: readonly (readonly string[])[], all: readonly string[]): string[][] {
  const everywhere = countPhrases(all)
  const eastern = all.filter((text) => EASTERN.test(text)).length
  const own = groups.map((texts) => ({ texts: texts.length, phrases: countPhrases(texts) }))
  const perGroup = own.reduce((sum, { phrases }) => sum + [...phrases.values()].reduce((a, { count }) => a + count, 0), 0) / Math.max(1, own.length)
  return own.map(({ texts, phrases }) => {
    const scored = [...phrases].flatMap(([term, { count, shown }]) => {
      const whole = everywhere.get(term)?.count ?? count
      const script = EASTERN.test(term) ? eastern : all.length - eastern
      const isCommon = texts < MOST_OF_ALL * script && count / texts < (LIFT * whole) / script
      return count < FEWEST || isCommon ? [] : [{ term, shown: commonest(shown), count, score: (count / texts) * Math.log(1 + perGroup / whole) }]
    })
    return choose(scored)
  })
}

interface Scored {
  term: string
  shown: string
  count: number
  score: number
}
/** No phrase says what another one said. */
function choose(scored: readonly Scored[]): string[] {
  const ranked = scored.toSorted((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1))
  const chosen: Scored[] = []
  for (const one of ranked) {
    if (chosen.length === PHRASES) break
    const pair = one.term.includes(' ') ? null : ranked.find(({ term, count }) => holds(term, one.term) && count >= PAIR_FOR_WORD * one.count)
    const said = pair ?? one
    if (!chosen.some(({ term }) => term === said.term || holds(term, said.term) || holds(said.term, term) || sharesWord(term, said.term)))
      chosen.push(said)
  }
  return chosen.map(({ shown }) => shown)
}
const holds = (pair: string, word: string): boolean => pair !== word && pair.split(' ').includes(word)
const sharesWord = (a: string, b: string): boolean => a.split(' ').some((word) => b.split(' ').includes(word))

interface Counted {
  /** Texts with it. */
  count: number
  /** As it is written, how often. */
  shown: Map<string, number>
}
function countPhrases(texts: readonly string[]): Map<string, Counted> {
  const found = new Map<string, Counted>()
  for (const text of texts) {
    const here = new Map<string, string>()
    for (const { term, shown } of phrasesOf(text)) if (!here.has(term)) here.set(term, shown)
    for (const [term, shown] of here) {
      const counted = found.get(term) ?? { count: 0, shown: new Map<string, number>() }
      found.set(term, counted)
      counted.count += 1
      counted.shown.set(shown, (counted.shown.get(shown) ?? 0) + 1)
    }
  }
  return found
}
const commonest = (shown: ReadonlyMap<string, number>): string => [...shown].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''

/** Words and pairs of neighbours; in Chinese and Japanese words of two signs and more. */
function phrasesOf(text: string): { term: string; shown: string }[] {
  const own = ownWords(text)
  const phrases: { term: string; shown: string }[] = []
  let before: { term: string; shown: string; end: number } | null = null
  for (const { kind, term, start, end } of tokensOf(own)) {
    const isTelling = kind === 'word' && term.length > 2 && !/\p{N}/u.test(term) && !isSmallWord(own.slice(start, end))
    if (!isTelling) {
      before = null
      continue
    }
    const shown = own.slice(start, end)
    phrases.push({ term, shown })
    if (before !== null && /^\s+$/.test(own.slice(before.end, start)))
      phrases.push({ term: `${before.term} ${term}`, shown: `${before.shown} ${shown}` })
    before = { term, shown, end }
  }
  if (!EASTERN.test(own)) return phrases
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  let left: string | null = null
  for (const { segment, isWordLike } of segmenter.segment(own)) {
    const isWord = isWordLike === true && EASTERN.test(segment)
    if (isWord && segment.length > 1) phrases.push({ term: segment, shown: segment })
    // Words of a trade come apart: 优惠|券.
    if (isWord && left !== null && left.length + segment.length > 2) phrases.push({ term: `${left} ${segment}`, shown: `${left}${segment}` })
    left = isWord ? segment : null
  }
  return phrases
}
