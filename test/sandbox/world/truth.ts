/** What the seed knows and the API never tells: for measuring how well repeats are found. */
import type { Reason } from './catalogue.ts'

/** `duplicate` and `resumed` are the same contact, not a repeat. */
export type ReturnHow = 'new_ticket' | 'follow_up' | 'merged' | 'other_channel' | 'other_user' | 'duplicate' | 'resumed'
export interface Truth {
  /** Ticket → the earlier ticket whose matter it brings back. */
  returns: Map<number, { of: number; how: ReturnHow }>
  /** Ticket → the matter it is about; equal number, same issue. */
  issueOf: Map<number, number>
  /** User → human. */
  personOf: Map<number, number>
  /** Ticket → the earlier ticket it resembles without being a return. */
  lookAlikes: Map<number, number>
  /** Ticket → what it really is about, whatever the agent tagged. */
  reasonOf: Map<number, Reason>
  orderOf: Map<number, string>
  /** Solved tickets that were reopened by a customer who was not just saying thanks. */
  sameTicketReturns: Set<number>
  /** Failures planted with the cause "Refund policy unclear". */
  refundPolicyUnclear: Set<number>
  /** Tickets whose reason field was left empty or set wrongly on purpose. */
  reasonSpoilt: Set<number>
}

export const createTruth = (): Truth => ({
  returns: new Map(),
  issueOf: new Map(),
  personOf: new Map(),
  lookAlikes: new Map(),
  reasonOf: new Map(),
  orderOf: new Map(),
  sameTicketReturns: new Set(),
  refundPolicyUnclear: new Set(),
  reasonSpoilt: new Set(),
})
