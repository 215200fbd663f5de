/** What stands in the address of the audit log, as the service is asked. */
import { isoToDay, startOfDay } from '@shared/time/calendar.ts'
import type { AuditAsk } from '../../../backend/admin-backend.ts'

export const AUDIT_KEYS = ['who', 'act', 'target', 'from', 'to'] as const
export const ACTS = ['sign_in', 'sign_out', 'read_conversation', 'write', 'export', 'settings', 'token', 'request', 'purged'] as const

/** Days are inclusive in the account's zone; the service is asked with moments, the last one exclusive. */
export function toAuditAsk(read: (key: (typeof AUDIT_KEYS)[number]) => string, zone: string): AuditAsk {
  const text = (key: (typeof AUDIT_KEYS)[number]): string | null => read(key).trim() || null
  const moment = (iso: string | null, later: number): string | null => {
    const day = iso === null ? null : isoToDay(iso)
    return day === null ? null : new Date(startOfDay(day + later, zone) * 1000).toISOString()
  }
  return { who: text('who'), act: text('act'), target: text('target'), from: moment(text('from'), 0), to: moment(text('to'), 1) }
}
