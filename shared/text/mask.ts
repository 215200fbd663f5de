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
export function createMasker({ names, people, values, orders }: KnownWords): Masker {
  const known = sorted(values.filter((value) => value.trim().length >= SHORTEST_VALUE).map(folded))
  const called = sorted([...names, ...people].filter(isName).map(folded))
  const parts = sorted(people.flatMap(partsOf))
  return (text) => {
    let out = replaceWords(redact(text), known, '[value]', folded)
    for (const order of orders) out = out.replace(order, '[order]')
    out = replaceWords(out, called, '[name]', folded)
    out = replaceWords(out, parts, '[name]', (written) => written)
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

/** Longest first, so that a full name is one finding. What stands in the brackets of a mask is none. */
const sorted = (words: readonly string[]): readonly string[] =>
  [...new Set(words.map((word) => word.trim()))]
    .filter((word) => !MASKS.some((mask) => mask === word.toLowerCase()))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
/** Lower case where that moves no sign of the text. */
function folded(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

/** Words by themselves where the script knows words. Looked up one by one: a pattern of hundreds of names takes a hundred times as long. */
function replaceWords(text: string, words: readonly string[], mask: string, fold: (text: string) => string): string {
  let out = text
  let looked = fold(out)
  for (const word of words) {
    let at = looked.indexOf(word)
    if (at === -1) continue
    const isFree = EASTERN.test(word)
      ? () => true
      : (from: number) => !LETTER.test(looked[from - 1] ?? ' ') && !LETTER.test(looked[from + word.length] ?? ' ')
    let [made, done] = ['', 0]
    for (; at !== -1; at = looked.indexOf(word, Math.max(done, at + 1))) {
      if (!isFree(at)) continue
      made += out.slice(done, at) + mask
      done = at + word.length
    }
    out = made + out.slice(done)
    looked = fold(out)
  }
  return out
}
const LETTER = /[\p{L}\p{N}]/u

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
