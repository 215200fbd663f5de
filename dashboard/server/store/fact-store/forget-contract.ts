/** What removing people and words asks of the analytics store (design 11). */
import type { EpochSeconds, TicketId, UserId } from '@shared/fcr/history.ts'
import type { KeptWords } from './judge-contract.ts'

export interface StandIn {
  userId: UserId
  /** Stands in their place from now on. */
  standsIn: UserId
}
export interface ForgetUsers {
  users: readonly StandIn[]
  /** Identity values that link nobody. */
  sharedIdentities: ReadonlySet<string>
  kept: KeptWords
  /** Wherever it is found in a text, it is taken out; null = nothing is looked for. An RE2 expression. */
  pattern: string | null
  /** The same for a single text. */
  mask: (text: string) => string
}
/** What is there of users. */
export interface FootPrint {
  tickets: readonly TicketId[]
  /** `kind:value`. */
  identities: readonly string[]
  /** Kept of agents and admins only. */
  names: readonly string[]
}
export interface ForgetStore {
  footPrint(users: readonly UserId[]): Promise<FootPrint>
  /** The stand-in of each, made and kept where there is none: from here on nothing lands under their own number. */
  reserveStandIns(users: readonly UserId[], at: EpochSeconds): Promise<readonly StandIn[]>
  /** Takes them out of everything that was landed and judged; their contacts stay, and are due. In one transaction. */
  forgetUsers(change: ForgetUsers): Promise<void>
  /** Users whom the helpdesk has deleted and who are still here. */
  deletedUsers(): Promise<readonly UserId[]>
  deletedTickets(): Promise<readonly TicketId[]>
  /** Takes words and persons out of deleted tickets that were landed before this was done at landing; how many. */
  clearDeletedTickets(): Promise<number>
  /** Tickets that have words and did not change since `before`; the oldest first. */
  ticketsWithWords(before: EpochSeconds, limit: number): Promise<readonly TicketId[]>
  /** Takes the words out of tickets, and keeps what the rules need instead of them. */
  clearWords(tickets: readonly TicketId[], kept: KeptWords): Promise<void>
  /** Identity values of users none of whose tickets changed since `before` go; who was linked stays linked. How many users. */
  clearIdentities(before: EpochSeconds, sharedIdentities: ReadonlySet<string>): Promise<number>
  /** Whether the file may still hold what was removed. */
  removedRemains(): Promise<boolean>
  /** Writes the file anew: what was removed is in none of its bytes then. Everybody waits meanwhile. */
  rewrite(): Promise<void>
}
