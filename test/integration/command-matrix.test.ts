/** The access matrix of commands: every command and question, every caller. One that is missing from the table fails. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES, type Role } from '@shared/api/people.ts'
import { operationsSchema } from '@shared/api/operations.ts'
import { at, fact, fakeReader, SETTINGS } from '../../dashboard/server/analytics/fake-reader.test-helper.ts'
import type { AuditEntry } from '../../dashboard/server/auth/audit-log.ts'
import { createAccessTokens, type AccessTokens } from '../../dashboard/server/auth/access-tokens.ts'
import { COMMAND_LINE, NO_AUDIT } from '../../dashboard/server/auth/audit-who.ts'
import { parseCall, type Command, type Io } from '../../dashboard/server/cli/command.ts'
import { COMMANDS } from '../../dashboard/server/cli/commands/index.ts'
import { QUESTIONS } from '../../dashboard/server/cli/questions/index.ts'
import { runCommand, runHeld } from '../../dashboard/server/cli/run.ts'
import type { Engine } from '../../dashboard/server/engine.ts'
import { readEnvironment } from '../../dashboard/server/environment.ts'
import { openOpsStore } from '../../dashboard/server/store/ops-store/duckdb/open-ops-store.ts'
import type { SyncRunner } from '../../dashboard/server/sync-runner.ts'
import { REACH, type Row } from './access-table.test-helper.ts'
import { COMMAND_TABLE } from './command-table.test-helper.ts'

const [OWN, FOREIGN] = [7001, 7002]
const [OWN_TICKET, FOREIGN_TICKET] = [2, 1]

interface Asked {
  filters: readonly { dimension: string; values: readonly string[] }[]
}
let ops: Awaited<ReturnType<typeof openOpsStore>>
let tokens: AccessTokens
const written: AuditEntry[] = []
const asked: Asked[] = []
const callers: Record<string, string | undefined> = {}
const DAY = 86_400

beforeAll(async () => {
  ops = await openOpsStore({ path: ':memory:' })
  const now = Math.floor(Date.now() / 1000)
  let clock = now - 3 * DAY
  tokens = createAccessTokens({ store: ops, audit: NO_AUDIT, now: () => clock })
  const make = async (name: string, role: Role, groups: readonly number[] | null, days = 30) => {
    const made = await tokens.make({ role, groups, name, days }, COMMAND_LINE)
    callers[name] = made?.secret
    return made?.token.id ?? ''
  }
  await make('a token that ended', 'admin', null, 1)
  clock = now
  for (const role of ROLES) await make(role, role, role === 'vendor' ? [OWN] : null)
  await make('a manager of some groups', 'manager', [OWN])
  await tokens.revoke(await make('a revoked token', 'admin', null), COMMAND_LINE)
  callers['a wrong token'] = 'fft_nonsense'
  callers['another secret'] = 'x'.repeat(43)
  callers['the holder of the folder'] = undefined
})
afterAll(() => ops.close())

/** The command with its own work left out: admission alone decides. */
async function admission(command: Command, args: readonly string[], token: string | undefined) {
  if (command.where === 'process') throw new Error(`${command.name} is not for a folder`)
  const { io, said } = ioOf(token)
  written.length = 0
  let ran = false
  const run = async () => ((ran = true), 0)
  const audit = { write: async (entry: AuditEntry) => void written.push(entry) }
  const held = { engine: { ops, audit } as unknown as Engine, runner: {} as unknown as SyncRunner }
  const code = await runHeld({ ...command, audit: null, run }, { ...parseCall(command, args), io }, held)
  const refused = written.find(({ act, outcome }) => act === 'request' && outcome === 'refused')
  return { code, ran, err: said.err, refused: refused?.details?.['code'] ?? null }
}
function ioOf(token: string | undefined) {
  const said = { out: '', err: '' }
  const io: Io = {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    signal: new AbortController().signal,
    cwd: '/',
    token,
  }
  return { io, said }
}
const commandOf = (line: string): Command => COMMANDS.find(({ name }) => name === line.split(' ')[0])!
async function verdict(line: string, caller: string): Promise<string> {
  const command = commandOf(line)
  if (command.where === 'process') return ofProcess(line, callers[caller])
  const { code, ran, refused } = await admission(command, line.split(' ').slice(1), callers[caller])
  expect([caller, ran, code]).toEqual([caller, refused === null, refused === null ? 0 : 1])
  return refused === null ? 'reached' : String(refused)
}
async function ofProcess(line: string, token: string | undefined): Promise<string> {
  const read = readEnvironment({ FIRSTFIX_TOKEN: token })
  if (!read.ok) throw new Error(read.problems.join())
  // It would run.
  if (read.environment.token === null) return 'reached'
  const { io, said } = ioOf(undefined)
  return (await runCommand(line.split(' '), read.environment, io)) === 1 && said.err.includes('a token does not reach it') ? 'local' : said.err
}
function expected(row: Row | 'local', caller: string): string {
  if (caller === 'the holder of the folder') return 'reached'
  if (row === 'local') return 'local'
  const [least, scope] = row
  if (least === 'anyone') throw new Error('no command is for anyone')
  if (caller === 'a manager of some groups') return !REACH[least].includes('manager') ? 'forbidden' : scope === 'whole' ? 'outside_scope' : 'reached'
  const role = ROLES.find((one) => one === caller)
  if (role === undefined) return 'not_signed_in'
  return !REACH[least].includes(role) ? 'forbidden' : role === 'vendor' && scope === 'whole' ? 'outside_scope' : 'reached'
}

