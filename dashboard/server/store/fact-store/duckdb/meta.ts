import type { DuckDBConnection } from '@duckdb/node-api'
import { textLiteral } from '../../duckdb/literals.ts'
import { readRows, textOf } from '../../duckdb/rows.ts'

export type MetaKey = 'first_sync_at' | 'account_zone' | 'facts_copy' | 'definition' | 'verdicts' | 'removed_remains'

export async function readMeta(connection: DuckDBConnection, key: MetaKey): Promise<string | null> {
  const [row] = await readRows(connection, `select value from meta where key = ${textLiteral(key)}`)
  return row ? textOf(row, 'value') : null
}
export async function keepMeta(connection: DuckDBConnection, key: MetaKey, value: string): Promise<void> {
  await connection.run(`delete from meta where key = ${textLiteral(key)}`)
  await connection.run(`insert into meta values (${textLiteral(key)}, ${textLiteral(value)})`)
}
