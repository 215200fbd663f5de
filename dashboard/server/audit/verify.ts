/** Reads the whole chain: nothing changed, nothing gone but what retention took and said so. */
import type { AuditVerdict } from '@shared/api/audit.ts'
import type { AuditRow, AuditStore } from '../store/ops-store/audit.ts'
import { hashOf } from './chain.ts'

const PAGE = 1000

export async function verifyAudit(store: Pick<AuditStore, 'auditChain'>, key: Buffer): Promise<AuditVerdict> {
  let last: AuditRow | null = null
  let entries = 0
  /** Where the log begins when it does not begin at 1, and whether a line of retention speaks of it. */
  let begin: AuditRow | null = null
  let explained = true
  for (;;) {
    const rows = await store.auditChain(last?.seq ?? 0, PAGE)
    if (rows.length === 0) break
    for (const row of rows) {
      const why = fault(last, row, key)
      if (why !== null) return { whole: false, entries, head: null, broken: { seq: row.seq, why } }
      if (last === null && row.seq > 1) [begin, explained] = [row, false]
      if (begin !== null && speaksOf(row, begin)) explained = true
      last = row
      entries++
    }
  }
  if (!explained && begin !== null) return { whole: false, entries, head: null, broken: { seq: begin.seq, why: 'missing_before' } }
  return { whole: true, entries, head: last?.hash ?? null, broken: null }
}

function fault(last: AuditRow | null, row: AuditRow, key: Buffer): 'changed' | 'missing_before' | null {
  const { hash, ...rest } = row
  if (hashOf(rest, key) !== hash) return 'changed'
  if (last === null) return row.seq === 1 && row.previous !== '' ? 'changed' : null
  if (row.seq !== last.seq + 1) return 'missing_before'
  return row.previous === last.hash ? null : 'changed'
}

/** A line of retention names the last line that it took, by number and hash. */
function speaksOf({ act, details }: AuditRow, begin: AuditRow): boolean {
  if (act !== 'purged' || details === null) return false
  const said: unknown = JSON.parse(details)
  return said !== null && typeof said === 'object' && 'upTo' in said && 'hash' in said && said.upTo === begin.seq - 1 && said.hash === begin.previous
}
