/** Humans' words that the facts know, and which tickets and users a new or withdrawn one concerns. */
import type { TicketId, UserId } from '@shared/fcr/history.ts'

/** A word on a pair: two tickets are one issue, or two users one person, or they are not. */
interface Word {
  a: number
  b: number
  same: boolean
}
export interface Said {
  issues: readonly Word[]
  persons: readonly Word[]
}
type Triple = readonly [number, number, boolean]

const toTriples = (words: readonly Word[]): Triple[] => words.map(({ a, b, same }) => [a, b, same])
export const writeSaid = ({ issues, persons }: Said): string => JSON.stringify({ issues: toTriples(issues), persons: toTriples(persons) })

function readSaid(written: string | null): { issues: readonly Triple[]; persons: readonly Triple[] } {
  if (written === null) return { issues: [], persons: [] }
  const known: readonly Triple[] | { issues: readonly Triple[]; persons: readonly Triple[] } = JSON.parse(written)
  // Folders from before words on persons hold the list of words on tickets alone.
  return 'issues' in known ? known : { issues: known, persons: [] }
}

/** Those on which a word was said, changed or taken back since the facts were judged. */
export function newlySaid(known: string | null, now: Said): { tickets: TicketId[]; users: UserId[] } {
  const before = readSaid(known)
  return { tickets: changed(before.issues, toTriples(now.issues)), users: changed(before.persons, toTriples(now.persons)) }
}
function changed(before: readonly Triple[], now: readonly Triple[]): number[] {
  const [old, fresh] = [new Set(before.map(String)), new Set(now.map(String))]
  const pairs = [...now.filter((word) => !old.has(String(word))), ...before.filter((word) => !fresh.has(String(word)))]
  return pairs.flatMap(([a, b]) => [a, b])
}
