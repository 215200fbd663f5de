/** Order references: the strongest sign that two contacts are about one matter (domain 4, rule 3). */
import { boundedPattern } from './bounded-pattern.ts'

/** Upper case, without spaces or dashes; null for text without any digit ("n/a", "none"), which would tie strangers together. */
export function normalizeOrderRef(value: string): string | null {
  const plain = value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, '')
  return /\d/.test(plain) ? plain : null
}

/** What a field holds: one reference, or several divided by commas or lines. */
export function orderRefsOfField(value: string): readonly string[] {
  return distinct(value.split(/[,;，；、\n\r\t|]+/))
}

/** Patterns as the configuration gives them; made once, used for every text. One that is none finds nothing: the configuration refuses it. */
export const compileOrderPatterns = (patterns: readonly string[]): readonly RegExp[] => patterns.flatMap((source) => boundedPattern(source) ?? [])

const LOOKED_AT = 20_000

/** References in a text, normalised, each once. */
export function findOrderRefs(text: string, patterns: readonly RegExp[]): readonly string[] {
  if (patterns.length === 0 || text === '') return []
  const looked = text.slice(0, LOOKED_AT)
  return distinct(patterns.flatMap((pattern) => Array.from(looked.matchAll(pattern), (match) => match[0])))
}

function distinct(values: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const value of values) {
    const ref = normalizeOrderRef(value)
    if (ref !== null) found.add(ref)
  }
  return [...found]
}
