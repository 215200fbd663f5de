import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'
import type { Cell } from './rows.ts'

type ColumnType = 'bigint' | 'integer' | 'varchar' | 'boolean'
/** One column of a table: how it is stored, and what of a record goes into it. */
export interface Column<T> {
  name: string
  type: ColumnType
  of: (record: T) => Cell
}

/** Appends records to a table whose columns are exactly `columns`, in order, inside the connection's transaction. */
export async function appendRecords<T>(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column<T>[],
  records: readonly T[],
): Promise<void> {
  if (records.length === 0) return
  const appender = await connection.createAppender(table, null, table.startsWith('stage_') ? 'temp' : null)
  try {
    for (const record of records) {
      for (const column of columns) appendCell(appender, column, column.of(record))
      appender.endRow()
    }
    appender.flushSync()
  } finally {
    appender.closeSync()
  }
}

function appendCell<T>(appender: DuckDBAppender, column: Column<T>, value: Cell): void {
  if (value === null) return appender.appendNull()
  if (column.type === 'varchar' && typeof value === 'string') return appender.appendVarchar(value)
  if (column.type === 'boolean' && typeof value === 'boolean') return appender.appendBoolean(value)
  if (column.type === 'integer' && typeof value === 'number') return appender.appendInteger(value)
  if (column.type === 'bigint' && typeof value === 'number') return appender.appendBigInt(BigInt(value))
  throw new TypeError(`column ${column.name} is ${column.type} and cannot hold ${String(value)}`)
}
