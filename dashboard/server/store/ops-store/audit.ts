/** The audit log as the ops store keeps it: appended, read, and cut at its old end only. */

export interface AuditRow {
  /** Counts up by one, from 1. */
  seq: number
  /** Epoch milliseconds. */
  at: number
  whoKind: string
  userId: number | null
  role: string | null
  subject: string | null
  act: string
  target: string | null
  outcome: string
  /** JSON. */
  details: string
  /** Hash of the line before; empty for the first. */
  previous: string
  hash: string
}
export type AuditEnd = Pick<AuditRow, 'seq' | 'hash'>

export interface AuditQuery {
  /** A user's id, or a kind such as `local`. */
  who?: number | string
  act?: string
  /** From inclusive, to exclusive, epoch milliseconds. */
  from?: number
  to?: number
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
  purgeAudit(before: number, chain: (last: AuditEnd, gone: AuditEnd & { entries: number }) => AuditRow): Promise<number>
  /** The newest first. */
  auditRows(query: AuditQuery): Promise<readonly AuditRow[]>
  /** The oldest first, beyond `after`. */
  auditChain(after: number, limit: number): Promise<readonly AuditRow[]>
}
