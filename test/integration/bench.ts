/** A sandbox on a loopback socket, and FirstFix over a folder of its own, wired as the service wires them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApi } from '../../dashboard/server/api/create-api.ts'
import { openEngine, type Engine } from '../../dashboard/server/engine.ts'
import { readEnvironment } from '../../dashboard/server/environment.ts'
import { questionsOf } from '../../dashboard/server/questions.ts'
import { createSyncRunner, type SyncRunner } from '../../dashboard/server/sync-runner.ts'
import type { SyncSummary } from '../../dashboard/server/sync/summary.ts'
import { createSandbox, DEFAULT_TOKEN, type Sandbox, type SandboxOptions } from '../sandbox/handle.ts'
import { listenOn } from '../sandbox/node-http.ts'
import { createWorld, type World, type WorldOptions } from '../sandbox/world.ts'

export const SANDBOX_CONFIG = fileURLToPath(new URL('../sandbox/firstfix.config.json', import.meta.url))

export interface RunningSandbox {
  sandbox: Sandbox
  world: World
  url: string
  close(): Promise<void>
}
export async function startSandbox(world: WorldOptions | World = {}, options: SandboxOptions = {}): Promise<RunningSandbox> {
  const made = 'tickets' in world && world.tickets instanceof Map ? (world as World) : createWorld(world as WorldOptions)
  const sandbox = createSandbox(made, options)
  const { port, server } = await listenOn((request) => sandbox.handle(request), { port: 0 })
  return {
    sandbox,
    world: made,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export interface Folder {
  dir: string
  engine: Engine
  runner: SyncRunner
  close(): Promise<void>
}
export interface FolderOptions {
  /** null = nothing to sync from. */
  url: string | null
  /** The moment to take for now; the sandbox's by default. */
  now?: string
  /** Opened again instead of a new one. */
  dir?: string
  /** Default: the sandbox's. */
  configurationFile?: string
}
export async function openFolder({
  url,
  now = '2026-11-16T09:00:00+08:00',
  dir,
  configurationFile = SANDBOX_CONFIG,
}: FolderOptions): Promise<Folder> {
  const folder = dir ?? (await mkdtemp(join(tmpdir(), 'firstfix-test-')))
  const read = readEnvironment({ FIRSTFIX_DATA: folder, FIRSTFIX_NOW: now, ...(url ? { ZENDESK_URL: url, ZENDESK_OAUTH_TOKEN: DEFAULT_TOKEN } : {}) })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const engine = await openEngine({ environment: read.environment, log: () => {} })
  await engine.adoptConfiguration(configurationFile)
  return {
    dir: folder,
    engine,
    runner: createSyncRunner(engine, url ? 'live' : 'import'),
    close: async () => {
      await engine.close()
    },
  }
}
export const removeFolder = (dir: string): Promise<void> => rm(dir, { recursive: true, force: true })

/** The API in process, as the demo serves it. */
export function startApi({ engine, runner }: Folder): ReturnType<typeof createApi> {
  return createApi({
    ...questionsOf(engine, runner),
    access: { localToken: 'local-token-of-the-test', demo: false, loopbackOnly: true, publicUrl: 'http://127.0.0.1:4610', app: null },
    dashboardDir: null,
  })
}
export const BEARER = { authorization: 'Bearer local-token-of-the-test', host: '127.0.0.1:4610' }

/** One sync that must reach the end of everything. */
export async function syncWhole({ runner }: Folder): Promise<SyncSummary> {
  const summary = await runner.runOnce()
  if (!summary.complete) throw new Error(`the sync is incomplete: ${summary.problem}`)
  return summary
}
