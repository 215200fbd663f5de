import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { askService, serveAdminSocket, socketPath } from './admin-socket.ts'
import type { Io } from './command.ts'

const folder = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'socket-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  return dir
}
const serve = async (dir: string, run: (args: readonly string[], io: Io) => Promise<number>) => {
  const served = await serveAdminSocket(dir, run)
  onTestFinished(() => served.close())
}
const ask = async (dir: string, args: readonly string[], signal = new AbortController().signal, token?: string) => {
  const said = { out: '', err: '' }
  const exit = await askService(dir, args, { out: (text) => (said.out += text), err: (text) => (said.err += text), signal, cwd: '/here', token })
  return { exit, ...said }
}
/** What comes back for bytes that no command of ours sends. */
const raw = (dir: string, bytes: string) =>
  new Promise<string>((resolve) => {
    let answered = ''
    const socket = createConnection(socketPath(dir), () => socket.write(bytes))
    socket.on('data', (chunk) => (answered += chunk.toString()))
    // The other side may hang up while we still write.
    socket.on('error', () => {})
    socket.on('close', () => resolve(answered))
  })

test('a command runs in the service and its words come back, through a door for its owner only', async () => {
  const dir = await folder()
  await serve(dir, async (args, io) => {
    io.out(`${args.join(' ')} in ${io.cwd}`)
    io.err('done')
    return 3
  })
  expect(await ask(dir, ['fcr', '--json'])).toEqual({ exit: 3, out: 'fcr --json in /here', err: 'done' })
  expect((await stat(socketPath(dir))).mode & 0o777).toBe(0o600)
})
test('the token that a command was given goes with it, and none is made up', async () => {
  const dir = await folder()
  const brought: unknown[] = []
  await serve(dir, async (_args, io) => brought.push(io.token))
  await ask(dir, ['fcr'], undefined, 'fft_mine')
  await ask(dir, ['fcr'])
  expect(brought).toEqual(['fft_mine', undefined])
})
test.each([
  ['no JSON', '{oops\n'],
  ['null', 'null\n'],
  ['a number', '5\n'],
  ['no arguments', '{}\n'],
  ['arguments that are no words', '{"args":[1,{}],"cwd":"/"}\n'],
  ['no folder', '{"args":["fcr"]}\n'],
  ['a line without end', 'x'.repeat(3_000_000)],
])('%s is refused in words, and the next command is served', async (_, bytes) => {
  const dir = await folder()
  let ran = 0
  await serve(dir, async () => ++ran)
  expect(await raw(dir, bytes)).toMatch(/"err":".*"exit":2/s)
  expect(ran).toBe(0)
  expect((await ask(dir, ['fcr'])).exit).toBe(1)
})
test('a command that throws is told so, and the next command is served', async () => {
  const dir = await folder()
  await serve(dir, async (args) => {
    if (args[0] === 'bad') throw new Error('It broke.')
    return 0
  })
  expect(await ask(dir, ['bad'])).toEqual({ exit: 1, out: '', err: 'It broke.\n' })
  expect((await ask(dir, ['good'])).exit).toBe(0)
})
test('a caller who goes away in mid-command stops it, and the next command is served', async () => {
  const dir = await folder()
  let began: () => void = () => {}
  const running = new Promise<void>((resolve) => (began = resolve))
  let stopped = false
  await serve(dir, async (args, io) => {
    if (args[0] !== 'long') return 0
    began()
    await new Promise((resolve) => io.signal.addEventListener('abort', resolve))
    stopped = true
    io.out('too late')
    return 1
  })
  const leaving = new AbortController()
  const asked = ask(dir, ['long'], leaving.signal)
  await running
  leaving.abort()
  expect((await asked).exit).toBe(130)
  expect((await ask(dir, ['next'])).exit).toBe(0)
  expect(stopped).toBe(true)
})
test('the socket of a service that was killed is replaced; that of one that lives is not', async () => {
  const dir = await folder()
  const path = JSON.stringify(socketPath(dir))
  spawnSync(process.execPath, ['-e', `require('net').createServer().listen(${path}, () => process.kill(process.pid, 'SIGKILL'))`])
  expect((await stat(socketPath(dir))).isSocket()).toBe(true)
  await serve(dir, async () => 0)
  expect((await ask(dir, ['fcr'])).exit).toBe(0)
  await expect(serveAdminSocket(dir, async () => 0)).rejects.toThrow(/another FirstFix/)
})
test('an answer that is no answer ends the command in words', async () => {
  const dir = await folder()
  const stranger = createServer((socket) => socket.end('hello\n'))
  await new Promise<void>((resolve) => stranger.listen(socketPath(dir), resolve))
  onTestFinished(() => void stranger.close())
  expect(await ask(dir, ['fcr'])).toMatchObject({ exit: 1, err: expect.stringMatching(/not a FirstFix/) })
})
test('no service is no error', async () => {
  const dir = await folder()
  expect((await ask(dir, ['fcr'])).exit).toBe(null)
})
