import type { DuckDBConnection } from '@duckdb/node-api'
import type { TicketId, UserId } from '@shared/fcr/history.ts'
import type { TicketRow } from '@shared/zendesk/rows.ts'
import { statusCategory } from '@shared/zendesk/status-words.ts'
import { appendRecords } from '../../duckdb/append.ts'
import { idLiteral, isAmong } from '../../duckdb/literals.ts'
import { numberOf, readRow, readRows, textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import { clearDeletedEvents } from './clear-words.ts'
import { TICKET_COLUMNS, ticketBody, type Stored } from './landing-columns.ts'
import { keepMeta } from './meta.ts'
import { deletedTicket } from './without-person.ts'

export interface Landed {
  /** Never seen before. */
  added: number
  /** Seen before, and different now. */
  changed: number
  /** Older than, or the same as, what is there. */
  repeated: number
  tickets: Set<TicketId>
  /** Users who did an agent's work in these rows. */
  workers: Set<UserId>
}

/** The later version of a ticket wins, by the export's clock, then by its own; between equals the last delivered. A deleted one keeps neither words nor person. */
export async function landTickets(connection: DuckDBConnection, rows: readonly TicketRow[], workedBefore: number): Promise<Landed> {
  const winners = new Map<TicketId, TicketRow>()
  for (const row of rows) {
    const known = winners.get(row.id)
    if (!known || !isOlder(row, known)) winners.set(row.id, row)
  }
  const present = new Map(
    (
      await readPresent(connection, 'tickets', [...winners.keys()], `select id, updated_at, generated_at, requester_id, subject, body from tickets`)
    ).map((row) => [
      numberOf(row, 'id'),
      {
        generatedAt: numberOf(row, 'generated_at'),
        updatedAt: numberOf(row, 'updated_at'),
        requesterId: numberOf(row, 'requester_id'),
        subject: textOrNullOf(row, 'subject'),
        body: textOf(row, 'body'),
      },
    ]),
  )
  const fresh: Stored<TicketRow>[] = []
  for (const winner of winners.values()) {
    const known = present.get(winner.id)
    if (known && isOlder(winner, known)) continue
    const row = isDeleted(winner) ? deletedTicket(winner, known?.requesterId ?? null) : winner
    const body = ticketBody(row)
    if (!known || known.body !== body || known.subject !== row.subject) fresh.push({ row, body })
  }
  const replaced = fresh.filter(({ row }) => present.has(row.id))
  if (replaced.length > 0)
    await connection.run(
      `delete from tickets where ${isAmong(
        'id',
        replaced.map(({ row }) => row.id),
      )}`,
    )
  await appendRecords(connection, 'tickets', TICKET_COLUMNS, fresh)
  if (replaced.some(({ row }) => isDeleted(row))) await keepMeta(connection, 'removed_remains', 'yes')
  await clearDeletedEvents(connection, new Map(fresh.flatMap(({ row }) => (isDeleted(row) ? [[row.id, row.requesterId] as const] : []))))
  // Versions that lost speak, too: evidence must not depend on the order of pages.
  const workers = rows.flatMap((row) => (row.assigneeId !== null && row.updatedAt < workedBefore ? [row.assigneeId] : []))
  return {
    added: fresh.length - replaced.length,
    changed: replaced.length,
    repeated: rows.length - fresh.length,
    tickets: new Set(fresh.map(({ row }) => row.id)),
    workers: new Set(workers),
  }
}
export const isDeleted = (row: Pick<TicketRow, 'status'>) => statusCategory(row.status) === 'deleted'
interface Version {
  generatedAt: number
  updatedAt: number
}
const isOlder = (a: Version, b: Version) => a.generatedAt < b.generatedAt || (a.generatedAt === b.generatedAt && a.updatedAt < b.updatedAt)

/** Ids grow with time: mostly nothing at all lies between the page's ids, and that is quicker to see than to look each up. */
export async function readPresent(connection: DuckDBConnection, table: string, ids: readonly number[], select: string): Promise<Row[]> {
  const known = await readRow(connection, `select count(*) as known from ${table} where ${isBetween(ids)}`)
  return numberOf(known, 'known') === 0 ? [] : readRows(connection, `${select} where ${isAmongNear(ids)}`)
}
/** Ids of a page lie near each other, and blocks of other ids need not be read. */
export const isAmongNear = (ids: readonly number[]): string => `${isBetween(ids)} and ${isAmong('id', ids)}`
function isBetween(ids: readonly number[]): string {
  const [least, most] = [ids.reduce((a, b) => Math.min(a, b), Infinity), ids.reduce((a, b) => Math.max(a, b), -Infinity)]
  return `id between ${idLiteral(least)} and ${idLiteral(most)}`
}
