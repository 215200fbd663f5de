import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import type { Migration } from './migrate.ts'
import { numberOf, readRow } from './rows.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstfix-migrate-'))
  path = join(folder, 'ops.duckdb')
})
afterEach(() => rmSync(folder, { recursive: true }))

const ONE: Migration = { name: '0001-one', sql: 'create table one (value integer)' }
const TWO: Migration = { name: '0002-two', sql: 'create table two (value integer)' }
const THREE: Migration = { name: '0003-three', sql: 'create table three (value integer)' }
const BROKEN: Migration = { name: '0004-broken', sql: 'create table four (value integer); insert into nowhere values (1)' }
const open = (...migrations: Migration[]) => openDatabase({ path, threads: 1, migrations, backups: { keep: 3 } })
const backups = () => {
  try {
    return readdirSync(join(folder, 'backups'))
  } catch {
    return []
  }
}

test('a new file and one that is up to date are not copied', async () => {
  await (await open(ONE)).close()
  await (await open(ONE)).close()
  expect(backups()).toEqual([])
})
test('before a step the file is copied, named by its last step and the moment, and the copy opens as it was', async () => {
  const first = await open(ONE)
  await first.write(async (connection) => void (await connection.run('insert into one values (7)')))
  await first.close()
  await (await open(ONE, TWO)).close()
  expect(backups()).toEqual([expect.stringMatching(/^ops\.0001\.\d{8}T\d{6}Z\.duckdb$/)])
  const copy = await openDatabase({ path: join(folder, 'backups', backups()[0]!), threads: 1, migrations: [ONE] })
  expect(numberOf(await copy.read((connection) => readRow(connection, 'select value from one')), 'value')).toBe(7)
  await copy.close()
})
test('a step that fails keeps nothing, names the copy, and leaves a file that the old version opens', async () => {
  await (await open(ONE)).close()
  const failure = await open(ONE, BROKEN).then(
    () => null,
    (cause: Error) => cause,
  )
  expect(failure?.message).toMatch(
    /^The schema step 0004-broken failed; nothing of it was kept\. The file as it was before lies in .*ops\.0001\..*\.duckdb\.$/,
  )
  const again = await open(ONE)
  await expect(again.read((connection) => readRow(connection, 'select count(*) from four'))).rejects.toThrow('four')
  await again.close()
})
test('steps of two lines of work meet in one file: each is known by its name', async () => {
  await (await open(ONE, THREE)).close()
  const both = await open(ONE, TWO, THREE)
  expect(numberOf(await both.read((connection) => readRow(connection, 'select count(*) as steps from migrations')), 'steps')).toBe(3)
  await both.close()
})
test('a step that got another number is the same step', async () => {
  await (await open(ONE, { ...THREE, name: '0004-three' })).close()
  const later = await open(ONE, TWO, THREE)
  expect(numberOf(await later.read((connection) => readRow(connection, 'select count(*) as steps from migrations')), 'steps')).toBe(3)
  await later.close()
})
test('a file of a newer version is refused with the remedy', async () => {
  await (await open(ONE, TWO)).close()
  await expect(open(ONE)).rejects.toThrow(/newer FirstFix \(schema step 0002-two.*restore a backup/)
})
