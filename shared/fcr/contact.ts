/** A ticket together with what other tickets bring to it: merged sources, duplicates, resumed sessions (domain 2.3, 2.4). */
import type { IssueTicket } from '../issue/same-issue.ts'
import type { Exclusion } from './fact.ts'
import type { FoldedTicket } from './fold-history.ts'
import type { EpochSeconds, PersonId, TicketId } from './history.ts'
import type { Solve } from './spans.ts'

export interface Arrival {
  at: EpochSeconds
  ticketId: TicketId
}
export interface FirstSolve {
  /** Ticket whose conversation led to it: its group, assignee and flags. */
  ticket: FoldedTicket
  solve: Solve
}

/** Changes while a person is judged, then becomes a fact. */
export interface Contact {
  id: TicketId
  personId: PersonId
  ticket: FoldedTicket
  issue: IssueTicket
  createdAt: EpochSeconds
  exclusion: Exclusion | null
  /** Merge target, contact of a duplicate, what a session went on with. */
  belongsTo: Contact | null
  /** Tickets merged into it that brought arrivals. */
  sources: FoldedTicket[]
  /** Arrivals after the first that count as repeats, in order. */
  repeats: Arrival[]
  first: FirstSolve | null
  /** Solves of the sessions that went on with it, in no order. */
  resumedSolves: Solve[]
}

/** Agent or bot, the ticket or what was merged into it, ever. */
export function isAnswered({ ticket, sources }: Contact): FoldedTicket['answered'] {
  let answered = ticket.answered
  for (const source of sources) if (source.answered === 'yes' || answered === 'no') answered = source.answered
  return answered
}

/** Live, solved, and nobody ever said a word; a doubt is no abandonment. Asked before resumed sessions lend their solves. */
export const isAbandoned = (contact: Contact): boolean => contact.ticket.live && contact.first !== null && isAnswered(contact) === 'no'
/** Async, solved, and nobody ever said a word. */
export const isNoReplySolve = (contact: Contact): boolean => !contact.ticket.live && contact.first !== null && isAnswered(contact) === 'no'
