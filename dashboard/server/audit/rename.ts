/** The audit log without a person who was forgotten: their number gives way to the stand-in's, and the chain is made anew from there. */
import type { UserId } from '@shared/fcr/history.ts'
import type { AuditEntry } from '../auth/audit-log.ts'
import type { AuditRow } from '../store/ops-store/audit.ts'
import { hashOf, nextRow } from './chain.ts'

export type Renaming = ReadonlyMap<UserId, UserId>
/** Targets of these kinds name tickets, and a ticket may have the number of a user. */
const OF_TICKETS = /^(contacts|tickets|command\/(explain|brief|contacts))(\/|$)/

/** From the first line that changes on, `entry` at the end; null = nobody is named, and the log stays as it is. */
export function renamedRows(
  rows: readonly AuditRow[],
  standIns: Renaming,
  mask: (text: string) => string,
  entry: (change: { lines: number; from: number; head: string }) => AuditEntry,
  key: Buffer,
): AuditRow[] | null {
  const changed = rows.map((row) => renamedRow(row, standIns, mask))
  const first = rows.findIndex((row, at) => JSON.stringify(row) !== JSON.stringify(changed[at]))
  const head = rows.at(-1)
  if (first < 0 || head === undefined) return null
  const next: AuditRow[] = []
  let lines = 0
  for (const [at, row] of changed.entries()) {
    if (at < first) continue
    if (JSON.stringify(row) !== JSON.stringify(rows[at])) lines++
    const { hash: _hash, ...rest } = row
    const said = { ...rest, previous: next.at(-1)?.hash ?? row.previous }
    next.push({ ...said, hash: hashOf(said, key) })
  }
  return [...next, nextRow(next.at(-1) ?? null, entry({ lines, from: next[0]?.seq ?? 0, head: head.hash }), key)]
}

function renamedRow(row: AuditRow, standIns: Renaming, mask: (text: string) => string): AuditRow {
  const ofTickets = row.target.some((one) => OF_TICKETS.test(one))
  const inText = (text: string): string => mask(text.replaceAll(/\d+/g, (digits) => String(standIns.get(Number(digits)) ?? digits)))
  return {
    ...row,
    userId: row.userId === null ? null : (standIns.get(row.userId) ?? row.userId),
    target: row.target.map((one) => (ofTickets ? mask(one) : inText(one))),
    // Hashes and moments are digits, too: of details only whole values.
    details: row.details === null ? null : JSON.stringify(inValue(JSON.parse(row.details), standIns, mask)),
  }
}
function inValue(value: unknown, standIns: Renaming, mask: (text: string) => string): unknown {
  if (typeof value === 'number') return standIns.get(value) ?? value
  if (typeof value === 'string') return /^\d+$/.test(value) ? String(standIns.get(Number(value)) ?? value) : mask(value)
  if (Array.isArray(value)) return value.map((one) => inValue(one, standIns, mask))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inValue(one, standIns, mask)]))
}
