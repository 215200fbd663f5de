/** How landing rows lie in their tables: columns that questions need, and the whole record as JSON in `body`. */
import type { ArticleRow, EventRow, TicketRow, UserRow } from '@shared/zendesk/rows.ts'
import type { Column } from '../../duckdb/append.ts'

export interface Stored<T> {
  row: T
  body: string
}

/** Subject, comment text and its signals have columns of their own: judging reads bodies without them. */
export const ticketBody = ({ subject: _subject, ...rest }: TicketRow): string => JSON.stringify(rest)
export const eventBody = ({ text: _text, signals: _signals, ...rest }: EventRow): string => JSON.stringify(rest)

export function ticketFrom(body: string, subject: string | null): TicketRow {
  const rest: Omit<TicketRow, 'subject'> = JSON.parse(body)
  return { ...rest, subject }
}
export function eventFrom(body: string, text: string | null): EventRow {
  const rest: EventRow = JSON.parse(body)
  return { ...rest, text }
}

export const TICKET_COLUMNS: readonly Column<Stored<TicketRow>>[] = [
  { name: 'id', type: 'bigint', of: ({ row }) => row.id },
  { name: 'created_at', type: 'bigint', of: ({ row }) => row.createdAt },
  { name: 'updated_at', type: 'bigint', of: ({ row }) => row.updatedAt },
  { name: 'generated_at', type: 'bigint', of: ({ row }) => row.generatedAt },
  { name: 'status', type: 'varchar', of: ({ row }) => row.status },
  { name: 'requester_id', type: 'bigint', of: ({ row }) => row.requesterId },
  { name: 'assignee_id', type: 'bigint', of: ({ row }) => row.assigneeId },
  { name: 'via_to_ticket', type: 'bigint', of: ({ row }) => row.viaToTicket },
  { name: 'text_rule', type: 'integer', of: ({ row }) => row.textRule },
  { name: 'subject', type: 'varchar', of: ({ row }) => row.subject },
  { name: 'body', type: 'varchar', of: ({ body }) => body },
]

export const EVENT_COLUMNS: readonly Column<Stored<EventRow>>[] = [
  { name: 'ticket_id', type: 'bigint', of: ({ row }) => row.ticketId },
  { name: 'id', type: 'bigint', of: ({ row }) => row.id },
  { name: 'seq', type: 'integer', of: ({ row }) => row.seq },
  { name: 'happened_at', type: 'bigint', of: ({ row }) => row.at },
  { name: 'kind', type: 'varchar', of: ({ row }) => row.kind },
  { name: 'speaker_id', type: 'bigint', of: ({ row }) => (row.kind === 'comment' ? row.authorId : null) },
  { name: 'is_public', type: 'boolean', of: ({ row }) => (row.kind === 'comment' ? row.public : null) },
  { name: 'assignee_id', type: 'bigint', of: ({ row }) => assigneeOf(row) },
  { name: 'merge_target', type: 'bigint', of: ({ row }) => row.mergeTarget },
  { name: 'text', type: 'varchar', of: ({ row }) => row.text },
  { name: 'body', type: 'varchar', of: ({ body }) => body },
  { name: 'signals', type: 'integer', of: ({ row }) => row.signals ?? null },
]
export function assigneeOf(row: EventRow): number | null {
  return row.kind === 'created' ? row.assigneeId : row.kind === 'assignee' ? row.to : null
}

export const USER_COLUMNS: readonly Column<UserRow>[] = [
  { name: 'id', type: 'bigint', of: (row) => row.id },
  { name: 'name', type: 'varchar', of: (row) => row.name },
  { name: 'role', type: 'varchar', of: (row) => row.role },
  { name: 'active', type: 'boolean', of: (row) => row.active },
  { name: 'suspended', type: 'boolean', of: (row) => row.suspended },
  { name: 'updated_at', type: 'bigint', of: (row) => row.updatedAt },
  { name: 'locale', type: 'varchar', of: (row) => row.locale },
]

export const ARTICLE_COLUMNS: readonly Column<Stored<ArticleRow>>[] = [
  { name: 'id', type: 'bigint', of: ({ row }) => row.id },
  { name: 'locale', type: 'varchar', of: ({ row }) => row.locale },
  { name: 'updated_at', type: 'bigint', of: ({ row }) => row.updatedAt },
  { name: 'body', type: 'varchar', of: ({ body }) => body },
]
export interface NamedRecord {
  id: number
  name: string
  body: string
}
export const NAMED_COLUMNS: readonly Column<NamedRecord>[] = [
  { name: 'id', type: 'bigint', of: (record) => record.id },
  { name: 'name', type: 'varchar', of: (record) => record.name },
  { name: 'body', type: 'varchar', of: (record) => record.body },
]
