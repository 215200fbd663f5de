/** Numbered steps of a schema: each is applied once, never edited, and stops the start when it fails. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { textLiteral } from './literals.ts'
import { numberOf, readRow } from './rows.ts'

export interface Migration {
  /** `0001-landing`: the number is its place in the list. */
  name: string
  sql: string
}

export async function migrate(connection: DuckDBConnection, migrations: readonly Migration[]): Promise<void> {
  await connection.run('create table if not exists migrations (number integer not null, name varchar not null)')
  const done = numberOf(await readRow(connection, 'select coalesce(max(number), 0) as done from migrations'), 'done')
  if (done > migrations.length)
    throw new Error(
      `The data folder was written by a newer FirstFix (schema ${done}, this one knows ${migrations.length}). Start the newer version, or restore a backup.`,
    )
  if (done === migrations.length) return
  for (const [index, migration] of migrations.entries()) {
    if (index < done) continue
    await connection.run('begin transaction')
    try {
      await connection.run(migration.sql)
      await connection.run(`insert into migrations values (${index + 1}, ${textLiteral(migration.name)})`)
      await connection.run('commit')
    } catch (cause) {
      await connection.run('rollback')
      throw new Error(`The schema step ${migration.name} failed; nothing of it was kept.`, { cause })
    }
  }
  // Schema changes never wait in the write-ahead log (engine rule).
  await connection.run('checkpoint')
}
