/** What a command is: data for parsing and help, one function for the work. Results go to stdout, logs to stderr. */
import { parseArgs } from 'node:util'
import type { AuditAct, AuditValue } from '../auth/audit-log.ts'
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
export interface FolderCall extends Call {
  engine: Engine
  runner: SyncRunner
  /** What the command adds to its line in the audit log. */
  line: { details: Readonly<Record<string, AuditValue>> | null }
}
interface CommandBase {
  name: string
  /** Positional arguments as help shows them. */
  takes?: string
  about: string
  options: Readonly<Record<string, OptionSpec>>
  examples?: readonly string[]
  /** What the audit log holds of it; must be said. `own`: the command writes its line itself. null: nothing is changed, and nobody's words are shown. */
  audit?: CommandAudit | ((call: Pick<Call, 'values' | 'positionals'>) => CommandAudit)
}
export type CommandAudit = Extract<AuditAct, 'read_conversation' | 'write' | 'export' | 'settings'> | 'own' | null
/** Exit code: 0 done, 1 failed, 2 wrong use. */
export type Command =
  | (CommandBase & { where: 'process'; run(call: ProcessCall): Promise<number> })
  /** Works on the data folder: in the service that holds it, else here. */
  | (CommandBase & { where: 'folder'; run(call: FolderCall): Promise<number> })

export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  config: { type: 'string', value: 'FILE', about: 'put this configuration in force for the folder from now on (firstfix.config.json)' },
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
