/** One DuckDB file: one writer connection with a queue, and a few readers beside it. Only one process may hold the file. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, type Migration } from './migrate.ts'

export interface DatabaseOptions {
  path: string
  /** Default 512MB. */
  memoryLimit?: string
  /** Default: the processors at hand, at most 4. */
  threads?: number
  migrations: readonly Migration[]
  /** Statements for the writer connection, e.g. its temporary tables. */
  prepareWriter?: string
}
export interface Database {
  /** Runs alone among the writers, in one transaction: all of it is kept, or nothing. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  /** Runs in one read transaction, beside the writer and other readers. */
  read<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  close(): Promise<void>
}
const READERS = 3

export async function openDatabase({ path, memoryLimit = '512MB', threads, migrations, prepareWriter }: DatabaseOptions): Promise<Database> {
  const inMemory = path === ':memory:'
  const instance = await DuckDBInstance.create(path, {
    memory_limit: memoryLimit,
    threads: String(threads ?? Math.min(4, availableParallelism())),
    temp_directory: inMemory ? join(tmpdir(), `firstfix-${process.pid}`) : `${path}.tmp`,
    autoinstall_known_extensions: 'false',
  })
  const writer = await instance.connect()
  await migrate(writer, migrations)
  if (prepareWriter) await writer.run(prepareWriter)
  const readers = await Promise.all(Array.from({ length: READERS }, () => instance.connect()))
  const writing = turns([writer])
  const reading = turns(readers)
  let closed = false
  return {
    write: (work) => writing.take((connection) => inTransaction(connection, work)),
    read: (work) => reading.take((connection) => inTransaction(connection, work)),
    async close() {
      if (closed) return
      closed = true
      await Promise.all([writing.finish(), reading.finish()])
      for (const connection of [...readers, writer]) connection.closeSync()
      instance.closeSync()
    },
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
