import type { DuckDBConnection } from '@duckdb/node-api'
import type { TicketId, UserId } from '@shared/fcr/history.ts'
import type { EventRow } from '@shared/zendesk/rows.ts'
import { appendRecords } from '../../duckdb/append.ts'
import { idList, isAmong } from '../../duckdb/literals.ts'
import { numberOf, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import { landArticleLinks } from './land-article-links.ts'
import { isAmongNear, readPresent, type Landed } from './land-tickets.ts'
import { eventOfDeleted } from './without-person.ts'
import { assigneeOf, EVENT_COLUMNS, eventBody, eventFrom, type Stored } from './landing-columns.ts'

/** A child event is known by its audit and its place in it; events never change but for what we read out of them. */
export async function landEvents(connection: DuckDBConnection, rows: readonly EventRow[], workedBefore: number): Promise<Landed> {
  const present = await presentEvents(connection, rows)
  const deleted = await deletedTickets(connection, rows)
  /** Who worked on tickets that are deleted is read before they are left out of it. */
  const workers = new Set<UserId>()
  const winners = new Map<string, Stored<EventRow>>()
  for (const row of rows) {
    const key = keyOf(row)
    const requester = deleted.get(row.ticketId)
    const bare = requester === undefined ? row : eventOfDeleted(row, requester)
    const kept = asFirstWritten(bare, winners.get(key) ?? present.get(key))
    winners.set(key, { row: kept, body: eventBody(kept) })
    if (requester !== undefined && row.at < workedBefore) for (const worker of workerOf(asFirstWritten(row, present.get(key)))) workers.add(worker)
  }
  const fresh = [...winners].flatMap(([key, event]) => {
    const known = present.get(key)
    return known && known.body === event.body && known.text === event.row.text ? [] : [{ ...event, replaces: known !== undefined }]
  })
  const replaced = fresh.flatMap((event) => (event.replaces ? [event.row] : []))
  if (replaced.length > 0)
    await connection.run(
      `delete from ticket_events where ${isAmong(
        'id',
        replaced.map((row) => row.id),
      )} and (ticket_id, id, seq) in (${replaced.map((row) => `(${idList([row.ticketId, row.id, row.seq])})`).join(', ')})`,
    )
  await appendRecords(connection, 'ticket_events', EVENT_COLUMNS, fresh)
  await landArticleLinks(
    connection,
    fresh.map(({ row }) => row),
  )
  const audits = new Set(rows.map(auditOf))
  const news = new Set(fresh.map(({ row }) => auditOf(row)))
  const known = new Set([...present.keys()].map((key) => key.slice(0, key.lastIndexOf('/'))))
  const changed = [...news].filter((audit) => known.has(audit)).length
  return {
    // Counted as the helpdesk counts them: an event is an audit, whatever stands in it.
    added: news.size - changed,
    changed,
    repeated: audits.size - news.size,
    tickets: new Set(fresh.map(({ row }) => row.ticketId)),
    workers: new Set([
      ...workers,
      ...[...winners.values()].flatMap(({ row }) => (row.at < workedBefore && !deleted.has(row.ticketId) ? workerOf(row) : [])),
    ]),
  }
}

const auditOf = ({ ticketId, id }: Pick<EventRow, 'ticketId' | 'id'>) => `${ticketId}/${id}`
const keyOf = ({ ticketId, id, seq }: Pick<EventRow, 'ticketId' | 'id' | 'seq'>) => `${ticketId}/${id}/${seq}`

async function presentEvents(connection: DuckDBConnection, rows: readonly EventRow[]): Promise<Map<string, { text: string | null; body: string }>> {
  const audits = [...new Set(rows.map((row) => row.id))]
  const present = await readPresent(connection, 'ticket_events', audits, `select ticket_id, id, seq, text, body from ticket_events`)
  return new Map(
    present.map((row) => [
      keyOf({ ticketId: numberOf(row, 'ticket_id'), id: numberOf(row, 'id'), seq: numberOf(row, 'seq') }),
      { text: textOrNullOf(row, 'text'), body: textOf(row, 'body') },
    ]),
  )
}

/** With who stands in for their requesters. */
async function deletedTickets(connection: DuckDBConnection, rows: readonly EventRow[]): Promise<Map<TicketId, UserId>> {
  const tickets = [...new Set(rows.map((row) => row.ticketId))]
  const deleted = await readRows(connection, `select id, requester_id from tickets where lower(status) = 'deleted' and ${isAmongNear(tickets)}`)
  return new Map(deleted.map((row) => [numberOf(row, 'id'), numberOf(row, 'requester_id')]))
}

/** A comment can be made private, never public: one that was seen public was written so, and counts so. Its text is no longer kept for that. */
function asFirstWritten(row: EventRow, seen: { body: string } | undefined): EventRow {
  if (seen === undefined || row.kind !== 'comment' || row.public) return row
  const first = eventFrom(seen.body, null)
  if (first.kind !== 'comment' || !first.public) return row
  return { ...row, public: true, gratitude: first.gratitude, autoReply: first.autoReply, orderRefs: first.orderRefs }
}

function workerOf(row: EventRow): UserId[] {
  if (row.kind === 'comment') return row.public ? [] : [row.authorId]
  const assignee = assigneeOf(row)
  return assignee === null ? [] : [assignee]
}
