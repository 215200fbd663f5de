/**
 * The door through which a command reaches the service that holds the data folder: one line of JSON in, frames of JSON out.
 * The socket lies in the folder and only its owner may use it (0600).
 */
import { createHash } from 'node:crypto'
import { chmod, rm } from 'node:fs/promises'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Io } from './command.ts'

interface Ask {
  args: readonly string[]
  cwd: string
}
type Frame = { out: string } | { err: string } | { exit: number }
/** Unix socket addresses end at about 100 characters. */
const LONGEST_PATH = 100

export function socketPath(dataDir: string): string {
  const path = join(dataDir, 'admin.sock')
  return path.length <= LONGEST_PATH ? path : join(tmpdir(), `firstfix-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}.sock`)
}

export async function serveAdminSocket(
  dataDir: string,
  run: (args: readonly string[], io: Io) => Promise<number>,
): Promise<{ close(): Promise<void> }> {
  const path = socketPath(dataDir)
  const server = createServer((socket) => void answer(socket, run))
  const before = process.umask(0o177)
  try {
    await listen(server, path)
  } finally {
    process.umask(before)
  }
  await chmod(path, 0o600)
  return {
    close: () =>
      new Promise((done) => {
        server.close(() => void rm(path, { force: true }).then(done))
      }),
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => resolve())
  })
}

async function answer(socket: Socket, run: (args: readonly string[], io: Io) => Promise<number>): Promise<void> {
  const gone = new AbortController()
  socket.on('close', () => gone.abort())
  socket.on('error', () => gone.abort())
  const send = (frame: Frame): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(frame)}\n`)
  }
  for await (const line of createInterface({ input: socket })) {
    const ask = JSON.parse(line) as Ask
    const exit = await run(ask.args, { out: (out) => send({ out }), err: (err) => send({ err }), signal: gone.signal, cwd: ask.cwd })
    send({ exit })
    socket.end()
    return
  }
}

/** Runs the command in the service that holds the folder; null when none does. */
export async function askService(dataDir: string, args: readonly string[], io: Io): Promise<number | null> {
  const socket = await connect(socketPath(dataDir))
  if (!socket) return null
  io.signal.addEventListener('abort', () => socket.destroy(), { once: true })
  socket.write(`${JSON.stringify({ args, cwd: io.cwd } satisfies Ask)}\n`)
  for await (const line of createInterface({ input: socket })) {
    const frame = JSON.parse(line) as Frame
    if ('out' in frame) io.out(frame.out)
    else if ('err' in frame) io.err(frame.err)
    else return frame.exit
  }
  if (io.signal.aborted) return 130
  io.err('The service that holds the data folder stopped in mid-answer. Start it again, or run the command once more.\n')
  return 1
}

async function connect(path: string): Promise<Socket | null> {
  try {
    return await new Promise<Socket>((resolve, reject) => {
      const socket = createConnection(path)
      socket.once('connect', () => resolve(socket))
      socket.once('error', reject)
    })
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return null
    if (code === 'ECONNREFUSED') {
      // Left behind by a service that was killed.
      await rm(path, { force: true })
      return null
    }
    throw new Error(`The service's admin socket cannot be reached (${code ?? 'unknown'}); run the command as the user who runs the service.`, {
      cause,
    })
  }
}
