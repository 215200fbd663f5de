/** Each line holds a keyed hash of itself and of the line before: a change in the file shows, and cannot be covered up without the folder's key. */
import { createHmac } from 'node:crypto'
import type { AuditEntry } from '../auth/audit-log.ts'
import type { AuditEnd, AuditRow } from '../store/ops-store/audit.ts'

const START: AuditEnd = { seq: 0, hash: '' }

export function nextRow(last: AuditEnd | null, { at, who, act, target, outcome, details }: AuditEntry, key: Buffer): AuditRow {
  const { seq, hash: previous } = last ?? START
  const row = {
    seq: seq + 1,
    at,
    whoKind: who.kind,
    userId: who.userId,
    role: who.role,
    act,
    target,
    outcome,
    details: details === null ? null : JSON.stringify(details),
    previous,
  }
  return { ...row, hash: hashOf(row, key) }
}

export function hashOf(row: Omit<AuditRow, 'hash'>, key: Buffer): string {
  const said = [row.seq, row.at, row.whoKind, row.userId, row.role, row.act, row.target, row.outcome, row.details, row.previous]
  return createHmac('sha256', key).update(JSON.stringify(said)).digest('hex')
}
