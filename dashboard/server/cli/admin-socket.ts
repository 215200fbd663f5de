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
import { StringDecoder } from 'node:string_decoder'
import { z } from 'zod'
import type { Io } from './command.ts'

interface Ask {
  args: readonly string[]
  cwd: string
  /** In whose name; absent = whoever reaches the socket. */
  token?: string | undefined
}
const frameSchema = z.union([z.object({ out: z.string() }), z.object({ err: z.string() }), z.object({ exit: z.number().int() })])
type Frame = z.infer<typeof frameSchema>
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
  const left = await connect(path)
  if (left) {
    left.destroy()
    throw new Error(`${path} is held by another FirstFix. Stop it, or wait until its command has ended.`)
  }
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

/** Never rejects: whatever one caller sends, the service goes on for the others. */
async function answer(socket: Socket, run: (args: readonly string[], io: Io) => Promise<number>): Promise<void> {
  const gone = new AbortController()
  socket.on('close', () => gone.abort())
  socket.on('error', () => gone.abort())
  const send = (frame: Frame): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(frame)}\n`)
  }
  const err = (text: string) => send({ err: text })
  try {
    const ask = readAsk(await firstLine(socket))
    // Only who reads on hears that the caller went away.
    socket.resume()
    if (ask === null) {
      err('This is not a command of FirstFix; its program and the service must be of one version.\n')
      send({ exit: 2 })
    } else send({ exit: await run(ask.args, { out: (out) => send({ out }), err, signal: gone.signal, cwd: ask.cwd, token: ask.token }) })
  } catch (cause) {
    if (!gone.signal.aborted) err(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    send({ exit: 1 })
  }
  socket.end()
  // A caller who never hangs up is not waited for.
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}
const LINGER_MS = 1000

/** A command line is short; whoever sends more sends something else. */
const LONGEST_ASK = 1_000_000
/** Null when there is none. What follows it is not read. */
async function firstLine(socket: Socket): Promise<string | null> {
  const decoder = new StringDecoder('utf8')
  let text = ''
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += decoder.write(chunk)
    const end = text.indexOf('\n')
    if (end >= 0) return text.slice(0, end)
    if (text.length > LONGEST_ASK) return null
  }
  return null
}
const askSchema = z.object({ args: z.array(z.string()), cwd: z.string(), token: z.string().optional() })
function readAsk(line: string | null): Ask | null {
  return line === null ? null : (askSchema.safeParse(parse(line)).data ?? null)
}
/** Undefined when it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}

/** Runs the command in the service that holds the folder; null when none does. */
export async function askService(dataDir: string, args: readonly string[], io: Io): Promise<number | null> {
  const socket = await connect(socketPath(dataDir))
  if (!socket) return null
  io.signal.addEventListener('abort', () => socket.destroy(), { once: true })
  socket.write(`${JSON.stringify({ args, cwd: io.cwd, token: io.token } satisfies Ask)}\n`)
  const lines = createInterface({ input: socket })
  // A socket that is cut off closes without an end, and the lines would be waited for.
  socket.on('close', () => lines.close())
  socket.on('error', () => lines.close())
  for await (const line of lines) {
    const frame = frameSchema.safeParse(parse(line)).data
    if (frame === undefined) {
      socket.destroy()
      io.err(`What answers at ${socketPath(dataDir)} is not a FirstFix of this version. Stop it, then run the command once more.\n`)
      return 1
    }
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
