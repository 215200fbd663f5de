/** One DuckDB file: one writer connection with a queue, and a few readers beside it. Only one process may hold the file. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { existsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUpFile, copyDatabase } from './backups.ts'
import { migrate, schemaState, type Migration } from './migrate.ts'

export interface DatabaseOptions {
  path: string
  /** Default 512MB. */
  memoryLimit?: string
  /** Default: the processors at hand, at most 4. */
  threads?: number
  migrations: readonly Migration[]
  /** Statements for the writer connection, e.g. its temporary tables. */
  prepareWriter?: string
  /** Before steps are applied to a file that has some, it is copied, and so many copies are kept. */
  backups?: { keep: number }
}
export interface Database {
  /** Runs alone among the writers, in one transaction: all of it is kept, or nothing. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  /** Runs in one read transaction, beside the writer and other readers. */
  read<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  /** Nobody writes while `work` runs; `copyTo` copies the file as it is then. */
  hold<T>(work: (copyTo: (path: string) => Promise<void>) => Promise<T>): Promise<T>
  close(): Promise<void>
}
const READERS = 3

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { path, migrations, prepareWriter } = options
  const backup = await backUpBefore(options)
  const instance = await openInstance(options)
  const writer = await instance.connect()
  try {
    await migrate(writer, migrations, backup)
  } catch (cause) {
    writer.closeSync()
    instance.closeSync()
    throw cause
  }
  if (prepareWriter) await writer.run(prepareWriter)
  const readers = await Promise.all(Array.from({ length: READERS }, () => instance.connect()))
  const writing = turns([writer])
  const reading = turns(readers)
  let closed = false
  return {
    write: (work) => writing.take((connection) => inTransaction(connection, work)),
    read: (work) => reading.take((connection) => inTransaction(connection, work)),
    hold: (work) =>
      writing.take(async (connection) => {
        await connection.run('checkpoint')
        return work((to) => copyDatabase(path, to))
      }),
    async close() {
      if (closed) return
      closed = true
      await Promise.all([writing.finish(), reading.finish()])
      for (const connection of [...readers, writer]) connection.closeSync()
      instance.closeSync()
    },
  }
}

function openInstance({ path, memoryLimit = '512MB', threads }: DatabaseOptions): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, {
    memory_limit: memoryLimit,
    threads: String(threads ?? Math.min(4, availableParallelism())),
    temp_directory: path === ':memory:' ? join(tmpdir(), `firstfix-${process.pid}`) : `${path}.tmp`,
    autoinstall_known_extensions: 'false',
  })
}

/** Where the copy lies; null when there was nothing to keep, or nothing to do. A file is copied while nobody has it open. */
async function backUpBefore(options: DatabaseOptions): Promise<string | null> {
  const { path, migrations, backups } = options
  if (!backups || path === ':memory:' || !existsSync(path)) return null
  const instance = await openInstance(options)
  const connection = await instance.connect()
  try {
    const { done, todo } = await schemaState(connection, migrations)
    const last = done.at(-1)
    if (last === undefined || todo.length === 0) return null
    await connection.run('checkpoint')
    connection.closeSync()
    instance.closeSync()
    return await backUpFile(path, last, backups.keep)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

async function inTransaction<T>(connection: DuckDBConnection, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  await connection.run('begin transaction')
  try {
    const result = await work(connection)
    await connection.run('commit')
    return result
  } catch (cause) {
    // A commit that failed has ended the transaction already; then there is nothing to take back.
    if (!isOver(cause)) await connection.run('rollback')
    throw cause
  }
}
const isOver = (cause: unknown) => cause instanceof Error && cause.message.startsWith('TransactionContext Error: Failed to commit')

interface Turns {
  take<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  /** Refuses newcomers, and resolves when nobody works or waits. */
  finish(): Promise<void>
}
/** Hands a fixed set of connections to whoever asks, in order of asking. */
function turns(connections: readonly DuckDBConnection[]): Turns {
  const free = [...connections]
  const waiting: ((connection: DuckDBConnection) => void)[] = []
  let finished: (() => void) | null = null
  const giveBack = (connection: DuckDBConnection) => {
    const next = waiting.shift()
    if (next) return next(connection)
    free.push(connection)
    if (free.length === connections.length) finished?.()
  }
  return {
    async take(work) {
      if (finished) throw new Error('the store is closed')
      const connection = free.pop() ?? (await new Promise<DuckDBConnection>((resolve) => waiting.push(resolve)))
      try {
        return await work(connection)
      } finally {
        giveBack(connection)
      }
    },
    finish: () =>
      new Promise((resolve) => {
        finished = resolve
        if (free.length === connections.length) resolve()
      }),
  }
}
