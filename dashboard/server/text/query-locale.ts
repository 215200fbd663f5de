/** Which language of the help centre a message should be looked up in: the script of the message first, then the ticket's locale. */

/** Share of letters that decides a script; below, a message quotes a foreign word. */
const SCRIPT_SHARE = 0.3
/** Fewer Latin letters than this say nothing about a language. */
const FEW_LETTERS = 20

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const languageOf = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0] ?? ''

/** The locales to search, best first: the ticket's own, else those of its language; the written script outweighs both. */
export function localesToSearch(text: string, ticketLocale: string, available: readonly string[]): readonly string[] {
  const wished = ticketLocale.toLowerCase()
  const written = writtenLanguage(text)
  const language =
    written === 'latin' && EASTERN_LANGUAGES.has(languageOf(wished)) ? 'en' : written === 'latin' || written === null ? languageOf(wished) : written
  const exact = available.filter((locale) => locale.toLowerCase() === wished && languageOf(locale) === language)
  return exact.length > 0 ? exact : available.filter((locale) => languageOf(locale) === language)
}

const EASTERN_LANGUAGES = new Set(['zh', 'ja', 'ko'])
function writtenLanguage(text: string): string | null {
  const han = count(text, /\p{Script=Han}/gu)
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const hangul = count(text, /\p{Script=Hangul}/gu)
  const latin = count(text, /\p{Script=Latin}/gu)
  const letters = han + kana + hangul + latin / 4
  if (letters === 0) return null
  if (hangul / letters > SCRIPT_SHARE) return 'ko'
  if (kana / letters > 0.1) return 'ja'
  if (han / letters > SCRIPT_SHARE) return 'zh'
  return latin >= FEW_LETTERS && han + kana + hangul === 0 ? 'latin' : null
}
