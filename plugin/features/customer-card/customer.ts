import type { Brief } from '@shared/api/brief.ts'
import type { MessageKey, Text } from '../../ui/text.ts'
import type { OpenTicket } from '../../zaf/ticket.ts'

/** The title the service looks for by default (design 6). */
const ORDER_FIELD = /^order number$/i
const LINKED: Readonly<Record<string, MessageKey>> = { phone: 'byPhone', email: 'byEmail', external: 'byExternal', external_id: 'byExternal' }

/** The order number as the ticket's field holds it; undefined when the account has no such field. */
export function orderOf(ticket: OpenTicket): string | null | undefined {
  const field = ticket.fields.find(({ title }) => ORDER_FIELD.test(title))
  if (!field) return undefined
  const value = ticket.values[String(field.id)]
  return value === null || value === undefined || value === '' ? null : String(value)
}

/** `same phone number, same e-mail address`; a kind of link not known here is shown as it came. */
export function sayLinks({ t }: Text, by: readonly string[]): string {
  const kinds = [...new Set(by.map((kind) => kind.split(':')[0] ?? kind))]
  return kinds.map((kind) => (LINKED[kind] ? t(LINKED[kind]) : kind)).join(t('and'))
}

/** Profiles beside the requester's own. */
export const otherProfiles = ({ linkedUsers }: Brief['customer']): number => Math.max(0, linkedUsers - 1)
