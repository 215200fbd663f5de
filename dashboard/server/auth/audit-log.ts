/** Who did what to what, and how it ended: the line that every room writes. It holds ids and names of settings, never a ticket's text and never a secret. */
import type { EpochSeconds } from '@shared/fcr/history.ts'

/** `read_conversation` shows what people wrote; `export` leaves as a file; `purged` is what retention leaves behind. */
export const AUDIT_ACTS = ['sign_in', 'sign_out', 'read_conversation', 'write', 'export', 'settings', 'token', 'request', 'purged'] as const
export type AuditAct = (typeof AUDIT_ACTS)[number]
/** `refused`: not signed in, or not allowed. `failed`: allowed, and came to nothing. */
export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number]

export interface AuditWho {
  /** `local`: the local token or the command line; `service`: nobody asked. */
  kind: string
  /** The helpdesk's user; null = not a person that is known. */
  userId: number | null
  role: string | null
}
export type AuditValue = string | number | boolean | null | readonly AuditValue[] | { readonly [key: string]: AuditValue }
export interface AuditEntry {
  at: EpochSeconds
  who: AuditWho
  act: AuditAct
  /** What it was done to, e.g. `contacts/900301`, `configuration`. */
  target: readonly string[]
  outcome: AuditOutcome
  /** For settings `before` and `after`; never text of a ticket. */
  details: { readonly [key: string]: AuditValue } | null
}
export interface AuditLog {
  /** Resolves when the entry is kept. Whoever reads need not wait; whoever changes something waits before it answers. */
  write(entry: AuditEntry): Promise<void>
}

/** As it stands in the log: what JSON keeps of it. */
export const plainValue = (value: unknown): AuditValue => JSON.parse(JSON.stringify(value ?? null))
