/** Landed rows written anew: their JSON and the columns beside it never differ. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { TicketId } from '@shared/fcr/history.ts'
import type { EventRow, TicketRow } from '@shared/zendesk/rows.ts'
import { appendRecords } from '../../duckdb/append.ts'
import { idList, isAmong } from '../../duckdb/literals.ts'
import { numberOrNull, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import { landArticleLinks } from './land-article-links.ts'
import { EVENT_COLUMNS, eventBody, eventFrom, TICKET_COLUMNS, ticketBody, ticketFrom } from './landing-columns.ts'

/** Answers with the tickets that now say something else. */
export async function replaceTickets(connection: DuckDBConnection, where: string, change: (row: TicketRow) => TicketRow): Promise<TicketId[]> {
  const found = await readRows(connection, `select subject, body from tickets where ${where}`)
  const changed = found.flatMap((row) => {
    const before = ticketFrom(textOf(row, 'body'), textOrNullOf(row, 'subject'))
    const next = change(before)
    return ticketBody(next) === row['body'] && next.subject === before.subject ? [] : [{ row: next, body: ticketBody(next) }]
  })
  const ids = changed.map(({ row }) => row.id)
  if (ids.length > 0) await connection.run(`delete from tickets where ${isAmong('id', ids)}`)
  await appendRecords(connection, 'tickets', TICKET_COLUMNS, changed)
  return ids
}

export async function replaceEvents(connection: DuckDBConnection, where: string, change: (row: EventRow) => EventRow): Promise<TicketId[]> {
  const found = await readRows(connection, `select text, signals, body from ticket_events where ${where}`)
  const changed = found.flatMap((row) => {
    const signals = numberOrNull(row, 'signals')
    const said = eventFrom(textOf(row, 'body'), textOrNullOf(row, 'text'))
    const before: EventRow = signals === null ? said : { ...said, signals }
    const next = change(before)
    const isSame = eventBody(next) === row['body'] && next.text === before.text && next.signals === before.signals
    return isSame ? [] : [{ row: next, body: eventBody(next) }]
  })
  if (changed.length === 0) return []
  const keys = changed.map(({ row }) => `(${idList([row.ticketId, row.id, row.seq])})`).join(', ')
  const tickets = [...new Set(changed.map(({ row }) => row.ticketId))]
  await connection.run(`delete from ticket_events where ${isAmong('ticket_id', tickets)} and (ticket_id, id, seq) in (${keys})`)
  await appendRecords(connection, 'ticket_events', EVENT_COLUMNS, changed)
  await landArticleLinks(
    connection,
    changed.map(({ row }) => row),
  )
  return tickets
}
