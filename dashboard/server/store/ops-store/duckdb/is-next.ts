/** Optimistic locking, in one place: whoever saves names the version that theirs follows, and is refused when another one came first. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOf, readRow } from '../../duckdb/rows.ts'

/** Inside a write: whether `version` is the very next one of the rows of `table` that fulfil `where`. */
export async function isNext(connection: DuckDBConnection, table: string, version: number, where = 'true'): Promise<boolean> {
  const row = await readRow(connection, `select coalesce(max(version), 0) as latest from ${table} where ${where}`)
  return numberOf(row, 'latest') === version - 1
}
