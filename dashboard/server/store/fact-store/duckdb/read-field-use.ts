import type { DuckDBConnection } from '@duckdb/node-api'
import { idLiteral, textLiteral } from '../../duckdb/literals.ts'
import { numberOf, readRow, readRows, textOf } from '../../duckdb/rows.ts'
import type { FieldUse } from '../field-use-contract.ts'

/** Of each field, on how many landed tickets it is filled; fields as they lie in a ticket's body. */
export async function readFieldUse(connection: DuckDBConnection, fields: readonly number[]): Promise<FieldUse> {
  const counts = fields.map((id, at) => `count(*) filter (where ${isFilled(id)}) as f${at}`)
  const row = await readRow(connection, `select ${['count(*) as tickets', ...counts].join(', ')} from tickets`)
  return { tickets: numberOf(row, 'tickets'), filled: new Map(fields.map((id, at) => [id, numberOf(row, `f${at}`)])) }
}

const EMPTY = ['null', '""', '[]', 'false']
function isFilled(id: number): string {
  const holds = (value: string) => `contains(body, ${textLiteral(`"${idLiteral(id)}":${value}`)})`
  return [holds(''), ...EMPTY.map((value) => `not ${holds(value)}`)].join(' and ')
}

const MOST_VALUES = 1000
export async function readValueUse(connection: DuckDBConnection, field: number): Promise<ReadonlyMap<string, number>> {
  // One text, or a list of texts, as JSON writes them.
  const text = String.raw`"(?:[^"\\]|\\.)*"`
  const pattern = textLiteral(String.raw`"${idLiteral(field)}":(${text}|\[(?:${text},?)*\])`)
  const rows = await readRows(
    connection,
    `select regexp_extract(body, ${pattern}, 1) as raw, count(*) as tickets from tickets where ${isFilled(field)} group by raw order by tickets desc, raw limit ${MOST_VALUES}`,
  )
  const counts = new Map<string, number>()
  for (const row of rows) {
    for (const value of valuesIn(textOf(row, 'raw'))) counts.set(value, (counts.get(value) ?? 0) + numberOf(row, 'tickets'))
  }
  return counts
}
function valuesIn(raw: string): string[] {
  if (raw === '') return []
  const found: unknown = JSON.parse(raw)
  return (Array.isArray(found) ? found : [found]).filter((value) => typeof value === 'string')
}
