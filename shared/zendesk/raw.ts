/** Reading unknown JSON: every function answers a value of its type or null, and never throws. */
import type { EpochSeconds } from '../fcr/history.ts'

export type Raw = Readonly<Record<string, unknown>>

export const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)
export const rawOf = (value: unknown): Raw => (isRaw(value) ? value : {})
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
export const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)

/** An id: a whole number, or the same as text (audits, webhooks); "" and "0" are how some payloads say none. */
export function idOf(value: unknown): number | null {
  const id = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value
  return typeof id === 'number' && Number.isSafeInteger(id) && id !== 0 ? id : null
}
/** How often something happened; whatever else stands there is not known. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT ? value : null
}
const LARGEST_COUNT = 2 ** 31 - 1
/** The year 2100: a later moment is a slip, and calendars would be drawn up to it. */
const LATEST = 4_102_444_800
const plausible = (seconds: number): EpochSeconds | null => (seconds >= 0 && seconds < LATEST ? seconds : null)
/** `…Z`, `+00:00` and milliseconds alike; a number is epoch seconds already. */
export function epochOf(value: unknown): EpochSeconds | null {
  if (typeof value === 'number') return plausible(Math.floor(value))
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return null
  const ms = Date.parse(value)
  return plausible(Math.floor(ms / 1000))
}
/** Tags come as a list, in some events as words divided by blanks. */
export function tagsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(/\s+/).filter((tag) => tag !== '')
  return listOf(value).filter((tag): tag is string => typeof tag === 'string' && tag !== '')
}
