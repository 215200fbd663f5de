/** The service: sync on its own rhythm, API and dashboard, the admin socket for commands. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { accountsOf, mayLeaveLoopback } from './accounts.ts'
import { createApi } from './api/create-api.ts'
import type { AppAccess } from './auth/access.ts'
import { readLocalToken } from './auth/local-token.ts'
import { serveAdminSocket } from './cli/admin-socket.ts'
import type { Io, RunInService } from './cli/command.ts'
import { UsageError } from './usage-error.ts'
import { reportLine } from './cli/progress.ts'
import { openEngine, type Engine } from './engine.ts'
import type { Environment } from './environment.ts'
import { questionsOf } from './questions.ts'
import { createSyncRunner, type Mode, type SyncRunner } from './sync-runner.ts'

export interface ServiceOptions {
  environment: Environment
  io: Io
  runInService: RunInService
  mode: Mode
  configurationFile: string | null
  everySeconds: number
  /** The dashboard answers at this address. */
  onReady: (url: string) => void
  /** Once: everything that was there was read and judged. */
  onLoaded: () => Promise<void>
}

export async function runService(options: ServiceOptions): Promise<number> {
  const { environment, io } = options
  if (!LOOPBACK.has(environment.host) && !mayLeaveLoopback(environment))
    throw new UsageError(
      `FIRSTFIX_HOST is ${environment.host}: beyond loopback (127.0.0.1) people must sign in over https; set FIRSTFIX_PUBLIC_URL (https://…), ZENDESK_URL and ZENDESK_OAUTH_CLIENT_ID.`,
    )
  const engine = await openEngine({ environment, log: (line) => io.err(`${line}\n`) })
  try {
    if (options.configurationFile !== null) await engine.adoptConfiguration(options.configurationFile)
    const runner = createSyncRunner(engine, options.mode)
    const api = await listen(engine, runner, options)
    try {
      const socket = await serveAdminSocket(environment.dataDir, (args, asked) => options.runInService(args, engine, runner, asked))
      try {
        options.onReady(api.url)
        await keepSynced(engine, runner, options)
      } finally {
        await socket.close()
      }
    } finally {
      await api.close()
    }
    return 0
  } finally {
    await engine.close()
  }
}
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

async function listen(engine: Engine, runner: SyncRunner, { environment, mode }: ServiceOptions): Promise<{ url: string; close(): Promise<void> }> {
  const base = environment.publicUrl ?? `http://${environment.host}:${environment.port}`
  const localToken = await readLocalToken(environment.dataDir)
  const dashboard = fileURLToPath(new URL('../dashboard', import.meta.url))
  const questions = questionsOf(engine, runner)
  const demo = mode === 'demo'
  const server = await createApi({
    ...questions,
    access: {
      localToken,
      demo,
      loopbackOnly: LOOPBACK.has(environment.host),
      publicUrl: base,
      accounts: accountsOf(engine, { audit: questions.audit, publicUrl: base, demo }),
      trustProxy: environment.trustProxy,
      app: appOf(environment, engine.keys.signing, base),
    },
    dashboardDir: existsSync(dashboard) ? dashboard : null,
    logLevel: environment.logLevel,
  })
  await server.listen({ host: environment.host, port: environment.port }).catch((cause: unknown) => {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE') throw new UsageError(`Port ${environment.port} is taken. Stop what listens there, or set FIRSTFIX_PORT.`, { cause })
    throw cause
  })
  return { url: mode === 'demo' ? `${base}/` : `${base}/login?token=${localToken}`, close: () => server.close() }
}

/** Without an account there is no sidebar that could ask: nobody's token is ours. */
export function appOf({ zendesk, signingKey }: Environment, folderKey: string, audience: string): AppAccess | null {
  const issuer = zendesk ? new URL(zendesk.url).hostname.split('.')[0] : undefined
  return issuer ? { key: signingKey ?? folderKey, issuer, audience } : null
}

async function keepSynced(engine: Engine, runner: SyncRunner, { io, everySeconds, onLoaded }: ServiceOptions): Promise<void> {
  if (!runner.connected) {
    await new Promise<void>((resolve) => io.signal.addEventListener('abort', () => resolve(), { once: true }))
    return
  }
  let loaded = false
  const show = reportLine(io)
  await runner.runForever({
    everySeconds,
    signal: io.signal,
    onProgress: (report) => {
      if (!loaded) show(report)
    },
    onRun: (summary) => {
      if (loaded || io.signal.aborted) return
      if (!summary.complete) {
        io.err(`${summary.problem ?? 'The sync is incomplete.'} It is tried again.\n`)
        return
      }
      loaded = true
      io.err(`Synced: ${summary.tickets} tickets and ${summary.events} events in ${summary.seconds.toFixed(1)} s. Ready.\n`)
      onLoaded().catch((cause: unknown) => io.err(`${cause instanceof Error ? cause.message : String(cause)}\n`))
    },
  })
}

/** Opens the address in the user's browser where there is a desktop; silently nothing elsewhere, the address is printed anyway. */
export function openBrowser(url: string): void {
  if (!process.stdout.isTTY || (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])) return
  const [program, ...before] = process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open']
  spawn(program!, [...before, url], { stdio: 'ignore', detached: true })
    .on('error', () => process.stderr.write(`Open ${url} in a browser.\n`))
    .unref()
}
