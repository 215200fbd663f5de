/** What removing a person asks of the ops store. */
import type { TicketId, UserId } from '@shared/fcr/history.ts'
import type { StandIn } from '../fact-store/forget-contract.ts'
import type { AuditRow } from './audit.ts'

export interface OpsForgetStore {
  /** Words on persons keep their stand-ins; rights, sessions and the rest of their own go. Texts lose what `pattern` (RE2) finds. In one transaction. */
  forgetPeople(change: { users: readonly StandIn[]; pattern: string | null; rename: (body: unknown) => unknown }): Promise<void>
  /** Lines from `first` on, as `work` gives them back: each then carries the hash of the one before it. Nothing is written for null. */
  rewriteAudit(work: (rows: readonly AuditRow[]) => readonly AuditRow[] | null): Promise<void>
  /** Tickets that any record speaks of. */
  ticketsSpokenOf(): Promise<readonly TicketId[]>
  /** Users whom somebody gave a role, or who signed in. */
  hasPerson(user: UserId): Promise<boolean>
  /** Writes the file anew: what was removed is in none of its bytes then. Everybody waits meanwhile. */
  rewrite(): Promise<void>
}
