/** One DuckDB file: one writer connection with a queue, and a few readers beside it. Only one process may hold the file. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { existsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUpFile, copyDatabase } from './backups.ts'
import { copyInto, dropUnfinished, replaceFile, unfinished } from './rewrite-file.ts'
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
  /** Writes the file anew, so that no byte of what was removed is left in it. Everybody waits meanwhile; an answer under way is finished first. */
  rewrite(): Promise<void>
  close(): Promise<void>
}
const READERS = 3

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { path, migrations, prepareWriter } = options
  await dropUnfinished(path)
  const backup = await backUpBefore(options)
  let held = await holdFile(options, (writer) => migrate(writer, migrations, backup))
  const writing = turns(1)
  const reading = turns(READERS)
  let closed = false
  return {
    write: (work) => writing.take(() => inTransaction(held.writer, work)),
    read: (work) => reading.take((place) => inTransaction(held.reader(place), work)),
    hold: (work) =>
      writing.take(async () => {
        await held.writer.run('checkpoint')
        return work((to) => copyDatabase(path, to))
      }),
    // Readers first: one that reads on until a write is done would wait for its turn to write for ever.
    rewrite: () =>
      reading.takeAll(() =>
        writing.takeAll(async () => {
          if (path === ':memory:') return
          await held.writer.run('checkpoint')
          await copyInto(held.writer, unfinished(path))
          held.close()
          try {
            await replaceFile(unfinished(path), path)
          } finally {
            held = await holdFile(options)
          }
        }),
      ),
    async close() {
      if (closed) return
      closed = true
      await Promise.all([writing.finish(), reading.finish()])
      held.close()
    },
  }

  async function holdFile(from: DatabaseOptions, prepare: (writer: DuckDBConnection) => Promise<void> = async () => {}): Promise<Held> {
    const instance = await openInstance(from)
    const writer = await instance.connect()
    try {
      await prepare(writer)
      if (prepareWriter) await writer.run(prepareWriter)
    } catch (cause) {
      writer.closeSync()
      instance.closeSync()
      throw cause
    }
    const readers = await Promise.all(Array.from({ length: READERS }, () => instance.connect()))
    return {
      writer,
      reader: (place) => readers[place] ?? writer,
      close() {
        for (const connection of [...readers, writer]) connection.closeSync()
        instance.closeSync()
      },
    }
  }
}
interface Held {
  writer: DuckDBConnection
  reader: (place: number) => DuckDBConnection
  close(): void
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
  /** With a place of its own among those who work. */
  take<T>(work: (place: number) => Promise<T>): Promise<T>
  /** When nobody else works. */
  takeAll<T>(work: () => Promise<T>): Promise<T>
  /** Refuses newcomers, and resolves when nobody works or waits. */
  finish(): Promise<void>
}
/** Hands a fixed number of places to whoever asks, in order of asking. */
function turns(places: number): Turns {
  const free = Array.from({ length: places }, (_, place) => place)
  const waiting: ((place: number) => void)[] = []
  let finished: (() => void) | null = null
  const giveBack = (place: number) => {
    const next = waiting.shift()
    if (next) return next(place)
    free.push(place)
    if (free.length === places) finished?.()
  }
  const takePlace = async (): Promise<number> => {
    if (finished) throw new Error('the store is closed')
    return free.pop() ?? (await new Promise<number>((resolve) => waiting.push(resolve)))
  }
  return {
    async take(work) {
      const place = await takePlace()
      try {
        return await work(place)
      } finally {
        giveBack(place)
      }
    },
    async takeAll(work) {
      const taken: number[] = []
      try {
        while (taken.length < places) taken.push(await takePlace())
        return await work()
      } finally {
        for (const place of taken) giveBack(place)
      }
    },
    finish: () =>
      new Promise((resolve) => {
        finished = resolve
        if (free.length === places) resolve()
      }),
  }
}
