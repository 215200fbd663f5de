/** Whether a message is made of known phrases alone. */
import { CHINESE } from './gratitude-chinese.ts'
import { MAY_FOLLOW_AN_END, phrasesFrom, type PhraseKind } from './gratitude-english.ts'
import { mayBeName } from './gratitude-words.ts'

const HAN_RUN = /^[\p{Script=Han}]+$/u

export interface Word {
  lower: string
  capital: boolean
  /** What ended before this word. */
  after: 'word' | 'comma' | 'sentence' | 'line'
}

/** Whether phrases and names cover the words from end to end, one of them thanks or a confirmation; `signs`: a sign said so already. Each place is asked once. */
export function coverWithPhrases(words: readonly Word[], signs: boolean): boolean {
  const reached: (boolean | undefined)[] = [signs]
  const reach = (at: number, core: boolean) => {
    reached[at] = (reached[at] ?? false) || core
  }
  const line = layOut(words)
  for (const [at, word] of words.entries()) {
    const core = reached[at]
    if (core === undefined) continue
    if (HAN_RUN.test(word.lower)) {
      const run = chineseRun(word.lower)
      if (run !== null) reach(at + 1, core || run.core)
      continue
    }
    for (const { next, kind } of phrasesAt(line, at, word)) {
      if (kind.ends && !endsClause(words, next)) continue
      const names = nameLength(words, next, kind.names)
      for (let name = 0; name <= names; name++) reach(next + name, core || kind.core)
    }
    if (isSignature(words, at)) reach(words.length, core)
  }
  return reached[words.length] === true
}

/** The words in one text, each with one blank behind it. */
interface Line {
  text: string
  /** Where each word begins, and the end. */
  offsets: readonly number[]
  /** Which word begins at an offset. */
  wordAt: ReadonlyMap<number, number>
  /** Where the clause of each word ends. */
  clauseEnds: readonly number[]
}
function layOut(words: readonly Word[]): Line {
  const offsets = [0]
  for (const { lower } of words) offsets.push(offsets.at(-1)! + lower.length + 1)
  const clauseEnds: number[] = []
  for (let at = words.length - 1, end = offsets.at(-1)!; at >= 0; at--) {
    clauseEnds[at] = end
    if (words[at]!.after !== 'word') end = offsets[at]!
  }
  const text = words.map(({ lower }) => `${lower} `).join('')
  return { text, offsets, wordAt: new Map(offsets.map((offset, at) => [offset, at])), clauseEnds }
}

/** The phrases that begin at a word, each at its longest in its clause and in the whole message. */
function phrasesAt({ text, offsets, wordAt, clauseEnds }: Line, at: number, word: Word): { next: number; kind: PhraseKind }[] {
  const found: { next: number; kind: PhraseKind }[] = []
  const offset = offsets[at]!
  const clause = text.slice(0, clauseEnds[at])
  for (const { kind, pattern } of phrasesFrom(word.lower)) {
    if (kind.begins && word.after === 'word') continue
    for (const within of clause.length < text.length ? [clause, text] : [text]) {
      pattern.lastIndex = offset
      const length = pattern.exec(within)?.[0].length ?? 0
      const next = wordAt.get(offset + length)
      if (length > 0 && next !== undefined) found.push({ next, kind })
    }
  }
  return found
}

/** A run of Chinese that is phrases from end to end. */
function chineseRun(run: string): { core: boolean } | null {
  const reached: (boolean | undefined)[] = [false]
  for (let at = 0; at < run.length; at++) {
    const core = reached[at]
    if (core === undefined) continue
    for (const { phrase, core: isCore } of CHINESE) {
      phrase.lastIndex = at
      const length = phrase.exec(run)?.[0].length ?? 0
      if (length > 0) reached[at + length] = (reached[at + length] ?? false) || core || isCore
    }
  }
  const core = reached[run.length]
  return core === undefined ? null : { core }
}

function endsClause(words: readonly Word[], next: number): boolean {
  const word = words[next]
  return word === undefined || word.after !== 'word' || MAY_FOLLOW_AN_END.has(word.lower)
}

/** How many capitalised words in the same sentence may be a name. */
function nameLength(words: readonly Word[], from: number, most: number): number {
  let length = 0
  while (length < most) {
    const word = words[from + length]
    if (!word || (word.after !== 'word' && (length > 0 || word.after !== 'comma')) || !isNameWord(word)) break
    length++
  }
  return length
}
const isNameWord = (word: Word) => word.capital && mayBeName(word.lower)

/** A name that closes the message: a line of its own after thanks were said. */
function isSignature(words: readonly Word[], at: number): boolean {
  const rest = words.slice(at)
  return at > 0 && rest[0]?.after === 'line' && rest.length <= 3 && rest.every(isNameWord)
}
