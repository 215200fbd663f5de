/** Before a command runs: in whose name, and may they? The same roles, groups and words as for routes; deny by default. */
import { readFile } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import { createAccessTokens, type AccessTokens } from '../auth/access-tokens.ts'
import { decide } from '../auth/access.ts'
import type { AuditLog } from '../auth/audit-log.ts'
import { COMMAND_LINE, whoOf } from '../auth/audit-who.ts'
import type { Identity } from '../auth/identity.ts'
import type { Engine } from '../engine.ts'
import { UsageError } from '../usage-error.ts'
import { text, type Call, type Command, type Io, type Values } from './command.ts'

const nowSeconds = () => Math.floor(Date.now() / 1000)

/** The token a command was given: its file goes before the environment. */
export async function readToken(values: Values, fromEnvironment: string | null, { cwd }: Io): Promise<string | undefined> {
  const file = text(values, 'token')
  if (file === undefined) return fromEnvironment ?? undefined
  const path = isAbsolute(file) ? file : resolve(cwd, file)
  const held = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`--token ${file} cannot be read; write a token of "firstfix token --role …" into a file of your own.`, { cause })
  })
  if (held.trim() === '') throw new UsageError(`--token ${file} is empty; write a token of "firstfix token --role …" into it.`)
  return held.trim()
}

export interface Refusal {
  /** As routes refuse. */
  code: string
  sentence: string
}
export type Admission = { ok: true; caller: Identity } | { ok: false; caller: Identity | null; refusal: Refusal }

export async function admit(
  command: Command,
  call: Omit<Call, 'io'> & { io: Pick<Io, 'token'> },
  { ops, audit }: Pick<Engine, 'ops' | 'audit'>,
): Promise<Admission> {
  const caller = await callerOf(call, createAccessTokens({ store: ops, audit, now: nowSeconds }))
  const refuse = (code: string, sentence: string): Admission => ({ ok: false, caller, refusal: { code, sentence } })
  const access: Command['access'] | undefined = command.access
  if (access === undefined) return refuse('forbidden', `${command.name} says nothing about who may call it.`)
  if (caller === COMMAND_LINE) return { ok: true, caller }
  if (caller === null) return refuse('not_signed_in', 'This token is none, was revoked, or has ended. See: firstfix token --help')
  if (access === 'local') return refuse('forbidden', ownerOnly(command))
  if (text(call.values, 'config') !== undefined)
    return refuse('forbidden', '--config is for the holder of the data folder; with a token, say: firstfix config import FILE')
  const asked = typeof access === 'function' ? access(call) : access
  const verdict = decide(asked, caller)
  if (verdict === 'allowed') return { ok: true, caller }
  if (verdict === 'outside_scope')
    return refuse(verdict, `${command.name} speaks of the whole account; this token sees the contacts of some groups only.`)
  return refuse(verdict, `${command.name}: this needs the role ${asked.role}.`)
}
export const ownerOnly = ({ name }: Pick<Command, 'name'>): string =>
  `${name} is for the holder of this machine's account; a token does not reach it.`

/** Whoever may read the data folder is admin; a token takes its own role and groups. null = a token that is none, or no longer. */
async function callerOf({ values, io }: Parameters<typeof admit>[1], tokens: AccessTokens): Promise<Identity | null> {
  if (io.token !== undefined) return tokens.find(io.token)
  // Said and not brought: whoever named a token is never taken for the admin.
  return text(values, 'token') === undefined ? COMMAND_LINE : null
}

/** A command that was refused stands in the audit log as a refused request does. */
export const noteRefused = (audit: AuditLog, command: Command, caller: Identity | null, { code }: Refusal): Promise<void> =>
  audit.write({ at: nowSeconds(), who: whoOf(caller), act: 'request', target: [`command/${command.name}`], outcome: 'refused', details: { code } })
