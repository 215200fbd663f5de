/** Days and periods in an account's time zone. A day is a whole number: days since 1970-01-01 on the local calendar. */
import type { EpochSeconds } from '../fcr/history.ts'

export type Day = number
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter'
export type WeekStart = 'monday' | 'sunday'

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()
/** Offsets change at most every quarter of an hour, on the quarter: one look-up a quarter hour and zone. */
const offsets = new Map<string, Map<number, number>>()

function format(zone: string): Intl.DateTimeFormat {
  let made = formats.get(zone)
  if (!made) {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, made)
  }
  return made
}

/** Seconds to add to UTC to get the wall clock of `zone`. */
export function zoneOffset(at: EpochSeconds, zone: string): number {
  if (zone === 'UTC') return 0
  const quarter = Math.floor(at / 900)
  let known = offsets.get(zone)
  if (!known) offsets.set(zone, (known = new Map()))
  const cached = known.get(quarter)
  if (cached !== undefined) return cached
  const part: Record<string, number> = {}
  for (const { type, value } of format(zone).formatToParts(quarter * 900_000)) part[type] = Number(value)
  const wall = Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!, part['second']!)
  const offset = wall / 1000 - quarter * 900
  known.set(quarter, offset)
  return offset
}

export const localDay = (at: EpochSeconds, zone: string): Day => Math.floor((at + zoneOffset(at, zone)) / 86_400)

/** First second of a local day. */
export function startOfDay(day: Day, zone: string): EpochSeconds {
  const guess = day * 86_400 - zoneOffset(day * 86_400, zone)
  const better = day * 86_400 - zoneOffset(guess, zone)
  return localDay(better, zone) === day && localDay(better - 1, zone) < day ? better : guess
}

export const dayToIso = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
/** `2026-11-02` → day; null when it is no day of the calendar. */
export function isoToDay(iso: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null
  const ms = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(ms) || dayToIso(ms / DAY_MS) !== iso ? null : ms / DAY_MS
}

/** First day of the period that holds `day`. */
export function periodStart(day: Day, unit: PeriodUnit, weekStart: WeekStart = 'monday'): Day {
  if (unit === 'day') return day
  // 1970-01-01 was a Thursday: day 4 was a Monday, day 3 a Sunday.
  if (unit === 'week') return day - ((((day - (weekStart === 'monday' ? 4 : 3)) % 7) + 7) % 7)
  const date = new Date(day * DAY_MS)
  const month = unit === 'quarter' ? Math.floor(date.getUTCMonth() / 3) * 3 : date.getUTCMonth()
  return Date.UTC(date.getUTCFullYear(), month, 1) / DAY_MS
}

/** First day of the next period. */
export function nextPeriod(start: Day, unit: PeriodUnit): Day {
  if (unit === 'day') return start + 1
  if (unit === 'week') return start + 7
  const date = new Date(start * DAY_MS)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + (unit === 'quarter' ? 3 : 1), 1) / DAY_MS
}
