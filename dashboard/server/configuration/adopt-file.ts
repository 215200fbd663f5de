import type { AuditLog, AuditWho } from '../auth/audit-log.ts'
import { readConfigurationFile } from './read-file.ts'
import { settingsDetails } from './settings-details.ts'
import { takeOver, type Books } from './take-over.ts'

const COMMAND_LINE: AuditWho = { kind: 'local', userId: null, role: 'admin' }

/** Puts a file in force from now on, whatever was in force before; resolves when the tickets are judged with it. */
export async function adoptFile({ audit, ...books }: Books & { audit: AuditLog }, file: string): Promise<void> {
  const read = await readConfigurationFile(file)
  const saved = await takeOver(books, read, { ifVersion: books.book.version(), by: 'command line', note: '' })
  if (!saved.ok) throw new Error(saved.problem.detail)
  const details = settingsDetails(saved.value)
  const at = Math.floor(Date.now() / 1000)
  if (details !== null) await audit.write({ at, who: COMMAND_LINE, act: 'settings', target: ['configuration'], outcome: 'done', details })
  await saved.value.judged
}
