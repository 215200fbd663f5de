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
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-/·]/g, '')
  const international = plain.startsWith('00') ? `+${plain.slice(2)}` : plain
  const number = international.startsWith('+') ? international : nationalNumber(international, defaultCountry)
  return number !== null && /^\+[1-9]\d{6,14}$/.test(number) ? `phone:${number}` : null
}
function nationalNumber(digits: string, country: string | null): string | null {
  const code = country === null ? null : callingCode(country)
  if (code === null || !/^\d+$/.test(digits)) return null
  // Italy keeps its leading zero.
  return `+${code}${code === '39' ? digits : digits.replace(/^0/, '')}`
}

export function externalValue(externalId: string | number): string | null {
  const plain = String(externalId).trim()
  return plain === '' ? null : `external:${plain}`
}
