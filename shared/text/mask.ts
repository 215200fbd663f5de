/** Takes what tells who somebody is out of a text that others will read, and says what it took. Names nobody listed and postal addresses are for a person to find. */
import { redact } from './redact.ts'

export interface KnownWords {
  /** Of people, whole; in any case of letters. */
  names: readonly string[]
  /** Of those whom the text is about: a given name or a surname by itself counts as well, with a capital where the script has them. */
  people: readonly string[]
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

export type Masker = (text: string) => MaskedText
/** Made once for all texts of a case. */
export function createMasker({ names, people, values, orders }: KnownWords): Masker {
  const known = patternOf(values.filter((value) => value.trim().length >= SHORTEST_VALUE))
  const called = patternOf([...names, ...people].filter(isName))
  const parts = patternOf(people.flatMap(partsOf), 'gu')
  return (text) => {
    let out = redact(text)
    if (known !== null) out = out.replace(known, '[value]')
    for (const order of orders) out = out.replace(order, '[order]')
    if (called !== null) out = out.replace(called, '[name]')
    if (parts !== null) out = out.replace(parts, '[name]')
    return { text: out, found: newMasks(text, out) }
  }
}

/** A lone Chinese sign is a word, not a name. */
const isName = (word: string): boolean => word.trim().length >= (EASTERN.test(word) ? SHORTEST_EASTERN : SHORTEST_LATIN)
const partsOf = (name: string): string[] =>
  name
    .split(/[\s,.]+/)
    .filter(isName)
    .flatMap((part) => [part.charAt(0).toUpperCase() + part.slice(1), part.toUpperCase()])

/** Longest first, so that a full name is one finding; as a word of its own where the script knows words. */
function patternOf(words: readonly string[], flags = 'giu'): RegExp | null {
  const all = [...new Set(words.map((word) => word.trim()))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  if (all.length === 0) return null
  return new RegExp(
    all.map((word) => (EASTERN.test(word) ? escaped(word) : `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`)).join('|'),
    flags,
  )
}
const escaped = (word: string): string => word.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

function newMasks(before: string, after: string): MaskCounts {
  const [had, has] = [countMasks(before), countMasks(after)]
  return Object.fromEntries(MASKS.map((mask) => [mask, (has[mask] ?? 0) - (had[mask] ?? 0)] as const).filter(([, more]) => more > 0))
}
/** What stands masked in a text, whenever that was done. */
export const countMasks = (text: string): MaskCounts =>
  Object.fromEntries(MASKS.map((mask) => [mask, countOf(text, mask)] as const).filter(([, count]) => count > 0))
const countOf = (text: string, mask: Mask): number => text.split(`[${mask}]`).length - 1

/** The same kinds added up. */
export function addMasks(all: readonly MaskCounts[]): { kind: Mask; count: number }[] {
  return MASKS.flatMap((kind) => {
    const count = all.reduce((sum, one) => sum + (one[kind] ?? 0), 0)
    return count === 0 ? [] : [{ kind, count }]
  })
}
