/** The audit log as a file that spreadsheets open, and no cell of it runs as a formula. */
import { pipeline, Readable } from 'node:stream'
import type { AuditLine } from '@shared/api/audit.ts'
import { stringify } from 'csv-stringify'

const HEADERS = ['seq', 'at', 'who', 'user_id', 'role', 'act', 'target', 'outcome', 'details']

export function auditCsv(lines: AsyncIterable<AuditLine>): NodeJS.ReadableStream {
  const sheet = stringify({ header: true, columns: HEADERS, bom: true, escape_formulas: true, record_delimiter: 'windows' })
  // An error destroys both ends, and with them the answer: a file that stops short never looks whole.
  pipeline(Readable.from(cellsOf(lines)), sheet, () => {})
  return sheet
}
async function* cellsOf(lines: AsyncIterable<AuditLine>): AsyncGenerator<readonly (string | number | null)[]> {
  for await (const { seq, at, who, act, target, outcome, details } of lines)
    yield [seq, at, who.kind, who.userId, who.role, act, target.join(' '), outcome, details === null ? null : JSON.stringify(details)]
}
