/** Takes what tells who somebody is out of a text that others will read, and says what it took. Names nobody listed and postal addresses are for a person to find. */
import { redact } from './redact.ts'

export interface KnownWords {
  /** Of people, as they are written; a part of one counts as well when it is long enough. */
  names: readonly string[]
  /** Anything else that must not stay, e.g. a customer number. */
  values: readonly string[]
  /** Of order numbers, made by `compileOrderPatterns`. */
  orders: readonly RegExp[]
}
export const MASKS = ['email', 'phone', 'card', 'id', 'iban', 'link', 'order', 'name', 'value'] as const
export type Mask = (typeof MASKS)[number]
export type MaskCounts = Readonly<Partial<Record<Mask, number>>>
export interface MaskedText {
  text: string
  /** How often each kind was replaced now; what was masked before is not counted again. */
  found: MaskCounts
}

/** A word for everyone: masking it would take half of the language out of a text. */
const SHORTEST_LATIN = 3
const SHORTEST_EASTERN = 2
const SHORTEST_VALUE = 4
const EASTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Made once for all texts of a case. */
export function createMasker({ names, values, orders }: KnownWords): (text: string) => MaskedText {
  const known = patternOf(values.filter((value) => value.trim().length >= SHORTEST_VALUE))
  const called = patternOf(names.flatMap(partsOf))
  return (text) => {
    let out = known === null ? text : text.replace(known, '[value]')
    out = redact(out)
    for (const order of orders) out = out.replace(order, '[order]')
    if (called !== null) out = out.replace(called, '[name]')
    return { text: out, found: newMasks(text, out) }
  }
}

/** The whole name, and given name and surname by themselves. A lone Chinese sign is a word, not a name. */
function partsOf(name: string): string[] {
  const whole = name.trim()
  const parts = whole.split(/[\s,.]+/)
  return [whole, ...parts].filter((part) => part.length >= (EASTERN.test(part) ? SHORTEST_EASTERN : SHORTEST_LATIN))
}

/** Longest first, so that a full name is one finding; as a word of its own where the script knows words. */
function patternOf(words: readonly string[]): RegExp | null {
  const all = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  if (all.length === 0) return null
  return new RegExp(
    all.map((word) => (EASTERN.test(word) ? escaped(word) : `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`)).join('|'),
    'giu',
  )
}
const escaped = (word: string): string => word.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

function newMasks(before: string, after: string): MaskCounts {
  const found: Partial<Record<Mask, number>> = {}
  for (const mask of MASKS) {
    const more = countOf(after, mask) - countOf(before, mask)
    if (more > 0) found[mask] = more
  }
  return found
}
const countOf = (text: string, mask: Mask): number => text.split(`[${mask}]`).length - 1

/** The same kinds added up. */
export function addMasks(all: readonly MaskCounts[]): { kind: Mask; count: number }[] {
  return MASKS.flatMap((kind) => {
    const count = all.reduce((sum, one) => sum + (one[kind] ?? 0), 0)
    return count === 0 ? [] : [{ kind, count }]
  })
}
