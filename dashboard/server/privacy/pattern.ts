/** What of a person may stand in a text, as one expression for the store. */

/** Two letters may be any word. */
const SHORTEST = 3
const DIGITS = 7
/** Numbers of fewer digits are other things. */
const ID_DIGITS = 6
const EASTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** `words`: identity values (`email:a@b.c`), names, anything else. null = nothing that could be looked for. RE2. */
export function patternOf(words: readonly string[], userIds: readonly number[]): string | null {
  const parts = [
    ...new Set(
      words.flatMap((word) => {
        const [, kind, bare = word] = /^(email|phone|external):(.*)$/s.exec(word) ?? []
        if (kind === 'phone') return phone(bare)
        return literal(bare.trim())
      }),
    ),
    ...userIds
      .map(String)
      .filter((id) => id.length >= ID_DIGITS)
      .map((id) => String.raw`\b${id}\b`),
  ]
  return parts.length === 0 ? null : `(?:${parts.toSorted((a, b) => b.length - a.length).join('|')})`
}

/** People write numbers with signs in between. */
function phone(number: string): string[] {
  const digits = number.replaceAll(/\D/g, '')
  return digits.length < DIGITS ? [] : [String.raw`\+?\b${[...digits].join(String.raw`[\s().-]{0,3}`)}\b`]
}

function literal(word: string): string[] {
  const isLong = word.length >= (EASTERN.test(word) ? 2 : SHORTEST)
  if (!isLong) return []
  const escaped = word.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`)
  const bound = (sign: string | undefined) => (sign !== undefined && /\w/.test(sign) ? String.raw`\b` : '')
  return [`${bound(word[0])}${escaped}${bound(word.at(-1))}`]
}

/** The same in this process, for a single text. */
export function maskWith(pattern: string | null): (text: string) => string {
  if (pattern === null) return (text) => text
  const expression = new RegExp(pattern, 'gi')
  return (text) => text.replaceAll(expression, '[forgotten]')
}
