/** A backup taken while the folder is in use, put back elsewhere: the same answers; a damaged one changes nothing. */
import { appendFile, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Trend } from '@shared/api/trend.ts'
import { restoreFrom } from '../../dashboard/server/backup.ts'
import { runInService } from '../../dashboard/server/cli/run.ts'
import { isHeld } from '../../dashboard/server/store/duckdb/is-held.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

let sandbox: RunningSandbox
let folder: Folder
let outside: string
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 400, seed: 7 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  outside = await mkdtemp(join(tmpdir(), 'firstfix-backup-'))
})
afterAll(async () => {
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
  await removeFolder(outside)
})
async function trendOf(one: Folder): Promise<Trend> {
  const api = await startApi(one)
  const answered = await api.inject({ url: '/api/v1/fcr/trend?slice=reason', headers: BEARER })
  await api.close()
  return answered.json<Trend>()
}
async function backup(to: string): Promise<{ exit: number; err: string }> {
  let err = ''
  const io = { out: () => {}, err: (text: string) => void (err += text), signal: new AbortController().signal, cwd: outside }
  return { exit: await runInService(['backup', to], folder.engine, folder.runner, io), err }
}

test('a backup taken while others read and write answers the same where it is put back', async () => {
  const [first, second] = [...sandbox.world.tickets.keys()].slice(0, 2)
  await folder.engine.ops.saveIssueVerdict({ a: first!, b: second!, same: true }, 1)
  const before = await trendOf(folder)
  // Questions go on, and a sync writes, while the copy is made.
  const [made] = await Promise.all([backup('whole'), trendOf(folder), folder.runner.runOnce()])
  expect(made).toEqual({ exit: 0, err: '' })
  const dir = join(outside, 'restored')
  const { aside } = await restoreFrom(join(outside, 'whole'), dir)
  expect(aside).toBeNull()
  const restored = await openFolder({ url: null, dir })
  const after = await trendOf(restored)
  expect([after.rows, after.total, after.definition]).toEqual([before.rows, before.total, before.definition])
  expect(await restored.engine.ops.issueVerdicts()).toHaveLength(1)
  expect((await restored.engine.audit.verify()).whole).toBe(true)
  expect((await restored.engine.judge.verify()).differingTickets).toEqual([])
  await restored.close()
  for (const name of await readdir(join(outside, 'whole'))) expect([name, (await stat(join(outside, 'whole', name))).mode & 0o077]).toEqual([name, 0])
})
test('what was there is set aside, not removed', async () => {
  const dir = join(outside, 'restored')
  await writeFile(join(dir, 'mine.txt'), 'kept')
  const { aside } = await restoreFrom(join(outside, 'whole'), dir, Date.parse('2026-11-16T01:00:00Z'))
  expect(aside).toBe(join(dir, 'backups', 'before-restore.20261116T010000Z'))
  expect(await readdir(aside ?? '')).toEqual(expect.arrayContaining(['facts.duckdb', 'ops.duckdb', 'keys.json']))
  expect(await readFile(join(dir, 'mine.txt'), 'utf8')).toBe('kept')
})
test('a damaged or foreign backup changes nothing, and a full folder takes none', async () => {
  const dir = join(outside, 'restored')
  const before = await stat(join(dir, 'ops.duckdb'))
  expect((await backup('whole')).err).toContain('is not empty')
  expect((await backup('second')).exit).toBe(0)
  await appendFile(join(outside, 'second', 'ops.duckdb'), 'x')
  await expect(restoreFrom(join(outside, 'second'), dir)).rejects.toThrow(/ops\.duckdb is damaged; nothing was changed/)
  await expect(restoreFrom(outside, dir)).rejects.toThrow(/holds no backup/)
  const manifest = JSON.parse(await readFile(join(outside, 'whole', 'backup.json'), 'utf8'))
  await writeFile(join(outside, 'second', 'backup.json'), JSON.stringify({ ...manifest, files: [{ name: '../evil', sha256: 'x' }] }))
  await expect(restoreFrom(join(outside, 'second'), dir)).rejects.toThrow(/no file of a backup/)
  expect((await stat(join(dir, 'ops.duckdb'))).mtimeMs).toBe(before.mtimeMs)
})
test('a file that nobody has open is not held', async () => {
  expect(await isHeld(join(outside, 'restored', 'facts.duckdb'))).toBe(false)
  expect(await isHeld(join(outside, 'none.duckdb'))).toBe(false)
})
