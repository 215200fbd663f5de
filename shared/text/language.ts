/** The language a text is written in, as far as its script and its small words tell; else the writer's locale is trusted. */
import { languageByWords } from './latin-languages.ts'

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
]
const LOOKED_AT = 2_000
/** One Chinese character says about as much as three Latin letters. */
const LATIN_PER_SIGN = 3

/** The language of a script other than Latin, null when Latin letters prevail or there are no letters. */
export function languageByScript(text: string): string | null {
  const looked = text.slice(0, LOOKED_AT)
  const latin = (looked.match(/\p{Script=Latin}/gu) ?? []).length
  for (const [language, script] of SCRIPTS) {
    const signs = (looked.match(script) ?? []).length
    if (signs > 0 && signs * LATIN_PER_SIGN >= latin) return language
  }
  return null
}

/** `zh-CN` and `zh_cn` are `zh`; null for nothing. */
export const languageOfLocale = (locale: string | null): string | null => locale?.split(/[-_]/)[0]?.toLowerCase() || null

/** Of fewer Latin letters the writer's locale knows more than the words. */
const FEW_LETTERS = 20
const NO_WORDS = /https?:\/\/\S+|\S+@\S+/g

/** The script first, then the small words, then the locale of whoever wrote. */
export function languageOf(text: string, locale: string | null): string | null {
  const script = languageByScript(text)
  if (script !== null) return script
  const spoken = languageOfLocale(locale)
  const looked = text.slice(0, LOOKED_AT).replaceAll(NO_WORDS, ' ')
  const letters = (looked.match(/\p{Script=Latin}/gu) ?? []).length
  return letters < FEW_LETTERS && spoken !== null ? spoken : (languageByWords(looked) ?? spoken)
}
