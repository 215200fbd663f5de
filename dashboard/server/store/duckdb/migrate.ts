/** Numbered steps of a schema: each is applied once, never edited, and stops the start when it fails. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { textLiteral } from './literals.ts'
import { numberOf, readRow, readRows, textOf } from './rows.ts'

export interface Migration {
  /** `0001-landing`; the list is in the order of the numbers. */
  name: string
  sql: string
}
export interface SchemaState {
  /** Names of the steps that are in the file, in order. */
  done: readonly string[]
  todo: readonly Migration[]
}

/** A step is known by its words, not by its number: two lines of work may each bring their own, and be put in order later. */
const wordsOf = (name: string): string => name.replace(/^\d+-/, '')

export async function schemaState(connection: DuckDBConnection, migrations: readonly Migration[]): Promise<SchemaState> {
  await connection.run('create table if not exists migrations (number integer not null, name varchar not null)')
  const done = (await readRows(connection, 'select name from migrations order by number, name')).map((row) => textOf(row, 'name'))
  const foreign = done.find((name) => !migrations.some((step) => wordsOf(step.name) === wordsOf(name)))
  if (foreign !== undefined)
    throw new Error(
      `The data folder was written by a newer FirstFix (schema step ${foreign}, which this one does not know). Start the newer version, or restore a backup.`,
    )
  const known = new Set(done.map(wordsOf))
  return { done, todo: migrations.filter(({ name }) => !known.has(wordsOf(name))) }
}

/** `backup`: where the file as it was before lies, named when a step fails. */
export async function migrate(connection: DuckDBConnection, migrations: readonly Migration[], backup: string | null = null): Promise<void> {
  const { todo } = await schemaState(connection, migrations)
  if (todo.length === 0) return
  for (const migration of todo) {
    await connection.run('begin transaction')
    try {
      await connection.run(migration.sql)
      const next = numberOf(await readRow(connection, 'select coalesce(max(number), 0) + 1 as next from migrations'), 'next')
      await connection.run(`insert into migrations values (${next}, ${textLiteral(migration.name)})`)
      await connection.run('commit')
    } catch (cause) {
      await connection.run('rollback')
      const kept = backup === null ? '' : ` The file as it was before lies in ${backup}.`
      throw new Error(`The schema step ${migration.name} failed; nothing of it was kept.${kept}`, { cause })
    }
  }
  // Schema changes never wait in the write-ahead log (engine rule).
  await connection.run('checkpoint')
}
