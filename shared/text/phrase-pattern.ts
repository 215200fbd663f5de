/**
 * Patterns of whole words. A pattern is words parted by blanks: `a/b` is either word, `{slot}` any alternative of a slot,
 * `?` after a word or slot makes it optional, `*` lets it come any number of times.
 * @example 'thanks/cheers {much?} again?' with { much: 'so much|very much' }
 */
export type Slots = Readonly<Record<string, string>>

export interface PhrasePattern {
  /** Sticky; to be tried on words of which each ends with one blank. */
  pattern: RegExp
  /** The words it may begin with. */
  firsts: ReadonlySet<string>
  /** Every word in it. */
  words: ReadonlySet<string>
}

/** Patterns, one a line. */
export const compilePatterns = (lines: string, slots: Slots): readonly PhrasePattern[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => compile(readPhrase(line, slots)))

interface Part {
  /** One of these follows; a single word is a phrase of its own. */
  choices: readonly (string | readonly Part[])[]
  times: string
}
const PART = /^(?:\{(\w+?)([?*]?)\}|([^?*{}]+)([?*]?))$/

function readPhrase(pattern: string, slots: Slots): readonly Part[] {
  return pattern
    .trim()
    .split(/\s+/)
    .map((part): Part => {
      const read = PART.exec(part)
      if (!read) throw new Error(`"${part}" is no part of a pattern`)
      const [, slot, slotTimes = '', words, wordTimes = ''] = read
      if (words !== undefined) return { choices: words.split('/'), times: wordTimes }
      const alternatives = slots[slot ?? '']
      if (alternatives === undefined) throw new Error(`there is no slot "${slot ?? ''}"`)
      // The first that fits is taken: longer ones first.
      const longestFirst = alternatives.split('|').sort((a, b) => b.split(' ').length - a.split(' ').length)
      return { choices: longestFirst.map((alternative) => readPhrase(alternative, slots)), times: slotTimes }
    })
}

function compile(parts: readonly Part[]): PhrasePattern {
  const words = new Set<string>()
  return { pattern: new RegExp(sourceOf(parts, words), 'y'), firsts: new Set(firstsOf(parts)), words }
}

function sourceOf(parts: readonly Part[], words: Set<string>): string {
  return parts
    .map(({ choices, times }) => {
      const sources = choices.map((choice) => {
        if (typeof choice !== 'string') return sourceOf(choice, words)
        words.add(choice)
        return `${choice} `
      })
      return `(?:${sources.join('|')})${times}`
    })
    .join('')
}

function firstsOf(parts: readonly Part[]): string[] {
  const found: string[] = []
  for (const { choices, times } of parts) {
    for (const choice of choices) found.push(...(typeof choice === 'string' ? [choice] : firstsOf(choice)))
    if (times === '') break
  }
  return found
}
