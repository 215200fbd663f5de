import type { Contacts } from '@shared/api/contacts.ts'
import { toCsv, type CsvColumns } from './csv.ts'

type Row = Contacts['rows'][number]
const COLUMNS: CsvColumns<Row> = [
  ['ticket_id', ({ ticketId }) => ticketId],
  ['subject', ({ subject }) => subject],
  ['state', ({ state }) => state],
  ['failure_reason', ({ reason }) => reason],
  ['channel', ({ channel }) => channel],
  ['contact_reason', ({ contactReason }) => contactReason],
  ['group', ({ group }) => group],
  ['agent', ({ agent }) => agent],
  ['created_at', ({ createdAt }) => createdAt],
  ['first_solved_at', ({ firstSolvedAt }) => firstSolvedAt],
  ['repeat_ticket_id', ({ repeatTicketId }) => repeatTicketId],
  ['repeat_gap_seconds', ({ repeatGapSeconds }) => repeatGapSeconds],
]
export const contactsCsv = (rows: AsyncIterable<Row>): NodeJS.ReadableStream => toCsv(COLUMNS, rows)
