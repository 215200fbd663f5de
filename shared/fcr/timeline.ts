/** What happened on a ticket, in order, in the words of the rules; for people who ask why a contact counts as it does. */
import { isAfterAudit } from './order.ts'
import type { FoldedTicket } from './fold-history.ts'
import type { EpochSeconds, TicketId, UserId } from './history.ts'
import type { Line } from './speakers.ts'

export const TIMELINE_KINDS = [
  'opened',
  'agent_wrote',
  'agent_reply',
  'bot_reply',
  'customer',
  'thanks',
  'auto_reply',
  'third_party',
  'group',
  'solved',
  'reopened',
  'survey',
  'merged_away',
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]
export interface TimelineEntry {
  at: EpochSeconds
  kind: TimelineKind
  ticketId: TicketId
  /** Author or actor; null = the system. */
  by: UserId | null
  /** The new group of `group`, the answer of `survey`, the target of `merged_away`. */
  value: number | string | null
}

/** Entries of one ticket, oldest first. */
export function timelineOf(ticket: FoldedTicket): TimelineEntry[] {
  const { history, events, lines, spans, mergedAt } = ticket
  const ticketId = history.id
  const entries: TimelineEntry[] = [{ at: history.createdAt, kind: 'opened', ticketId, by: history.submitterId, value: null }]
  for (const line of lines) entries.push({ at: line.at, kind: kindOf(line), ticketId, by: personOrNull(line.authorId), value: null })
  for (const event of events) {
    if (event.kind === 'group' && event.from !== null)
      entries.push({ at: event.at, kind: 'group', ticketId, by: personOrNull(event.actorId), value: event.to })
    if (event.kind === 'survey') entries.push({ at: event.at, kind: 'survey', ticketId, by: personOrNull(event.actorId), value: event.answer })
  }
  for (const { solve, end } of spans) {
    const solver = events.find((event) => event.kind === 'status' && event.at === solve.at && !isAfterAudit(event, solve))
    entries.push({ at: solve.at, kind: 'solved', ticketId, by: solver === undefined ? null : personOrNull(solver.actorId), value: null })
    if (end !== null) entries.push({ at: end, kind: 'reopened', ticketId, by: null, value: null })
  }
  if (mergedAt !== null) entries.push({ at: mergedAt, kind: 'merged_away', ticketId, by: null, value: history.mergedInto })
  // Sorting is stable: what happened in one second keeps the order said, then solved, then reopened.
  return entries.sort((a, b) => a.at - b.at)
}

const personOrNull = (user: UserId): UserId | null => (user > 0 ? user : null)

function kindOf(line: Line): TimelineKind {
  switch (line.speaker) {
    case 'agent':
      return line.reply ? 'agent_reply' : 'agent_wrote'
    case 'bot':
      return 'bot_reply'
    case 'automatic':
      return 'auto_reply'
    case 'third_party':
      return 'third_party'
    case 'customer':
      return line.gratitude ? 'thanks' : 'customer'
  }
}
