/** The audit log as the ops store keeps it: appended, read, and cut at its old end only. */
import type { EpochSeconds } from '@shared/fcr/history.ts'

export interface AuditRow {
  /** Counts up by one, from 1. */
  seq: number
  at: EpochSeconds
  whoKind: string
  userId: number | null
  role: string | null
  act: string
  target: readonly string[]
  outcome: string
  /** JSON. */
  details: string | null
  /** Hash of the line before; empty for the first. */
  previous: string
  hash: string
}
export type AuditEnd = Pick<AuditRow, 'seq' | 'hash'>

export interface AuditQuery {
  /** A user's id, or a kind such as `local`. */
  who?: number | string
  act?: string
  /** From inclusive, to exclusive. */
  from?: EpochSeconds
  to?: EpochSeconds
  /** Whole, e.g. `contacts/900301`, or its id alone. */
  target?: string
  /** Only lines before this one. */
  before?: number
  limit: number
}
export interface AuditStore {
  /** `chain` makes the next lines from the last one there is, in the same transaction. */
  appendAudit(chain: (last: AuditEnd | null) => readonly AuditRow[]): Promise<void>
  /** Drops the lines at the old end that are from before, and appends the line that says so; how many are gone. */
  purgeAudit(before: EpochSeconds, chain: (last: AuditEnd, gone: AuditEnd & { entries: number }) => AuditRow): Promise<number>
  /** The newest first. */
  auditRows(query: AuditQuery): Promise<readonly AuditRow[]>
  /** The oldest first, beyond `after`. */
  auditChain(after: number, limit: number): Promise<readonly AuditRow[]>
}
