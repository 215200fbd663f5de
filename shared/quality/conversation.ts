/** A conversation in order, as reviewers read it and rule checks judge it. */
import type { EpochSeconds, UserId } from '../fcr/history.ts'

export type LineRole = 'customer' | 'agent' | 'bot' | 'system' | 'other'
/** One message, call, note or step of a ticket. */
export interface SpokenLine {
  id: string
  at: EpochSeconds
  role: LineRole
  /** null where no person is behind it. */
  author: UserId | null
  kind: 'message' | 'call' | 'note' | 'event'
  public: boolean
  /** As it is kept; null = not kept, or none. */
  text: string | null
  autoReply: boolean
  gratitude: boolean
  /** What landing read of the whole text before anything was left out; null = it read nothing. */
  signals: { negative: number; question: boolean; promise: boolean } | null
  /** An order is named in it. */
  namesOrder: boolean
  event: { code: LineEvent; value: string | null; person: UserId | null } | null
}
/** Steps: `value` is a name or a word as people read it, `person` whom it speaks of. */
export type LineEvent = 'opened' | 'assigned' | 'transferred' | 'taken' | 'solved' | 'reopened' | 'closed' | 'status' | 'merged' | 'survey' | 'csat'

/** Which one of its role each person is, from 1 in the order of appearance: “Agent 2”. Whoever is only named by a step counts too. */
export function numberSpeakers(
  lines: readonly Pick<SpokenLine, 'role' | 'author' | 'event'>[],
): ReadonlyMap<UserId, { role: LineRole; number: number }> {
  const known = new Map<UserId, { role: LineRole; number: number }>()
  const counts = new Map<LineRole, number>()
  const meet = (person: UserId | null, role: LineRole): void => {
    if (person === null || known.has(person)) return
    const number = (counts.get(role) ?? 0) + 1
    counts.set(role, number)
    known.set(person, { role, number })
  }
  for (const { role, author, event } of lines) {
    if (role !== 'system' && role !== 'bot') meet(author, role)
    meet(event?.person ?? null, 'agent')
  }
  return known
}
