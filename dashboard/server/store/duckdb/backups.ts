/** Copies of a database file: before its schema changes, and on request. */
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** The file and, where there is one, its write-ahead log; nobody may write meanwhile. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await copyFile(`${from}.wal`, `${to}.wal`).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause
  })
}

/**
 * Copies `ops.duckdb`, whose last schema step is `0010-people`, to `backups/ops.0010.20261116T010000Z.duckdb` beside it,
 * and keeps the newest copies. Answers with the copy's path.
 */
export async function backUpFile(path: string, step: string, keep: number): Promise<string> {
  const folder = join(dirname(path), 'backups')
  const name = basename(path, '.duckdb')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const at = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const copy = join(folder, `${name}.${step.split('-')[0] ?? step}.${at}.duckdb`)
  await copyDatabase(path, copy)
  const moment = (file: string) => file.split('.')[2] ?? ''
  const copies = (await readdir(folder)).filter((file) => file.startsWith(`${name}.`) && file.endsWith('.duckdb'))
  const old = copies.toSorted((a, b) => (moment(a) < moment(b) ? 1 : -1)).slice(keep)
  for (const file of old) for (const part of [file, `${file}.wal`]) await rm(join(folder, part), { force: true })
  return copy
}
