import type { DuckDBConnection } from '@duckdb/node-api'
import type { TicketId, UserId } from '@shared/fcr/history.ts'
import type { EventRow, TicketRow } from '@shared/zendesk/rows.ts'
import { appendRecords } from '../../duckdb/append.ts'
import { idList, idLiteral, isAmong } from '../../duckdb/literals.ts'
import { numberOf, readRow, readRows, textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import { assigneeOf, EVENT_COLUMNS, eventBody, TICKET_COLUMNS, ticketBody, type Stored } from './landing-columns.ts'

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

/** The later version of a ticket wins, by the export's clock, then by its own; between equals the last delivered. */
export async function landTickets(connection: DuckDBConnection, rows: readonly TicketRow[], workedBefore: number): Promise<Landed> {
  const winners = new Map<TicketId, TicketRow>()
  for (const row of rows) {
    const known = winners.get(row.id)
    if (!known || !isOlder(row, known)) winners.set(row.id, row)
  }
  const present = new Map(
    (await readPresent(connection, 'tickets', [...winners.keys()], `select id, updated_at, generated_at, subject, body from tickets`)).map((row) => [
      numberOf(row, 'id'),
      {
        generatedAt: numberOf(row, 'generated_at'),
        updatedAt: numberOf(row, 'updated_at'),
        subject: textOrNullOf(row, 'subject'),
        body: textOf(row, 'body'),
      },
    ]),
  )
  const fresh: Stored<TicketRow>[] = []
  for (const row of winners.values()) {
    const known = present.get(row.id)
    if (known && isOlder(row, known)) continue
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
interface Version {
  generatedAt: number
  updatedAt: number
}
const isOlder = (a: Version, b: Version) => a.generatedAt < b.generatedAt || (a.generatedAt === b.generatedAt && a.updatedAt < b.updatedAt)

/** A child event is known by its audit and its place in it; events never change but for what we read out of them. */
export async function landEvents(connection: DuckDBConnection, rows: readonly EventRow[], workedBefore: number): Promise<Landed> {
  const winners = new Map(rows.map((row) => [keyOf(row.ticketId, row.id, row.seq), row]))
  const audits = [...new Set(rows.map((row) => row.id))]
  const present = new Map(
    (await readPresent(connection, 'ticket_events', audits, `select ticket_id, id, seq, text, body from ticket_events`)).map((row) => [
      keyOf(numberOf(row, 'ticket_id'), numberOf(row, 'id'), numberOf(row, 'seq')),
      { text: textOrNullOf(row, 'text'), body: textOf(row, 'body') },
    ]),
  )
  const fresh: Stored<EventRow>[] = []
  const replaced: EventRow[] = []
  for (const [key, row] of winners) {
    const body = eventBody(row)
    const known = present.get(key)
    if (known && known.body === body && known.text === row.text) continue
    fresh.push({ row, body })
    if (known) replaced.push(row)
  }
  if (replaced.length > 0)
    await connection.run(
      `delete from ticket_events where ${isAmong(
        'id',
        replaced.map((row) => row.id),
      )} and (ticket_id, id, seq) in (${replaced.map((row) => `(${idList([row.ticketId, row.id, row.seq])})`).join(', ')})`,
    )
  await appendRecords(connection, 'ticket_events', EVENT_COLUMNS, fresh)
  return {
    added: fresh.length - replaced.length,
    changed: replaced.length,
    repeated: rows.length - fresh.length,
    tickets: new Set(fresh.map(({ row }) => row.ticketId)),
    workers: new Set(rows.flatMap((row) => (row.at < workedBefore ? workerOf(row) : []))),
  }
}
/** Ids grow with time: mostly nothing at all lies between the page's ids, and that is quicker to see than to look each up. */
async function readPresent(connection: DuckDBConnection, table: string, ids: readonly number[], select: string): Promise<Row[]> {
  const [least, most] = [ids.reduce((a, b) => Math.min(a, b), Infinity), ids.reduce((a, b) => Math.max(a, b), -Infinity)]
  const between = `id between ${idLiteral(least)} and ${idLiteral(most)}`
  const known = await readRow(connection, `select count(*) as known from ${table} where ${between}`)
  return numberOf(known, 'known') === 0 ? [] : readRows(connection, `${select} where ${between} and ${isAmong('id', ids)}`)
}

const keyOf = (ticketId: number, id: number, seq: number) => `${ticketId}/${id}/${seq}`

function workerOf(row: EventRow): UserId[] {
  if (row.kind === 'comment') return row.public ? [] : [row.authorId]
  const assignee = assigneeOf(row)
  return assignee === null ? [] : [assignee]
}
