/**
 * Patterns that somebody typed, over texts that anybody may send: a pattern is taken only where trying it at one place of a text can go few ways,
 * since an engine that goes back and forth tries them all. Repeats without an end get one.
 */

/** Ways to try one place; over the 20,000 places that are looked at, the worst text then takes a second or two. */
const MOST_WAYS = 12_000
/** No order number is longer; `+` and `*` end here. */
const LONGEST_REPEAT = 100
export const LONGEST_PATTERN = 300

/** null = no pattern, or one that some text would keep busy. */
export function boundedPattern(source: string): RegExp | null {
  if (source.length > LONGEST_PATTERN) return null
  // What the engine takes is also well-formed for the reading below.
  if (!isPattern(source)) return null
  const read = readPattern(source)
  return read.ways <= MOST_WAYS ? new RegExp(read.bounded, 'gu') : null
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}

interface Level {
  /** Of the alternatives before, and of the one at hand without its last item. */
  others: number
  sequence: number
  item: number
}
const fresh = (): Level => ({ others: 0, sequence: 1, item: 1 })
const waysOf = ({ others, sequence, item }: Level): number => others + sequence * item

/** Escapes, classes, ends of groups and quantifiers matter; every other sign is one way. */
const TOKEN = /\\[pPu]\{[^}]*\}|\\k<[^>]*>|\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<[^>]*>)|\(|\)|\||(?:[*+?]|\{\d+(?:,\d*)?\})\??|[^]/gu
const QUANTIFIER = /^(?:([*+?])|\{(\d+)(,(\d*))?\})(\??)$/u

function readPattern(source: string): { ways: number; bounded: string } {
  const levels: Level[] = [fresh()]
  let bounded = ''
  for (const [token] of source.matchAll(TOKEN)) {
    const level = levels.at(-1) ?? fresh()
    const repeat = QUANTIFIER.exec(token)
    if (repeat !== null) {
      const { least, most, text } = boundsOf(repeat)
      level.item = repeated(level.item, least, most)
      bounded += text
      continue
    }
    bounded += token
    if (token === '|') {
      level.others = waysOf(level)
      level.sequence = level.item = 1
    } else if (token.startsWith('(')) levels.push(fresh())
    else if (token === ')' && levels.length > 1) {
      levels.pop()
      const outer = levels.at(-1) ?? fresh()
      outer.sequence *= outer.item
      outer.item = waysOf(level)
    } else {
      level.sequence *= level.item
      level.item = 1
    }
  }
  return { ways: waysOf(levels[0] ?? fresh()), bounded }
}

function boundsOf([, sign, from, comma, to, lazy = '']: RegExpExecArray): { least: number; most: number; text: string } {
  const least = sign === undefined ? Number(from) : sign === '+' ? 1 : 0
  const most = sign === '?' ? 1 : sign !== undefined || to === '' ? least + LONGEST_REPEAT : comma === undefined ? least : Number(to)
  return { least, most, text: `{${least},${most}}${lazy}` }
}

/** As many ways as there are counts, each with all ways of each item. */
function repeated(item: number, least: number, most: number): number {
  if (item === 1) return most - least + 1
  let ways = 0
  for (let count = least; count <= most && ways <= MOST_WAYS; count++) ways += item ** count
  return ways
}
