/** Who stands in a line of the audit log. */
import type { AuditLog, AuditWho } from './audit-log.ts'
import type { Identity } from './identity.ts'

/** `nobody` gave no credentials, or wrong ones. */
export const whoOf = (identity: Identity | null): AuditWho =>
  identity === null ? { kind: 'nobody', userId: null, role: null } : { kind: identity.kind, userId: identity.userId, role: identity.role }
/** Nobody asked: the helpdesk's word, or time. */
export const SERVICE: AuditWho = { kind: 'service', userId: null, role: null }
/** Whoever may read the data folder. */
export const COMMAND_LINE: Identity = { kind: 'local', role: 'admin', subject: 'command line', userId: null, name: null, groups: null }
export const NO_AUDIT: AuditLog = { write: async () => {} }
