import type { SkippedRow, StreamName, UnknownWord } from './rows.ts'

/** What decoding noticed beside the rows: records it could not use, and words nobody taught us. */
export interface DecodeNotes {
  /** Answers with null, which is what a decoder then has. */
  skip: (where: string, why: string) => null
  unknown: (what: UnknownWord['what'], value: string) => void
  skipped: () => readonly SkippedRow[]
  unknownWords: () => readonly UnknownWord[]
}

const LONGEST_WORD = 80

export function createNotes(stream: StreamName): DecodeNotes {
  const skipped: SkippedRow[] = []
  const unknown = new Map<string, UnknownWord>()
  return {
    skip: (where, why) => {
      skipped.push({ stream, where, why })
      return null
    },
    unknown: (what, word) => {
      const value = word.slice(0, LONGEST_WORD)
      const key = `${what}:${value}`
      const known = unknown.get(key)
      if (known) known.count += 1
      else unknown.set(key, { what, value, count: 1 })
    },
    skipped: () => skipped,
    unknownWords: () => [...unknown.values()],
  }
}
