/** Runs a command on a folder, and writes into the audit log what the command declares about itself. */
import type { AuditOutcome } from '../auth/audit-log.ts'
import { COMMAND_LINE, whoOf } from '../auth/audit-who.ts'
import type { Command, FolderCall } from './command.ts'

export type FolderCommand = Command & { where: 'folder' }

export async function auditedRun(command: FolderCommand, call: FolderCall): Promise<number> {
  const act = typeof command.audit === 'function' ? command.audit(call) : (command.audit ?? null)
  if (act === null || act === 'own') return command.run(call)
  const write = (outcome: AuditOutcome) =>
    call.engine.audit.write({
      at: Math.floor(Date.now() / 1000),
      who: whoOf(COMMAND_LINE),
      act,
      // Words of a command line name verbs, ids and settings; a path may hold anything and is left out.
      target: [`command/${command.name}`, ...call.positionals.filter((word) => /^[\w-]{1,40}$/.test(word))],
      outcome,
      details: call.line.details,
    })
  let exit: number
  try {
    exit = await command.run(call)
  } catch (cause) {
    await write('failed')
    throw cause
  }
  await write(exit === 0 ? 'done' : 'failed')
  return exit
}
