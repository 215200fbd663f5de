/** Values by which users are linked to a person (domain 3), each as `kind:value`, equal when they mean the same. */
import { callingCode } from './calling-codes.ts'

/** Trimmed, lower case; null when it is no address. */
export function emailValue(email: string): string | null {
  const plain = email.trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(plain) ? `email:${plain}` : null
}

/** E.164. A number without "+" needs the country it was written in; without one it links nobody. */
export function phoneValue(phone: string, defaultCountry: string | null): string | null {
  const plain = phone
    .normalize('NFKC')
    .trim()
    .replace(/^(?:tel|whatsapp):/i, '')
    .replace(/^(\+|00)(.*)\(0\)/, '$1$2')
    .replace(/[\s().\-/·‐-―]/g, '')
  const number = plain.startsWith('+') ? plain : fromCountry(plain, defaultCountry)
  return number !== null && /^\+[1-9]\d{6,14}$/.test(number) ? `phone:${number}` : null
}

/** Where a call inside the country begins with another digit than 0, or with none. */
const TRUNK_PREFIX: Readonly<Record<string, string>> = { '1': '1', '7': '8', '36': '06', '39': '' }

function fromCountry(digits: string, country: string | null): string | null {
  const code = country === null ? null : callingCode(country)
  if (code === null || !/^\d+$/.test(digits)) return null
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  const trunk = TRUNK_PREFIX[code] ?? '0'
  return `+${code}${trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits}`
}

export function externalValue(externalId: string | number): string | null {
  const plain = String(externalId).trim()
  return plain === '' ? null : `external:${plain}`
}

/** What an address, number or id of the setting `sharedIdentities` may mean: it links nobody as any of them. */
export function sharedIdentityValues(settings: readonly string[], defaultCountry: string | null): ReadonlySet<string> {
  const values = new Set<string>()
  for (const setting of settings) {
    const kind = /^(?:email|phone|external):/.exec(setting.trim())
    const bare = kind === null ? setting : setting.trim().slice(kind[0].length)
    for (const value of [emailValue(bare), phoneValue(bare, defaultCountry), externalValue(bare)]) if (value !== null) values.add(value)
  }
  return values
}
