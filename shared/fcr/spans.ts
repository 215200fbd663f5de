/** When a ticket was solved (domain 2.2): the intervals from a solve to the reopening. */
import type { EpochSeconds, HistoryEvent, StatusCategory, TicketHistory } from './history.ts'
import type { Place } from './order.ts'

export interface Solve extends Place {
  byPerson: boolean
}
export interface Span {
  solve: Solve
  /** Reopening; null = still solved. */
  end: EpochSeconds | null
}

export const isSolved = (status: StatusCategory): boolean => status === 'solved' || status === 'closed'

/** Solved … reopened, in order. Creation as solved counts; solved → closed goes on; a deletion in between changes nothing. */
export function readSpans(events: readonly HistoryEvent[]): Span[] {
  const spans: Span[] = []
  let open: Span | null = null
  for (const event of events) {
    if (event.kind !== 'status' && event.kind !== 'created') continue
    const status = event.kind === 'created' ? event.status : event.to
    if (status === 'deleted') continue
    if (isSolved(status)) {
      if (open === null) spans.push((open = { solve: event, end: null }))
    } else if (open !== null) {
      open.end = event.at
      open = null
    }
  }
  return spans
}

/** Moment a source was merged away: its last closing or merge comment, whichever is later; null = not known. */
export function readMergedAt(history: TicketHistory, events: readonly HistoryEvent[]): EpochSeconds | null {
  if (!history.mergedAway) return null
  const last = events.findLast((event) => (event.kind === 'status' && event.to === 'closed') || (event.kind === 'comment' && event.byMerge))
  return last?.at ?? (events.length === 0 ? history.updatedAt : null)
}

/** Seconds since the ticket was last solved, seen at `at`; 0 = it was open then. */
export function secondsSinceSolve(spans: readonly Span[], resumedSolves: readonly Solve[], createdAt: EpochSeconds, at: EpochSeconds): number {
  let latest: EpochSeconds | null = null
  let openSince: EpochSeconds | null = createdAt
  for (const { solve, end } of spans) {
    if (solve.at > at) break
    latest = solve.at
    openSince = end !== null && end <= at ? end : null
  }
  // A solve of the conversation that went on elsewhere closes this one too, until it is itself reopened.
  let solvedElsewhere = false
  for (const { at: solvedAt } of resumedSolves) {
    if (solvedAt > at) continue
    if (openSince !== null && solvedAt >= openSince) solvedElsewhere = true
    if (latest === null || solvedAt > latest) latest = solvedAt
  }
  if (latest === null || (openSince !== null && !solvedElsewhere)) return 0
  return at - latest
}
