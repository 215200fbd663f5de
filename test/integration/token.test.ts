/** Tokens of scripts, made and revoked on the command line. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runInService } from '../../dashboard/server/cli/run.ts'
import { openFolder, removeFolder, type Folder } from './bench.ts'

let folder: Folder
beforeAll(async () => {
  folder = await openFolder({ url: null })
  await folder.engine.store.land({ stream: 'groups', cursor: null, completeTo: null, groups: [{ id: 7001, name: 'Vendor A', deleted: false }] }, 1)
})
afterAll(async () => {
  await folder.close()
  await removeFolder(folder.dir)
})
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), signal: new AbortController().signal, cwd: '/' }
  const code = await runInService(['token', ...args], folder.engine, folder.runner, io)
  return { code, out, err }
}

test('a token is made, said once, listed without its secret, and revoked', async () => {
  const made = await run('--role', 'manager', '--days', '3', '--name', 'nightly')
  expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^fft_[\w-]{43}\n$/)])
  const { tokens } = JSON.parse((await run('list', '--json')).out)
  expect(tokens).toEqual([expect.objectContaining({ name: 'nightly', role: 'manager', groups: null, madeBy: 'command line', revokedAt: null })])
  expect((await run('list')).out).not.toContain(made.out.trim())
  expect(await run('revoke', tokens[0].id)).toMatchObject({ code: 0, out: `Token ${tokens[0].id} is revoked.\n` })
  expect((await run('revoke', tokens[0].id)).code).toBe(1)
})
test('a vendor’s token names its groups', async () => {
  expect((await run('--role', 'vendor')).err).toContain('--group')
  expect((await run('--role', 'vendor', '--group', 'Vendor B')).err).toContain('no group is called "Vendor B"')
  const made = await run('--role', 'vendor', '--group', 'Vendor A', '--json')
  expect(JSON.parse(made.out)).toMatchObject({ role: 'vendor', secret: expect.stringContaining('fft_') })
  expect(JSON.parse((await run('list', '--json')).out).tokens[0].groups).toEqual([7001])
})
test('tokens of one second are listed as they were made, the last one first', async () => {
  const store = folder.engine.ops
  const times = { madeAt: 4_000_000_000, endsAt: 4_000_000_001, usedAt: null, revokedAt: null }
  // Ids are random; in neither order of theirs do these come out right by luck.
  const ids = ['mmmmmmmm', 'aaaaaaaa', 'zzzzzzzz', 'bbbbbbbb']
  for (const id of ids) await store.keepAccessToken({ id, name: '', role: 'agent', groups: null, madeBy: 'a test', ...times }, `hash of ${id}`)
  await store.noteAccessTokenUse('aaaaaaaa', 4_000_000_000)
  expect((await store.accessTokens()).slice(0, 4).map(({ id }) => id)).toEqual(ids.toReversed())
})
test.each([
  [[], /--role is missing/],
  [['--role', 'king'], /is no role/],
  [['--role', 'agent', '--days', '400'], /more than a year/],
  [['--role', 'agent', '--days', '0'], /days/],
  [['revoke'], /token --help/],
  [['revoke', 'NO'], /is no id/],
  [['drop'], /token --help/],
])('wrong use is said with its remedy: %j', async (args, sentence) => {
  const { code, err } = await run(...args)
  expect([code, err]).toEqual([2, expect.stringMatching(sentence)])
})
