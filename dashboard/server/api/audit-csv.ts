import type { AuditLine } from '@shared/api/audit.ts'
import { toCsv, type CsvColumns } from './csv.ts'

const COLUMNS: CsvColumns<AuditLine> = [
  ['seq', ({ seq }) => seq],
  ['at', ({ at }) => at],
  ['who', ({ who }) => who.kind],
  ['user_id', ({ who }) => who.userId],
  ['role', ({ who }) => who.role],
  ['act', ({ act }) => act],
  ['target', ({ target }) => target.join(' ')],
  ['outcome', ({ outcome }) => outcome],
  ['details', ({ details }) => (details === null ? null : JSON.stringify(details))],
]
export const auditCsv = (lines: AsyncIterable<AuditLine>): NodeJS.ReadableStream => toCsv(COLUMNS, lines)
