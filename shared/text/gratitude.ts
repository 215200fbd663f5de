import { coverWithPhrases, type Word } from './gratitude-cover.ts'
import { mayBePhrases, simplified } from './gratitude-chinese.ts'
import { isPhraseWord } from './gratitude-english.ts'
import { mayBeName, wordsOf } from './gratitude-words.ts'
import { stripQuoted } from './strip-quoted.ts'

const MAX_LENGTH = 200
const MAX_LENGTH_CJK = 80
/** Nothing that says thanks is much longer than its quotes; a huge text needs no look. */
const MAX_RAW_LENGTH = 20_000
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const HAN_RUN = /^[\p{Script=Han}]+$/u
const KIND_SIGNS = /[👍👌🙏❤💕💖💗💓💞❣♥😊🙂😀😃😄😁☺🥰😍🤩😇🤗😌😎👏🎉🎊✅☑✔💯🌹🌸💐🌟⭐😘🤝🙌💪🫶🤙✌💚💙💛🧡💜🤍👋🥳]/u
const TOKEN = /[\p{Script=Han}]+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\n|[^\s\p{L}\p{M}]/gu
const SPACE = /[\s.,!;:~…·、。，！；：～—–\-*_()（）"“”^]/u
const ENDS_NOTHING = /[\s\-"“”*_]/
/** Joins and tints of signs; apostrophes. */
const UNSEEN = /['’]|\p{Variation_Selector}|\u200D|\p{Emoji_Modifier}/gu
const SAD_FACE = /(^|[\s.!,])[:;=]['’]?-?[(/\\|[<]|[:;=]['’]?-?\(+(\s|$)/
const GLAD_FACE = /(^|[\s\p{L}.!,])(?:[:;=]-?[)DPp]+|<3+|\^_?\^)(?=[\s.!,]|$)/gu
/** What is written with digits and means praise or thanks. */
const IN_DIGITS: readonly (readonly [RegExp, string])[] = [
  [/\b10 ?\/ ?10\b/g, ' ten of ten '],
  [/\b(?:5|five)[ -]?stars?\b/gi, ' five stars '],
  [/\b100 ?%/g, ' fully '],
  [/\b3q\b/gi, ' 谢谢 '],
  [/&/g, ' and '],
]

/**
 * Thanks or a confirmation and nothing else (domain 2.1). In doubt it is a contact.
 * @example isGratitude('Hi Anna, thanks, it works now!') // true
 * @example isGratitude('Thanks, but now the screen is broken') // false
 */
export function isGratitude(text: string): boolean {
  if (text.length > MAX_RAW_LENGTH || text.trim() === '') return false
  const own = stripQuoted(text).normalize('NFKC')
  if (own === '' || own.length > (CJK.test(own) ? MAX_LENGTH_CJK : MAX_LENGTH)) return false
  if (own.includes('?') || /\d{4}/.test(own) || SAD_FACE.test(own)) return false
  const read = readWords(spelledOut(own))
  return read !== null && coverWithPhrases(read.words, read.signs)
}

const spelledOut = (text: string): string => {
  const glad = text.replace(GLAD_FACE, '$1🙂')
  return /[\d&]/.test(glad) ? IN_DIGITS.reduce((all, [written, meant]) => all.replace(written, meant), glad) : glad
}

/** Words without punctuation; null when something is no word, such as a digit or an angry face, or a word of no phrase and no name. */
function readWords(text: string): { words: readonly Word[]; signs: boolean } | null {
  const words: Word[] = []
  let signs = false
  let after: Word['after'] = 'line'
  // In a text of capitals alone they mark no names.
  const hasSmall = /\p{Ll}/u.test(text)
  for (const [token] of text.replace(UNSEEN, '').matchAll(TOKEN)) {
    if (/^[\p{L}\p{M}]/u.test(token)) {
      const capital = hasSmall && /^\p{Lu}/u.test(token)
      for (const lower of HAN_RUN.test(token) ? [simplified(token)] : wordsOf(token.toLowerCase())) {
        if (!(HAN_RUN.test(lower) ? mayBePhrases(lower) : isPhraseWord(lower) || (capital && mayBeName(lower)))) return null
        words.push({ lower, capital, after })
        after = 'word'
      }
    } else if (token === '\n') after = 'line'
    else if (KIND_SIGNS.test(token)) {
      signs = true
      if (after === 'word') after = 'comma'
    } else if (!SPACE.test(token)) return null
    else if (/[,、]/.test(token)) after = after === 'word' ? 'comma' : after
    else if (after !== 'line' && !ENDS_NOTHING.test(token)) after = 'sentence'
  }
  return { words, signs }
}
