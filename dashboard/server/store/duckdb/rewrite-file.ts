/** A database file written anew beside itself and put in its own place: bytes of removed rows stay behind with the old one. */
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { textLiteral } from './literals.ts'
import { readRow, textOf } from './rows.ts'

export const unfinished = (path: string): string => `${path}.fresh`

export async function copyInto(connection: DuckDBConnection, to: string): Promise<void> {
  await dropFile(to)
  const own = textOf(await readRow(connection, 'select current_database() as own'), 'own')
  await connection.run(`attach ${textLiteral(to)} as fresh`)
  try {
    await connection.run(`copy from database "${own.replaceAll('"', '""')}" to fresh`)
    await connection.run('checkpoint fresh')
  } finally {
    await connection.run('detach fresh')
  }
}

/** Nobody may have either file open. The old log goes first: beside the new file it would be taken for its own. */
export async function replaceFile(fresh: string, path: string): Promise<void> {
  await rm(`${path}.wal`, { force: true })
  await rename(fresh, path)
  await rm(`${fresh}.wal`, { force: true })
}

/** A copy that a crash left behind. */
export async function dropUnfinished(path: string): Promise<void> {
  if (path !== ':memory:' && existsSync(unfinished(path))) await dropFile(unfinished(path))
}
async function dropFile(path: string): Promise<void> {
  for (const part of [path, `${path}.wal`]) await rm(part, { force: true })
}
