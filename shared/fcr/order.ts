/** Before and after (domain 1): tickets by (createdAt, id), events by (at, id) and their place inside the audit. */
import type { EpochSeconds, TicketId } from './history.ts'

export interface Place {
  at: EpochSeconds
  /** Audit id. */
  id: number
  seq: number
}

export const comparePlaces = (a: Place, b: Place): number => a.at - b.at || a.id - b.id || a.seq - b.seq

/** In an audit before that of `b`, or earlier inside the same one. */
export const isBefore = (a: Place, b: Place): boolean => comparePlaces(a, b) < 0
/** In a later audit: children of one audit happen together, so none of them comes back after another. */
export const isAfterAudit = (a: Place, b: Place): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at)

export interface Dated {
  createdAt: EpochSeconds
  id: TicketId
}
export const compareDated = (a: Dated, b: Dated): number => a.createdAt - b.createdAt || a.id - b.id
