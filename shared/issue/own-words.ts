/** What of an opening says what it is about: without quotes, without the block under which people put their name, without long numbers. */
import { stripQuoted } from '../text/strip-quoted.ts'
import { normalise } from '../text/tokenize.ts'

/** More of it repeats what was said, or is a conversation of two. */
const LONGEST = 1500
/** The last block of a mail, when it is short and asks nothing: greeting and name, the same under every mail of its writer. */
const CLOSING_LINES = 3
const CLOSING_WIDTH = 40
/** References and phone numbers: what they say, the rule on orders says better. Prices and days stay. */
const LONG_NUMBER = /\p{N}{4,}/gu

/** Normalised for `tokensOf`; empty when nothing is left. */
export function ownWords(opening: string): string {
  const own = withoutClosing(stripQuoted(opening.slice(0, 2 * LONGEST)))
  return normalise(own.slice(0, LONGEST)).replaceAll(LONG_NUMBER, ' ')
}

function withoutClosing(text: string): string {
  const at = text.lastIndexOf('\n\n')
  if (at <= 0) return text
  const lines = text
    .slice(at)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const isClosing = lines.length <= CLOSING_LINES && lines.every((line) => line.length <= CLOSING_WIDTH && !/[?？]/.test(line))
  return isClosing ? text.slice(0, at) : text
}
