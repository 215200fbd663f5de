import { NO_NAMES, PHRASES, ZH_PHRASES } from './gratitude-phrases.ts'
import { stripQuoted } from './strip-quoted.ts'

const MAX_LENGTH = 200
const MAX_LENGTH_CJK = 80
/** Nothing that says thanks is much longer than its quotes; a huge text needs no look. */
const MAX_RAW_LENGTH = 20_000
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const HAN_RUN = /^[\p{Script=Han}]+$/u
const KIND_SIGNS = /[👍👌🙏❤💕💖😊🙂😀😃😄😁☺🥰😍👏🎉✅💯🌹😘🤝🙌]/u
const TOKEN = /[\p{Script=Han}]+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\n|[^\s\p{L}\p{M}]/gu
const SPACE = /[\s.,!;:~…·、。，！；：～—–\-*_()（）"“”^]/u
/** Joins and tints of signs; apostrophes. */
const UNSEEN = /['’]|\p{Variation_Selector}|\u200D|\p{Emoji_Modifier}/gu

/** Words in the longest phrase by its first word: most messages end the search at their first word. */
const LONGEST = new Map<string, number>()
for (const phrase of PHRASES.keys()) {
  const words = phrase.split(' ')
  LONGEST.set(words[0]!, Math.max(words.length, LONGEST.get(words[0]!) ?? 0))
}
const longestFrom = (word: string) => LONGEST.get(word) ?? 0

interface Word {
  lower: string
  capital: boolean
  /** What ended before this word; a comma ends nothing. */
  after: 'word' | 'sentence' | 'line'
}

/**
 * Thanks or a confirmation and nothing else (domain 2.1). In doubt it is a contact.
 * @example isGratitude('Hi Anna, thanks, it works now!') // true
 * @example isGratitude('Thanks, but now the screen is broken') // false
 */
export function isGratitude(text: string): boolean {
  if (text.length > MAX_RAW_LENGTH || text.trim() === '') return false
  const own = stripQuoted(text).normalize('NFKC')
  if (own === '' || own.length > (CJK.test(own) ? MAX_LENGTH_CJK : MAX_LENGTH)) return false
  if (own.includes('?') || /\d{4}/.test(own) || !mayBegin(own)) return false
  const read = readWords(own)
  return read !== null && isThanksOnly(read.words, read.signs)
}

/** Most messages begin with a word that begins no phrase: no need to read on. */
function mayBegin(text: string): boolean {
  const head = /[\p{L}\p{M}]+/u.exec(text.slice(0, 40).replace(UNSEEN, ''))?.[0]
  return head === undefined || CJK.test(head) || LONGEST.has(head.toLowerCase())
}

/** Words without punctuation; null when something is no word, such as a digit or an angry face. */
function readWords(text: string): { words: readonly Word[]; signs: boolean } | null {
  const words: Word[] = []
  let signs = false
  let after: Word['after'] = 'line'
  for (const [token] of text.replace(UNSEEN, '').matchAll(TOKEN)) {
    if (/^[\p{L}\p{M}]/u.test(token)) {
      words.push({ lower: token.toLowerCase(), capital: /^\p{Lu}/u.test(token), after })
      after = 'word'
    } else if (token === '\n') after = 'line'
    else if (KIND_SIGNS.test(token)) signs = true
    else if (!SPACE.test(token)) return null
    else if (after === 'word' && !/[\s,，、\-"]/.test(token)) after = 'sentence'
  }
  return { words, signs }
}

function isThanksOnly(words: readonly Word[], signs: boolean): boolean {
  let at = 0
  let core = signs
  while (at < words.length) {
    const step = stepAt(words, at)
    if (step === null) return false
    core ||= step.core
    at += step.words
  }
  return core
}

/** The longest phrase that begins here, with the name it may be followed by. */
function stepAt(words: readonly Word[], at: number): { words: number; core: boolean } | null {
  const first = words[at]!
  if (HAN_RUN.test(first.lower)) return chineseStep(first.lower)
  for (let length = Math.min(longestFrom(first.lower), words.length - at); length > 0; length--) {
    const phrase = words
      .slice(at, at + length)
      .map((word) => word.lower)
      .join(' ')
    const kind = PHRASES.get(phrase)
    if (kind === undefined) continue
    const name = kind === 'thanks' || kind === 'greeting' || kind === 'filler' ? nameLength(words, at + length, kind === 'greeting') : 0
    return { words: length + name, core: kind === 'thanks' || kind === 'confirmation' }
  }
  return signature(words, at)
}

/** A run of Chinese that is phrases from end to end: each place is asked once. */
function chineseStep(run: string): { words: number; core: boolean } | null {
  const reached: (boolean | undefined)[] = [false]
  for (let at = 0; at < run.length; at++) {
    const core = reached[at]
    if (core === undefined) continue
    for (const { phrase, core: isCore } of ZH_PHRASES) {
      phrase.lastIndex = at
      const length = phrase.exec(run)?.[0].length ?? 0
      if (length > 0) reached[at + length] = (reached[at + length] ?? false) || core || isCore
    }
  }
  const core = reached[run.length]
  return core === undefined ? null : { words: 1, core }
}

/** Up to three capitalised words in the same sentence that are no phrase of their own. */
function nameLength(words: readonly Word[], from: number, afterGreeting: boolean): number {
  let length = 0
  while (length < (afterGreeting ? 3 : 2)) {
    const word = words[from + length]
    if (!word || word.after !== 'word' || !isNameWord(word)) break
    length++
  }
  return length
}
const isNameWord = (word: Word) => word.capital && !NO_NAMES.has(word.lower) && !PHRASES.has(word.lower) && /^\p{Script=Latin}/u.test(word.lower)

/** A name that closes the message: a line of its own after thanks were said. */
function signature(words: readonly Word[], at: number): { words: number; core: boolean } | null {
  const rest = words.slice(at)
  return at > 0 && rest[0]?.after === 'line' && rest.length <= 3 && rest.every(isNameWord) ? { words: rest.length, core: false } : null
}
