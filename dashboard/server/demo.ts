/** The demo: a stand-in helpdesk in a process of its own, and the service beside it, over real HTTP. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { flag, moment, number, text, type Io, type OptionSpec, type ProcessCall, type Values } from './cli/command.ts'
import { UsageError } from './usage-error.ts'
import { emptyFolder, folderKeys, prepareFolder, readMark, writeMark } from './data-folder.ts'
import { readEnvironment, type Environment } from './environment.ts'
import { openBrowser, runService } from './service.ts'

export const DEMO_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  tickets: { type: 'string', value: 'N', about: 'tickets of the world (default 20000)' },
  seed: { type: 'string', value: 'S', about: 'seed of the world (default 1)' },
  limits: { type: 'boolean', about: "with Zendesk's rate limits" },
  'no-open': { type: 'boolean', about: 'do not open a browser' },
}
/** Morning on which the demo's world ends. */
const WORLD_END = '2026-11-16T09:00:00+08:00'
const TOKEN = 'sandbox-token'
/** Signing in can be tried against the stand-in, too. */
const OAUTH_CLIENT = 'firstfix'

export async function runDemo({ values, io, runInService }: ProcessCall): Promise<number> {
  const environment = demoEnvironment(values)
  const tickets = number(values, 'tickets') ?? 20_000
  const seed = number(values, 'seed') ?? 1
  const source = `demo ${tickets} ${seed} ${environment.now}`
  await claimFolder(environment.dataDir, source)
  const { signing } = await folderKeys(environment.dataDir)
  const publicUrl = `http://127.0.0.1:${environment.port}`
  io.err('Making the stand-in helpdesk …\n')
  const sandbox = await startSandbox(
    [
      '--port',
      String(environment.sandboxPort),
      '--tickets',
      String(tickets),
      '--seed',
      String(seed),
      '--now',
      environment.now!,
      '--service-url',
      publicUrl,
      '--signing-key',
      signing,
      '--token',
      TOKEN,
      '--oauth-client',
      OAUTH_CLIENT,
      '--oauth-redirect',
      `${publicUrl}/auth/callback`,
      ...(flag(values, 'limits') ? ['--limits'] : []),
    ],
    io,
  )
  try {
    const deskUrl = `${sandbox.url}/desk/`
    return await runService({
      environment: {
        ...environment,
        signingKey: signing,
        zendesk: { url: sandbox.url, credentials: { kind: 'bearer', token: TOKEN } },
        oauthClient: { id: OAUTH_CLIENT, secret: null },
        ticketUrl: `${deskUrl}#/tickets/`,
      },
      io,
      runInService,
      mode: 'demo',
      configurationFile: fileURLToPath(new URL('../../test/sandbox/firstfix.config.json', import.meta.url)),
      everySeconds: 10,
      onReady: (url) => {
        io.out(`Dashboard  ${url}\nDesk       ${deskUrl}\n`)
        if (!flag(values, 'no-open')) openBrowser(url)
      },
      onLoaded: () => writeMark(environment.dataDir, { source, loaded: true }),
    })
  } finally {
    sandbox.process.kill('SIGTERM')
  }
}

const NO_CLIENT = { ZENDESK_OAUTH_CLIENT_ID: '', ZENDESK_OAUTH_CLIENT_SECRET: '' }
function demoEnvironment(values: Values): Environment {
  const read = readEnvironment({ ...process.env, ZENDESK_URL: '', ZENDESK_OAUTH_TOKEN: '', ZENDESK_API_TOKEN: '', ZENDESK_EMAIL: '', ...NO_CLIENT })
  if (!read.ok) throw new UsageError(read.problems.join('\n'))
  if (read.environment.host !== '127.0.0.1') throw new UsageError('The demo is served on loopback only: unset FIRSTFIX_HOST.')
  moment(values, 'now')
  return { ...read.environment, now: text(values, 'now') ?? read.environment.now ?? WORLD_END }
}

/** A demo never touches a folder with a real account's data; it goes on with an unfinished load of its own world, and otherwise begins anew. */
async function claimFolder(dir: string, source: string): Promise<void> {
  await prepareFolder(dir)
  const mark = await readMark(dir)
  if (mark && !mark.source.startsWith('demo '))
    throw new UsageError(`${dir} holds data of ${mark.source}. Choose another folder for the demo with FIRSTFIX_DATA.`)
  if (mark && (mark.loaded || mark.source !== source)) await emptyFolder(dir)
  await writeMark(dir, { source, loaded: false })
}

interface Sandbox {
  process: ChildProcess
  url: string
}
function startSandbox(args: readonly string[], io: Io): Promise<Sandbox> {
  const program = fileURLToPath(new URL('../sandbox/serve.js', import.meta.url))
  if (!existsSync(program)) throw new Error('The stand-in helpdesk is not built. Run: npm run build')
  const child = spawn(process.execPath, [program, '--until-stdin-ends', ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  io.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = JSON.parse(line) as { ready?: boolean; url?: string }
      if (message.ready && message.url) resolve({ process: child, url: message.url })
    })
    child.once('exit', (code) =>
      reject(
        new Error(
          `The stand-in helpdesk stopped (${code ?? 'killed'}): ${said.trim().split('\n').at(-1) ?? ''} If its port is taken, set FIRSTFIX_SANDBOX_PORT.`,
        ),
      ),
    )
  })
}
