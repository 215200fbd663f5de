/** Rows as a file that spreadsheets open: UTF-8 with a mark, and no cell that runs as a formula. */
import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FastifyReply } from 'fastify'

export type CsvColumns<T> = readonly (readonly [header: string, of: (row: T) => string | number | boolean | null])[]

/** One line a row, in the order of the rows. A reader who goes away stops the reading. */
export function toCsv<T>(columns: CsvColumns<T>, rows: Iterable<T> | AsyncIterable<T>): NodeJS.ReadableStream {
  const sheet = stringify({
    header: true,
    columns: columns.map(([header]) => header),
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  })
  // An error destroys both ends, and with them the answer: a file that stops short never looks whole.
  pipeline(Readable.from(cellsOf(columns, rows)), sheet, () => {})
  return sheet
}
async function* cellsOf<T>(columns: CsvColumns<T>, rows: Iterable<T> | AsyncIterable<T>) {
  for await (const row of rows) yield columns.map(([, of]) => of(row))
}

/** As a download under this name. */
export function sendCsv(reply: FastifyReply, name: string, rows: NodeJS.ReadableStream): FastifyReply {
  return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).send(rows)
}
