/** From the engine's rows to plain values: whole numbers come as bigint and leave as number. */
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>

export async function readRows(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql)
  return toRows(reader.deduplicatedColumnNames(), reader.getRows())
}
/** The single row of an aggregate. */
export async function readRow(connection: DuckDBConnection, sql: string): Promise<Row> {
  const [row] = await readRows(connection, sql)
  if (!row) throw new Error(`a query that always has a row had none: ${sql.slice(0, 200)}`)
  return row
}
/** Row by row in batches of a chunk, so that a large answer never lies in memory whole. */
export async function* streamRows(connection: DuckDBConnection, sql: string): AsyncGenerator<Row[]> {
  const result = await connection.stream(sql)
  const names = result.deduplicatedColumnNames()
  for await (const rows of result.yieldRows()) yield toRows(names, rows)
}

function toRows(names: readonly string[], rows: readonly (readonly DuckDBValue[])[]): Row[] {
  return rows.map((values) => {
    const row: Record<string, Cell> = {}
    for (let i = 0; i < names.length; i++) row[names[i]!] = toCell(values[i] ?? null)
    return row
  })
}
function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return Number(value)
  throw new TypeError(`a column of a kind that is never stored: ${String(value)}`)
}

export function numberOf(row: Row, name: string): number {
  const value = row[name]
  if (typeof value !== 'number') throw new TypeError(`column ${name} holds no number`)
  return value
}
export function numberOrNull(row: Row, name: string): number | null {
  return row[name] === null ? null : numberOf(row, name)
}
export function textOf(row: Row, name: string): string {
  const value = row[name]
  if (typeof value !== 'string') throw new TypeError(`column ${name} holds no text`)
  return value
}
export function textOrNullOf(row: Row, name: string): string | null {
  return row[name] === null ? null : textOf(row, name)
}
export function flagOf(row: Row, name: string): boolean {
  const value = row[name]
  if (typeof value !== 'boolean') throw new TypeError(`column ${name} holds no flag`)
  return value
}
