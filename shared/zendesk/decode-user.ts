import { emailValue, externalValue, phoneValue } from '../identity/normalise.ts'
import type { DecodeContext } from './decode-context.ts'
import type { DecodeNotes } from './decode-notes.ts'
import { epochOf, idOf, isRaw, listOf, rawOf, textOf, type Raw } from './raw.ts'
import type { UserRow } from './rows.ts'

const ROLES: ReadonlySet<string> = new Set(['end-user', 'agent', 'admin'])
const EMAIL_TYPES: ReadonlySet<string> = new Set(['email', 'google'])
/** Messaging identities often are the phone number itself. */
const PHONE_TYPES: ReadonlySet<string> = new Set(['phone_number', 'phone', 'messaging', 'whatsapp', 'sms', 'any_channel'])

/** One user; `identities` are those that came beside the users instead of inside. */
export function decodeUser(raw: unknown, identities: readonly unknown[], context: DecodeContext, notes: DecodeNotes, where: string): UserRow | null {
  if (!isRaw(raw)) return notes.skip(where, 'is no record')
  const id = idOf(raw['id'])
  if (id === null) return notes.skip(where, 'has no id')
  const role = textOf(raw['role'])
  if (role === null) return notes.skip(`${where}, user ${id}`, 'role is missing')
  if (!ROLES.has(role)) notes.unknown('role', role)
  return {
    id,
    // Names of customers are not needed for any rule.
    name: role === 'end-user' ? null : textOf(raw['name']),
    role,
    active: raw['active'] !== false,
    suspended: raw['suspended'] === true,
    updatedAt: epochOf(raw['updated_at']) ?? epochOf(raw['created_at']) ?? 0,
    locale: textOf(raw['locale']),
    identities: identityValues(raw, [...listOf(raw['identities']), ...identities], context),
  }
}

function identityValues(raw: Raw, identities: readonly unknown[], context: DecodeContext): readonly string[] {
  const found = new Set<string>()
  const add = (value: string | null) => value !== null && found.add(value)
  const email = textOf(raw['email'])
  if (email) add(emailValue(email))
  const phone = textOf(raw['phone'])
  if (phone) add(phoneValue(phone, context.defaultCountry))
  const external = raw['external_id']
  if (typeof external === 'string' || typeof external === 'number') add(externalValue(external))
  for (const entry of identities) {
    const identity = rawOf(entry)
    const type = textOf(identity['type'])
    const value = textOf(identity['value'])
    if (type === null || value === null) continue
    if (EMAIL_TYPES.has(type)) add(emailValue(value))
    // Other than phones, messaging handles are only taken when they are plainly a number.
    else if (PHONE_TYPES.has(type)) add(phoneValue(value, type.startsWith('phone') ? context.defaultCountry : null))
  }
  return [...found]
}
