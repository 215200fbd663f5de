/** What a command is: data for parsing and help, one function for the work. Results go to stdout, logs to stderr. */
import { parseArgs } from 'node:util'
import type { Questions } from '../api/deps.ts'
import type { RouteAccess } from '../auth/access.ts'
import type { AuditAct, AuditValue } from '../auth/audit-log.ts'
import type { Identity } from '../auth/identity.ts'
import type { Engine } from '../engine.ts'
import type { SyncRunner } from '../sync-runner.ts'
import { UsageError } from '../usage-error.ts'

export interface OptionSpec {
  type: 'string' | 'boolean'
  /** What help shows for the value, e.g. `T`. */
  value?: string
  about: string
  multiple?: boolean
}
export interface Io {
  out(text: string): void
  err(text: string): void
  /** Ctrl-C, or the caller went away. */
  signal: AbortSignal
  /** Paths on the command line are meant from here. */
  cwd: string
  /** The access token in whose name the command is to run; without one it runs as whoever may read the data folder. */
  token?: string | undefined
}
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>
export interface Call {
  values: Values
  positionals: readonly string[]
  io: Io
}
/** What a running service does with a command that comes through its admin socket. */
export type RunInService = (args: readonly string[], engine: Engine, runner: SyncRunner, io: Io) => Promise<number>
export interface ProcessCall extends Call {
  runInService: RunInService
}
export interface HeldCall extends Call {
  /** In whose name it runs. */
  caller: Identity
  /** What the command adds to its line in the audit log. */
  line: { details: Readonly<Record<string, AuditValue>> | null }
}
export interface FolderCall extends HeldCall {
  engine: Engine
  runner: SyncRunner
}
export interface QuestionCall extends HeldCall {
  /** As a route is given them: for a caller who sees some rows only, they hold no others. */
  questions: Questions
}
/** Something said of a command as a whole, or of one way to call it. */
type Said<T> = T | ((call: Pick<Call, 'values' | 'positionals'>) => T)
interface CommandBase {
  name: string
  /** Positional arguments as help shows them. */
  takes?: string
  about: string
  options: Readonly<Record<string, OptionSpec>>
  examples?: readonly string[]
  /** What the audit log holds of it; must be said. `own`: the command writes its line itself. null: nothing is changed, and nobody's words are shown. */
  audit?: Said<CommandAudit>
}
/** The least role and what is shown, in the words of routes. */
export interface CommandAccess {
  role: Exclude<RouteAccess['role'], 'anyone'>
  scope: RouteAccess['scope']
}
export type CommandAudit = Extract<AuditAct, 'read_conversation' | 'write' | 'export' | 'settings'> | 'own' | null
/**
 * Exit code: 0 done, 1 failed, 2 wrong use. `access` is who may call it with a token, deny by default; whoever may read the data folder is admin.
 * `local` is for the holder of this machine's account alone.
 */
export type Command =
  | (CommandBase & { where: 'process'; access: 'local'; run(call: ProcessCall): Promise<number> })
  /** Works on the whole data folder: in the service that holds it, else here. */
  | (CommandBase & { where: 'folder'; access: Said<CommandAccess & { scope: 'whole' | 'none' }>; run(call: FolderCall): Promise<number> })
  /** As `folder`, but it reaches nothing that a limited view could be walked around with. */
  | (CommandBase & { where: 'questions'; access: Said<CommandAccess>; run(call: QuestionCall): Promise<number> })

export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  config: { type: 'string', value: 'FILE', about: 'put this configuration in force for the folder from now on (firstfix.config.json)' },
  token: { type: 'string', value: 'FILE', about: 'run in the name of the access token in this file (or FIRSTFIX_TOKEN), with its role and groups' },
  now: { type: 'string', value: 'T', about: 'take this moment for now, e.g. 2026-11-16T09:00:00+08:00' },
  help: { type: 'boolean', about: 'show this' },
}

export function parseCall(command: Command, args: readonly string[]): { values: Values; positionals: readonly string[] } {
  const options = { ...COMMON_OPTIONS, ...command.options }
  const spec = Object.fromEntries(Object.entries(options).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]))
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: spec, allowPositionals: command.takes !== undefined, strict: true })
    return { values: values as Values, positionals }
  } catch (cause) {
    throw new UsageError(`${command.name}: ${firstSentence(cause)} See: firstfix ${command.name} --help`, { cause })
  }
}
function firstSentence(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return `${text.split('. ')[0]?.replace(/\.$/, '') ?? text}.`
}

export function describe(command: Command): string {
  const options = { ...command.options, ...COMMON_OPTIONS }
  const rows = Object.entries(options).map(
    ([name, spec]) => [`--${name}${spec.type === 'string' ? ` ${spec.value ?? 'VALUE'}` : ''}${spec.multiple ? ' …' : ''}`, spec.about] as const,
  )
  const width = Math.max(...rows.map(([left]) => left.length))
  const lines = [
    `firstfix ${command.name}${command.takes ? ` ${command.takes}` : ''} [options]`,
    '',
    command.about,
    '',
    ...rows.map(([left, about]) => `  ${left.padEnd(width)}  ${about}`),
  ]
  if (command.examples) lines.push('', 'Examples:', ...command.examples.map((example) => `  ${example}`))
  return `${lines.join('\n')}\n`
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
export function number(values: Values, name: string): number | undefined {
  const value = text(values, name)
  if (value === undefined) return undefined
  const parsed = Number(value)
  if (!Number.isInteger(parsed) || parsed < 0) throw new UsageError(`--${name} takes a whole number, "${value}" is none`)
  return parsed
}
export function moment(values: Values, name: string): number | undefined {
  const value = text(values, name)
  if (value === undefined) return undefined
  const ms = Date.parse(value)
  if (Number.isNaN(ms) || !/\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(value))
    throw new UsageError(`--${name} takes a moment with its zone, e.g. 2026-11-15T00:00:00Z; "${value}" is none`)
  return Math.floor(ms / 1000)
}
export function list(values: Values, name: string): readonly string[] {
  const value = values[name]
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
}
export const flag = (values: Values, name: string): boolean => values[name] === true
