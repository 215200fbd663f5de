import type { DuckDBConnection } from '@duckdb/node-api'
import { idLiteral, textLiteral } from '../../duckdb/literals.ts'
import { numberOf, readRow } from '../../duckdb/rows.ts'
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
