import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { folderKeys, prepareFolder, readMark } from './data-folder.ts'

const folder = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'folder-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  return dir
}
const modeOf = async (path: string) => (await stat(path)).mode & 0o777

test('only its owner reads what lies in the folder, also in one that others may enter', async () => {
  const dir = await folder()
  await chmod(dir, 0o755)
  const before = process.umask(0o022)
  onTestFinished(() => void process.umask(before))
  await prepareFolder(dir)
  // As the stores make their files: without a word about who may read them.
  await writeFile(join(dir, 'facts.duckdb'), 'texts of customers')
  expect(await modeOf(join(dir, 'facts.duckdb'))).toBe(0o600)
  await folderKeys(dir)
  expect(await modeOf(join(dir, 'keys.json'))).toBe(0o600)
})
test('files that were made readable for all are closed again', async () => {
  const dir = await folder()
  await writeFile(join(dir, 'facts.duckdb'), '')
  await chmod(join(dir, 'facts.duckdb'), 0o644)
  await prepareFolder(dir)
  expect(await modeOf(join(dir, 'facts.duckdb'))).toBe(0o600)
})
test.each(['{', '[]', '{"hash":5}'])('a damaged file of the folder is named, with the remedy: %s', async (text) => {
  const dir = await folder()
  await writeFile(join(dir, 'keys.json'), text)
  await writeFile(join(dir, 'source.json'), text)
  await expect(folderKeys(dir)).rejects.toThrow(/keys\.json is damaged/)
  await expect(readMark(dir)).rejects.toThrow(/source\.json is damaged/)
})
