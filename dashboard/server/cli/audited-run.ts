/** Runs a command on a folder, and writes into the audit log what the command declares about itself. */
import type { AuditLog, AuditOutcome } from '../auth/audit-log.ts'
import { whoOf } from '../auth/audit-who.ts'
import type { Command, HeldCall } from './command.ts'

export type HeldCommand = Exclude<Command, { where: 'process' }>

export async function auditedRun(command: HeldCommand, call: HeldCall, audit: AuditLog, work: () => Promise<number>): Promise<number> {
  const act = typeof command.audit === 'function' ? command.audit(call) : (command.audit ?? null)
  if (act === null || act === 'own') return work()
  const write = (outcome: AuditOutcome) =>
    audit.write({
      at: Math.floor(Date.now() / 1000),
      who: whoOf(call.caller),
      act,
      // Words of a command line name verbs, ids and settings; a path may hold anything and is left out.
      target: [`command/${command.name}`, ...call.positionals.filter((word) => /^[\w-]{1,40}$/.test(word))],
      outcome,
      details: call.line.details,
    })
  let exit: number
  try {
    exit = await work()
  } catch (cause) {
    await write('failed')
    throw cause
  }
  await write(exit === 0 ? 'done' : 'failed')
  return exit
}
