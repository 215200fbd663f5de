/** Merged sources (domain 2.3): where a ticket went, and what its target takes from it. */
import type { Arrival, Contact, FirstSolve } from './contact.ts'
import type { FoldedTicket } from './fold-history.ts'
import type { EpochSeconds, TicketHistory, TicketId } from './history.ts'

const SAME_ARRIVAL_SECONDS = 60 * 60

/** Where the conversation of a ticket lives now, merges followed to the end; null = an unknown or deleted target. */
export function findHome(id: TicketId, tickets: ReadonlyMap<TicketId, TicketHistory>): TicketId | null {
  let at = id
  const seen = new Set<TicketId>()
  for (;;) {
    const history = tickets.get(at)
    if (history === undefined) return null
    if (!history.mergedAway) return at !== id && history.status === 'deleted' ? null : at
    if (history.mergedInto === null || seen.has(at)) return null
    seen.add(at)
    at = history.mergedInto
  }
}

/** Gives every target its earliest arrival, its repeats and the first solve of it and its sources. */
export function takeInSources(contact: Contact): void {
  const { ticket, sources } = contact
  if (sources.length === 0) return
  const arrivals: Arrival[] = [ticket, ...sources].map(({ history, arrivedAt }) => ({ at: arrivedAt, ticketId: history.id }))
  arrivals.sort((a, b) => a.at - b.at || a.ticketId - b.ticketId)
  const firstAt = arrivals[0]!.at
  const repliedAt = firstReplyOf([ticket, ...sources])
  contact.createdAt = firstAt
  contact.repeats = arrivals.slice(1).filter(({ at }) => {
    const ignored = !ticket.live && at - firstAt <= SAME_ARRIVAL_SECONDS && (repliedAt === null || at < repliedAt)
    return !ignored
  })
  contact.first = firstSolveOf(ticket, sources)
}

function firstReplyOf(tickets: readonly FoldedTicket[]): EpochSeconds | null {
  let first: EpochSeconds | null = null
  for (const { firstReplyAt } of tickets) if (firstReplyAt !== null && (first === null || firstReplyAt < first)) first = firstReplyAt
  return first
}

/** Closing by a merge is no solve: a source counts only if it was solved before it. */
function firstSolveOf(target: FoldedTicket, sources: readonly FoldedTicket[]): FirstSolve | null {
  let first: FirstSolve | null = target.firstSolve && { ticket: target, solve: target.firstSolve }
  for (const source of sources) {
    const solve = source.firstSolve
    if (solve === null || (source.mergedAt !== null && solve.at >= source.mergedAt)) continue
    if (first === null || solve.at < first.solve.at || (solve.at === first.solve.at && source.history.id < first.ticket.history.id))
      first = { ticket: source, solve }
  }
  return first
}
