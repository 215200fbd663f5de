import type { ConfigurationSaved } from '@shared/api/configuration-answers.ts'
import { plainValue, type AuditValue } from '../auth/audit-log.ts'

/** What the audit log says of a saved configuration: its version, and each changed key before and after; null = nothing changed. */
export function settingsDetails({ version, changes }: Pick<ConfigurationSaved, 'version' | 'changes'>): Record<string, AuditValue> | null {
  if (changes.length === 0) return null
  const side = (of: 'before' | 'after') => plainValue(Object.fromEntries(changes.map((one) => [one.key, one[of]])))
  return { version, before: side('before'), after: side('after') }
}
