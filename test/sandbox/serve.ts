/** The sandbox as a process: one JSON line on stdout says where it listens. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { wrongFault, type FaultSettings } from './api/faults.ts'
import { deskRoutes } from './desk-routes.ts'
import { createClock } from './clock.ts'
import { createSandbox, DEFAULT_TOKEN } from './handle.ts'
import { listenOn } from './node-http.ts'
import { createWorld } from './world.ts'
import { epochOf } from './world/records.ts'

const USAGE = `usage: serve [--port 4620] [--tickets 20000] [--seed 1] [--now TIME] [--limits] [--faults JSON]
             [--service-url URL] [--signing-key KEY] [--token ${DEFAULT_TOKEN}]
             [--oauth-client ID --oauth-redirect URL]
             [--desk-dir DIR] [--app-dir DIR] [--until-stdin-ends]`

function fail(message: string): never {
  process.stderr.write(`${message}\n${USAGE}\n`)
  process.exit(2)
}
function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text)
  return Number.isInteger(value) && value >= least
    ? value
    : fail(`--${name} must be a whole number of at least ${least}, for example --${name} ${Math.max(least, 1)}`)
}
function readOptions() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: process.env['FIRSTFIX_SANDBOX_PORT'] ?? '4620' },
        tickets: { type: 'string', default: '20000' },
        seed: { type: 'string', default: '1' },
        now: { type: 'string' },
        limits: { type: 'boolean', default: false },
        faults: { type: 'string', default: '{}' },
        'service-url': { type: 'string' },
        'signing-key': { type: 'string' },
        'desk-dir': { type: 'string' },
        'app-dir': { type: 'string' },
        token: { type: 'string', default: DEFAULT_TOKEN },
        'oauth-client': { type: 'string' },
        'oauth-redirect': { type: 'string' },
        'until-stdin-ends': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}
function readFaults(text: string): Partial<FaultSettings> {
  const example = `an example is --faults '{"unavailable":0.1}'`
  try {
    const settings: Partial<FaultSettings> = JSON.parse(text)
    const wrong = wrongFault({ ...settings })
    return wrong === null ? settings : fail(`--faults: ${wrong}; ${example}`)
  } catch (error) {
    return fail(`--faults is not JSON (${error instanceof Error ? error.message : String(error)}); ${example}`)
  }
}
/** One sentence for what goes wrong most often. */
function explain(error: unknown, port: number): never {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (!taken) throw error
  process.stderr.write(`Port ${port} is taken. Choose another one with --port or FIRSTFIX_SANDBOX_PORT.\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) {
    process.stdout.write(`${USAGE}\n`)
    return
  }
  const startedAt = performance.now()
  const world = createWorld({ tickets: wholeNumber('tickets', options.tickets, 1), seed: wholeNumber('seed', options.seed, 0) })
  const now = options.now === undefined ? world.endAt : epochOf(options.now)
  if (!Number.isFinite(now)) fail(`--now "${options.now}" is not a date-time, an example is 2026-11-26T09:00:00+08:00`)
  const token = options.token
  const [client, redirect] = [options['oauth-client'], options['oauth-redirect']]
  if ((client === undefined) !== (redirect === undefined)) fail('--oauth-client and --oauth-redirect go together')
  // A public client, so that nothing secret stands in an argument.
  const oauthClients = client === undefined || redirect === undefined ? [] : [{ id: client, secret: null, redirectUris: [redirect] }]
  const sandbox = createSandbox(world, { token, limits: options.limits, faults: readFaults(options.faults), clock: createClock(now), oauthClients })
  // Both the bundle (dist/sandbox/serve.js) and the source lie two folders below the project.
  const deskOptions = {
    deskDir: options['desk-dir'] ?? resolve(import.meta.dirname, '../../dist/desk'),
    appDir: options['app-dir'] ?? resolve(import.meta.dirname, '../../dist/plugin/assets'),
    serviceUrl: options['service-url'] ?? null,
    signingKey: options['signing-key'] ?? null,
    token,
    now: () => new Date(sandbox.clock.now() * 1000).toISOString(),
  }
  const desk = deskRoutes(deskOptions)
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const page = pathname.startsWith('/desk') || pathname.startsWith('/app') ? await desk(request) : null
    return page ?? sandbox.handle(request)
  }
  const wanted = wholeNumber('port', options.port, 0)
  const { port, server } = await listenOn(answer, { port: wanted }).catch((error: unknown) => explain(error, wanted))
  process.stdout.write(
    `${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}`, tickets: world.tickets.size, seconds: Math.round(performance.now() - startedAt) / 1000 })}\n`,
  )
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  // However the one who started it ends, a kill included, its port is free again.
  if (options['until-stdin-ends']) process.stdin.resume().once('close', stop)
}

await main()
