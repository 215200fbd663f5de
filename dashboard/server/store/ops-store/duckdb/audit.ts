import type { DuckDBConnection } from '@duckdb/node-api'
import { appendRecords, type Column } from '../../duckdb/append.ts'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, textLiteral } from '../../duckdb/literals.ts'
import { numberOf, numberOrNull, readRow, readRows, textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import type { AuditEnd, AuditQuery, AuditRow, AuditStore } from '../audit.ts'

export const AUDIT_COLUMNS: readonly Column<AuditRow>[] = [
  { name: 'seq', type: 'bigint', of: (row) => row.seq },
  { name: 'happened_at', type: 'bigint', of: (row) => row.at },
  { name: 'who_kind', type: 'varchar', of: (row) => row.whoKind },
  { name: 'user_id', type: 'bigint', of: (row) => row.userId },
  { name: 'role', type: 'varchar', of: (row) => row.role },
  { name: 'act', type: 'varchar', of: (row) => row.act },
  { name: 'target', type: 'varchar', of: (row) => JSON.stringify(row.target) },
  { name: 'outcome', type: 'varchar', of: (row) => row.outcome },
  { name: 'details', type: 'varchar', of: (row) => row.details },
  { name: 'previous', type: 'varchar', of: (row) => row.previous },
  { name: 'hash', type: 'varchar', of: (row) => row.hash },
]

export function auditLog(database: Database): AuditStore {
  return {
    appendAudit: (chain) =>
      database.write(async (connection) => appendRecords(connection, 'audit_log', AUDIT_COLUMNS, chain(await readEnd(connection)))),
    purgeAudit: (before, chain) =>
      database.write(async (connection) => {
        const last = await readEnd(connection)
        const gone = last && (await oldEnd(connection, before))
        if (!last || !gone) return 0
        await connection.run(`delete from audit_log where seq <= ${idLiteral(gone.seq)}`)
        await appendRecords(connection, 'audit_log', AUDIT_COLUMNS, [chain(last, gone)])
        return gone.entries
      }),
    auditRows: (query) =>
      database.read(async (connection) => {
        const rows = await readRows(
          connection,
          `select * from audit_log where ${conditions(query).join(' and ')} order by seq desc limit ${idLiteral(query.limit)}`,
        )
        return rows.map(auditRowFrom)
      }),
    auditChain: (after, limit) =>
      database.read(async (connection) => {
        const rows = await readRows(connection, `select * from audit_log where seq > ${idLiteral(after)} order by seq limit ${idLiteral(limit)}`)
        return rows.map(auditRowFrom)
      }),
  }
}

async function readEnd(connection: DuckDBConnection): Promise<AuditEnd | null> {
  const [row] = await readRows(connection, 'select seq, hash from audit_log order by seq desc limit 1')
  return row ? { seq: numberOf(row, 'seq'), hash: textOf(row, 'hash') } : null
}
/** The last of the lines before the first one that stays; a clock that once went back loses nothing. */
async function oldEnd(connection: DuckDBConnection, before: number): Promise<(AuditEnd & { entries: number }) | null> {
  const stays = `select min(seq) from audit_log where happened_at >= ${idLiteral(before)}`
  const [row] = await readRows(connection, `select seq, hash from audit_log where seq < coalesce((${stays}), 9e18) order by seq desc limit 1`)
  if (!row) return null
  const seq = numberOf(row, 'seq')
  const entries = numberOf(await readRow(connection, `select count(*) as entries from audit_log where seq <= ${idLiteral(seq)}`), 'entries')
  return { seq, hash: textOf(row, 'hash'), entries }
}

function conditions({ who, act, from, to, target, before }: AuditQuery): string[] {
  // Targets lie as a JSON list: a whole one stands between quotes, an id alone ends one.
  const quoted = JSON.stringify(target ?? '')
  return [
    'true',
    ...(who === undefined ? [] : [typeof who === 'number' ? `user_id = ${idLiteral(who)}` : `who_kind = ${textLiteral(who)}`]),
    ...(act === undefined ? [] : [`act = ${textLiteral(act)}`]),
    ...(from === undefined ? [] : [`happened_at >= ${idLiteral(from)}`]),
    ...(to === undefined ? [] : [`happened_at < ${idLiteral(to)}`]),
    ...(target === undefined ? [] : [`(contains(target, ${textLiteral(quoted)}) or contains(target, ${textLiteral(`/${quoted.slice(1)}`)}))`]),
    ...(before === undefined ? [] : [`seq < ${idLiteral(before)}`]),
  ]
}

export function auditRowFrom(row: Row): AuditRow {
  return {
    seq: numberOf(row, 'seq'),
    at: numberOf(row, 'happened_at'),
    whoKind: textOf(row, 'who_kind'),
    userId: numberOrNull(row, 'user_id'),
    role: textOrNullOf(row, 'role'),
    act: textOf(row, 'act'),
    target: JSON.parse(textOf(row, 'target')),
    outcome: textOf(row, 'outcome'),
    details: textOrNullOf(row, 'details'),
    previous: textOf(row, 'previous'),
    hash: textOf(row, 'hash'),
  }
}
