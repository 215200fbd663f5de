/** The language a text is written in, as far as its script tells; else the reader's locale is trusted. */

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

/** The script first, then the locale of whoever wrote. */
export const languageOf = (text: string, locale: string | null): string | null => languageByScript(text) ?? languageOfLocale(locale)
