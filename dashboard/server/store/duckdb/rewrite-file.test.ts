import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from './database.ts'
import { numberOf, readRow } from './rows.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstfix-rewrite-'))
  path = join(folder, 'some.duckdb')
})
afterEach(() => rmSync(folder, { recursive: true }))
const MIGRATIONS = [{ name: '0001-words', sql: 'create table words (id bigint not null, word varchar not null, list varchar[])' }]
const open = () => openDatabase({ path, threads: 1, migrations: MIGRATIONS, prepareWriter: 'create temp table stage_words (id bigint)' })
const insert = (database: Database, id: number, word: string) =>
  database.write(async (connection) => void (await connection.run(`insert into words values (${id}, '${word}', ['x'])`)))
const count = async (database: Database) =>
  numberOf(await database.read((connection) => readRow(connection, 'select count(*) as words from words')), 'words')
function gate(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
const holds = (word: string) => readFileSync(path).includes(word)

test('what was removed is in no byte of the file afterwards, what is there stays, and both sides go on', async () => {
  const database = await open()
  await insert(database, 1, 'stays')
  await insert(database, 2, 'a secret that must not remain')
  await database.hold(async () => {})
  await database.write(async (connection) => void (await connection.run('delete from words where id = 2')))
  await database.hold(async () => {})
  expect(holds('a secret that must not remain')).toBe(true)
  await database.rewrite()
  expect([holds('a secret that must not remain'), await count(database)]).toEqual([false, 1])
  await insert(database, 3, 'new')
  await database.write(async (connection) => void (await connection.run('insert into stage_words values (1)')))
  await database.close()
  const again = await open()
  expect(await count(again)).toBe(2)
  await again.close()
})
test('questions and writes that come meanwhile wait, and none is lost; a reader that waits for a writer is let through first', async () => {
  const database = await open()
  const [began, released] = [gate(), gate()]
  const reading = database.read(async () => {
    began.resolve()
    await released.promise
    await insert(database, 1, 'from inside a read')
  })
  await began.promise
  const rewriting = database.rewrite()
  const later = [insert(database, 2, 'b'), insert(database, 3, 'c'), count(database)]
  released.resolve()
  await Promise.all([reading, rewriting, ...later])
  expect(await count(database)).toBe(3)
  await database.close()
})
test('a copy that was not finished is dropped at the next start', async () => {
  const database = await open()
  await insert(database, 1, 'stays')
  await database.close()
  writeFileSync(`${path}.fresh`, 'half a copy')
  const again = await open()
  expect([existsSync(`${path}.fresh`), await count(again)]).toEqual([false, 1])
  await again.close()
})
