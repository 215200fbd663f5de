/** Finds the command, asks the service that holds the folder or does the work here, and turns every ending into an exit code. */
import { isAbsolute, resolve } from 'node:path'
import { openEngine, type Engine } from '../engine.ts'
import type { Environment } from '../environment.ts'
import { createSyncRunner, type SyncRunner } from '../sync-runner.ts'
import { askService } from './admin-socket.ts'
import { auditedRun, type FolderCommand } from './audited-run.ts'
import { describe, flag, moment, parseCall, text, type FolderCall, type Io } from './command.ts'
import { UsageError } from '../usage-error.ts'
import { COMMANDS } from './commands/index.ts'

export const USAGE = 2

export async function runCommand(args: readonly string[], environment: Environment, io: Io): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(overview())
    return name === undefined ? USAGE : 0
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (!command) {
    io.err(`There is no command "${name}". See: firstfix --help\n`)
    return USAGE
  }
  return ending(io, async () => {
    const call = parseCall(command, rest)
    if (flag(call.values, 'help')) {
      io.out(describe(command))
      return 0
    }
    if (command.where === 'process') return command.run({ ...call, io, runInService })
    const asked = await askService(environment.dataDir, args, io)
    if (asked !== null) return asked
    const engine = await openEngine({ environment: withNow(environment, call.values), log: (line) => io.err(`${line}\n`) })
    try {
      return await runInFolder(command, { ...call, io, engine, runner: createSyncRunner(engine, environment.zendesk ? 'live' : 'import') })
    } finally {
      await engine.close()
    }
  })
}

/** What the service does with a command that came through its admin socket. */
export async function runInService(args: readonly string[], engine: Engine, runner: SyncRunner, io: Io): Promise<number> {
  const command = COMMANDS.find((candidate) => candidate.name === args[0])
  if (command?.where !== 'folder') {
    io.err(`"${args[0] ?? ''}" is not a command for a running service.\n`)
    return USAGE
  }
  return ending(io, () => runInFolder(command, { ...parseCall(command, args.slice(1)), io, engine, runner }))
}

async function runInFolder(command: FolderCommand, asked: Omit<FolderCall, 'line'>): Promise<number> {
  const call: FolderCall = { ...asked, line: { details: null } }
  const file = text(call.values, 'config')
  if (file !== undefined) await call.engine.adoptConfiguration(isAbsolute(file) ? file : resolve(call.io.cwd, file))
  return auditedRun(command, call)
}

function withNow(environment: Environment, values: Parameters<typeof moment>[0]): Environment {
  return moment(values, 'now') === undefined ? environment : { ...environment, now: text(values, 'now') ?? null }
}

async function ending(io: Io, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof UsageError) {
      io.err(`${cause.message}\n`)
      return USAGE
    }
    io.err(`${explainFailure(cause)}\n`)
    return 1
  }
}

/** The sentence of the outermost error that has one, and the stack only when asked for. */
function explainFailure(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return process.env['FIRSTFIX_LOG'] === 'debug' ? (cause.stack ?? cause.message) : cause.message
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length))
  return [
    'FirstFix: first-contact resolution for Zendesk.',
    '',
    'firstfix COMMAND [options]',
    '',
    ...COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.about.split('\n')[0] ?? ''}`),
    '',
    'firstfix COMMAND --help says more. Results go to stdout, logs to stderr; exit code 0 done, 1 failed, 2 wrong use.',
    '',
  ].join('\n')
}
