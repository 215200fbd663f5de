import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readToken } from './admit.ts'

const folder = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'token-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  return dir
}
const ioIn = (cwd: string) => ({ out: () => {}, err: () => {}, signal: new AbortController().signal, cwd })

test('the token of a file goes before that of the environment, and an editor’s line end is none of it', async () => {
  const dir = await folder()
  await writeFile(join(dir, 'mine'), 'fft_file\n')
  expect(await readToken({ token: 'mine' }, 'fft_environment', ioIn(dir))).toBe('fft_file')
  expect(await readToken({}, 'fft_environment', ioIn(dir))).toBe('fft_environment')
  expect(await readToken({}, null, ioIn(dir))).toBeUndefined()
})
test.each([
  ['none', /cannot be read/],
  ['empty', /is empty/],
])('a token file that is %s stops the command, rather than run it as the holder of the folder', async (name, sentence) => {
  const dir = await folder()
  await writeFile(join(dir, 'empty'), '\n')
  await expect(readToken({ token: name }, null, ioIn(dir))).rejects.toThrow(sentence)
})
