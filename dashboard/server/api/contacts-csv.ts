/** Contacts as a file that spreadsheets open: UTF-8 with a mark, and no cell that runs as a formula. */
import { pipeline, Readable } from 'node:stream'
import type { Contacts } from '@shared/api/contacts.ts'
import { stringify } from 'csv-stringify'
import type { FastifyReply } from 'fastify'

type Row = Contacts['rows'][number]
const COLUMNS: readonly { key: keyof Row; header: string }[] = [
  { key: 'ticketId', header: 'ticket_id' },
  { key: 'subject', header: 'subject' },
  { key: 'state', header: 'state' },
  { key: 'reason', header: 'failure_reason' },
  { key: 'channel', header: 'channel' },
  { key: 'contactReason', header: 'contact_reason' },
  { key: 'group', header: 'group' },
  { key: 'agent', header: 'agent' },
  { key: 'createdAt', header: 'created_at' },
  { key: 'firstSolvedAt', header: 'first_solved_at' },
  { key: 'repeatTicketId', header: 'repeat_ticket_id' },
  { key: 'repeatGapSeconds', header: 'repeat_gap_seconds' },
]

/** One line a row, in the order of the rows. A reader who goes away stops the reading. */
export function contactsCsv(rows: AsyncIterable<Row>): NodeJS.ReadableStream {
  const sheet = stringify({ header: true, columns: [...COLUMNS], bom: true, escape_formulas: true, record_delimiter: 'windows' })
  // An error destroys both ends, and with them the answer: a file that stops short never looks whole.
  pipeline(Readable.from(rows), sheet, () => {})
  return sheet
}

/** As a download under this name. */
export function sendCsv(reply: FastifyReply, name: string, rows: NodeJS.ReadableStream): FastifyReply {
  return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).send(rows)
}
