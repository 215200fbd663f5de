/** Takes a pattern out of every text of a database but those that are listed: of documents only whoever knows their shape may. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { textList, textLiteral } from './literals.ts'
import { numberOf, readRow, readRows, textOf } from './rows.ts'

export const MASK = '[forgotten]'

/** `pattern`: RE2, in any case of letters. `except`: tables, or columns as `table.column`. Answers with the rows changed. */
export async function maskColumns(connection: DuckDBConnection, pattern: string, except: readonly string[]): Promise<number> {
  let changed = 0
  const search = textLiteral(`(?i)${pattern}`)
  for (const { table, column, list } of await textColumns(connection, except)) {
    const found = list ? `array_to_string(${column}, chr(10))` : column
    const where = `regexp_matches(${found}, ${search})`
    const rows = numberOf(await readRow(connection, `select count(*) as found from ${table} where ${where}`), 'found')
    if (rows === 0) continue
    const masked = (text: string) => `regexp_replace(${text}, ${search}, ${textLiteral(MASK)}, 'g')`
    await connection.run(
      `update ${table} set ${column} = ${list ? `list_transform(${column}, lambda one: ${masked('one')})` : masked(column)} where ${where}`,
    )
    changed += rows
  }
  return changed
}

async function textColumns(connection: DuckDBConnection, except: readonly string[]): Promise<{ table: string; column: string; list: boolean }[]> {
  const rows = await readRows(
    connection,
    `select table_name, column_name, data_type from duckdb_columns() where database_name = current_database() and not internal
    and data_type in ('VARCHAR', 'VARCHAR[]') and table_name not in (${textList(['migrations', ...except])})
    and table_name || '.' || column_name not in (${textList(['', ...except])}) order by table_name, column_index`,
  )
  return rows.map((row) => ({ table: textOf(row, 'table_name'), column: textOf(row, 'column_name'), list: textOf(row, 'data_type') === 'VARCHAR[]' }))
}
