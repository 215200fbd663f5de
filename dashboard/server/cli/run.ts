/** Finds the command, asks the service that holds the folder or does the work here, and turns every ending into an exit code. */
import { isAbsolute, resolve } from 'node:path'
import { openEngine, type Engine } from '../engine.ts'
import { ENVIRONMENT_HELP, type Environment } from '../environment.ts'
import { createSyncRunner, type SyncRunner } from '../sync-runner.ts'
import { askService } from './admin-socket.ts'
import { admit, noteRefused, ownerOnly, readToken } from './admit.ts'
import { auditedRun, type HeldCommand } from './audited-run.ts'
import { describe, flag, moment, parseCall, text, type Call, type HeldCall, type Io } from './command.ts'
import { questionsOf } from '../questions.ts'
import { scopeQuestions } from '../api/scope-deps.ts'
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
    const token = await readToken(call.values, environment.token, io)
    const named: Io = { ...io, token }
    if (command.where === 'process') {
      if (token === undefined) return command.run({ ...call, io, runInService })
      io.err(`${ownerOnly(command)}\n`)
      return 1
    }
    const asked = await askService(environment.dataDir, args, named)
    if (asked !== null) return asked
    const engine = await openEngine({ environment: withNow(environment, call.values), log: (line) => io.err(`${line}\n`) })
    try {
      return await runHeld(command, { ...call, io: named }, { engine, runner: createSyncRunner(engine, environment.zendesk ? 'live' : 'import') })
    } finally {
      await engine.close()
    }
  })
}

/** What the service does with a command that came through its admin socket. */
export async function runInService(args: readonly string[], engine: Engine, runner: SyncRunner, io: Io): Promise<number> {
  const command = COMMANDS.find((candidate) => candidate.name === args[0])
  if (command === undefined || command.where === 'process') {
    io.err(`"${args[0] ?? ''}" is not a command for a running service.\n`)
    return USAGE
  }
  return ending(io, () => runHeld(command, { ...parseCall(command, args.slice(1)), io }, { engine, runner }))
}

interface Held {
  engine: Engine
  runner: SyncRunner
}
/** Exported for the test over all commands. */
export async function runHeld(command: HeldCommand, asked: Call, { engine, runner }: Held): Promise<number> {
  const admitted = await admit(command, asked, engine)
  if (!admitted.ok) {
    await noteRefused(engine.audit, command, admitted.caller, admitted.refusal)
    asked.io.err(`${admitted.refusal.sentence}\n`)
    return 1
  }
  const file = text(asked.values, 'config')
  if (file !== undefined) await engine.adoptConfiguration(isAbsolute(file) ? file : resolve(asked.io.cwd, file))
  const { caller } = admitted
  const call: HeldCall = { ...asked, caller, line: { details: null } }
  return auditedRun(command, call, engine.audit, () => {
    if (command.where === 'folder') return command.run({ ...call, engine, runner })
    return command.run({ ...call, questions: scopeQuestions(questionsOf(engine, runner), caller) })
  })
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

const ENVIRONMENT_WIDTH = Math.max(...Object.keys(ENVIRONMENT_HELP).map((name) => name.length))
function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length))
  return [
    'FirstFix: first-contact resolution for Zendesk.',
    '',
    'firstfix COMMAND [options]',
    '',
    ...COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.about.split('\n')[0] ?? ''}`),
    '',
    'Environment:',
    ...Object.entries(ENVIRONMENT_HELP).map(([name, about]) => `  ${name.padEnd(ENVIRONMENT_WIDTH)}  ${about}`),
    '',
    'firstfix COMMAND --help says more. Results go to stdout, logs to stderr; exit code 0 done, 1 failed, 2 wrong use.',
    '',
  ].join('\n')
}