test('every command and every question is in the table, and the table names no other', () => {
  const lines = Object.keys(COMMAND_TABLE)
  expect([...new Set(lines.map((line) => line.split(' ')[0]!))].sort()).toEqual(COMMANDS.map(({ name }) => name).sort())
  const questions = lines.flatMap((line) => (line.startsWith('ask ') ? [line.split(' ')[1]!] : []))
  expect(questions.sort()).toEqual(QUESTIONS.map(({ name }) => name).sort())
})
test.each(Object.entries(COMMAND_TABLE))('%s', async (line, row) => {
  const found: Record<string, string> = {}
  const wanted: Record<string, string> = {}
  for (const caller of Object.keys(callers)) {
    found[caller] = await verdict(line, caller)
    wanted[caller] = expected(row, caller)
  }
  expect(found).toEqual(wanted)
})
test('a command that does not say who may call it runs for nobody, its holder included', async () => {
  const { access: _access, ...silent } = commandOf('check')
  const { ran, err, refused } = await admission(silent as Command, [], undefined)
  expect([ran, err, refused]).toEqual([false, 'check says nothing about who may call it.\n', 'forbidden'])
})
test('whoever names a token and brings none is not taken for the holder of the folder', async () => {
  const { ran, refused } = await admission(commandOf('check'), ['--token', '/nowhere'], undefined)
  expect([ran, refused]).toEqual([false, 'not_signed_in'])
})
test('a token puts no file in force on the way: --config is for the holder of the folder', async () => {
  const { ran, err } = await admission(commandOf('fcr'), ['--config', 'other.json'], callers['admin'])
  expect([ran, err]).toEqual([false, expect.stringContaining('config import')])
})

const facts = Array.from({ length: 40 }, (_, i) =>
  fact(i + 1, { firstSolvedAt: at('2026-11-02') + i * 20_000, solverGroup: i % 2 === 0 ? FOREIGN : OWN, solver: 500 + (i % 4), transfers: i % 3 }),
)
/** Answers over invented facts, and keeps what the store was asked. */
function answering(): { engine: Engine; runner: SyncRunner } {
  const reader = fakeReader({ facts, completeTo: at('2026-11-16') })
  const store = new Proxy(reader, {
    get(target, name: keyof typeof reader) {
      const method = target[name]
      if (!/^(count|scan|list)/.test(name)) return method
      return (query: Asked, ...rest: unknown[]) => {
        asked.push(query)
        return Reflect.apply(method, target, [query, ...rest])
      }
    },
  })
  const operations = operationsSchema.parse({ slaTargets: [{ measure: 'resolution', withinMinutes: 60, hours: 'calendar' }] })
  const audit = { write: async () => {} }
  const engine = { ops, audit, store, settings: () => ({ ...SETTINGS, operations }), text: () => null, clock: { now: () => at('2026-11-16') } }
  return { engine: engine as unknown as Engine, runner: { progress: () => ({}), start: () => 'unavailable' } as unknown as SyncRunner }
}
async function run(line: string, caller: string): Promise<{ code: number; out: string }> {
  const command = commandOf(line)
  if (command.where === 'process') throw new Error(`${line} asks no question`)
  const { io, said } = ioOf(callers[caller])
  const code = await runHeld(command, { ...parseCall(command, line.split(' ').slice(1)), io }, answering())
  return { code, out: said.out }
}
const ROWS = Object.entries(COMMAND_TABLE).flatMap(([line, row]) => (row !== 'local' && row[1] === 'rows' ? [line] : []))
/** Cases speak of documents too: what the library shows whom is generated in `quality-scope.test.ts`. */
const ANSWERED_FROM_FACTS = ROWS.filter((line) => !line.startsWith('cases'))
test.each(ANSWERED_FROM_FACTS)('%s: whoever sees some groups is answered from these alone', async (line) => {
  const row = COMMAND_TABLE[line]
  for (const caller of [...(row?.[0] === 'vendor' ? ['vendor'] : []), 'a manager of some groups']) {
    asked.length = 0
    expect([caller, (await run(line, caller)).code]).toEqual([caller, 0])
    const without = asked.filter(({ filters }) => !filters.some(({ dimension, values }) => dimension === 'group' && values.join() === String(OWN)))
    expect([caller, without]).toEqual([caller, []])
    // The filter above was seen; a single ticket is no count.
    expect(asked.length > 0).toBe(!line.startsWith('explain'))
  }
})
test('a command that shows rows is given nothing but questions, so that it cannot reach round them', () => {
  expect(ROWS.filter((line) => commandOf(line).where !== 'questions')).toEqual([])
})
test('a ticket of another group is not there for who sees some groups', async () => {
  expect((await run(`explain ${OWN_TICKET}`, 'vendor')).code).toBe(0)
  await expect(run(`explain ${FOREIGN_TICKET}`, 'vendor')).rejects.toThrow(/\b1\b/)
  expect((await run(`explain ${FOREIGN_TICKET}`, 'manager')).code).toBe(0)
})
