/** Articles that comments point to: kept beside the events, so that learning from them reads no texts. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { EventRow } from '@shared/zendesk/rows.ts'
import { appendRecords, type Column } from '../../duckdb/append.ts'
import { isAmong } from '../../duckdb/literals.ts'
import { numberOf, readRows } from '../../duckdb/rows.ts'
import type { ArticleUse } from '../article-contract.ts'

interface LinkRecord {
  row: Extract<EventRow, { kind: 'comment' }>
  article: number
}
const COLUMNS: readonly Column<LinkRecord>[] = [
  { name: 'ticket_id', type: 'bigint', of: ({ row }) => row.ticketId },
  { name: 'audit_id', type: 'bigint', of: ({ row }) => row.id },
  { name: 'speaker_id', type: 'bigint', of: ({ row }) => row.authorId },
  { name: 'article_id', type: 'bigint', of: ({ article }) => article },
  { name: 'happened_at', type: 'bigint', of: ({ row }) => row.at },
]

/** `rows` are new or say something else than before. */
export async function landArticleLinks(connection: DuckDBConnection, rows: readonly EventRow[]): Promise<void> {
  const comments = rows.flatMap((row) => (row.kind === 'comment' ? [row] : []))
  if (comments.length === 0) return
  const audits = comments.map((row) => row.id)
  await connection.run(`delete from article_links where ${isAmong('audit_id', audits)}`)
  const links = comments.flatMap((row) => (row.articles ?? []).map((article) => ({ row, article })))
  await appendRecords(connection, 'article_links', COLUMNS, links)
}

/** Articles that somebody else than the requester pointed to, once a ticket, by ticket and article. */
export async function articleUses(connection: DuckDBConnection): Promise<ArticleUse[]> {
  const rows = await readRows(
    connection,
    `select links.ticket_id, links.article_id, min(links.happened_at) as used_at
    from article_links as links join tickets on tickets.id = links.ticket_id
    where links.speaker_id <> tickets.requester_id
    group by all order by links.ticket_id, links.article_id`,
  )
  return rows.map((row) => ({ ticketId: numberOf(row, 'ticket_id'), articleId: numberOf(row, 'article_id'), at: numberOf(row, 'used_at') }))
}

/** Subject and first words of these tickets, as kept; tickets without text are left out. */
export async function openingsOf(connection: DuckDBConnection, tickets: readonly number[]): Promise<Map<number, string>> {
  const rows = await readRows(
    connection,
    `with mine as (select id, requester_id, subject from tickets where ${isAmong('id', tickets)})
    select mine.id, coalesce(mine.subject, '') || chr(10) || arg_min(said.text, said.happened_at) as opening
    from mine join ticket_events as said on said.ticket_id = mine.id and said.speaker_id = mine.requester_id
    where said.kind = 'comment' and said.text is not null group by mine.id, mine.subject`,
  )
  return new Map(rows.map((row) => [numberOf(row, 'id'), String(row['opening'])]))
}
