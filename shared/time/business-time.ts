/** Time that counts only while a desk is open. */
import type { EpochSeconds } from '../fcr/history.ts'
import { localDay, zoneOffset, type Day } from './calendar.ts'

/** Open from, until: seconds of the local day, in order, not overlapping. */
export type Shift = readonly [number, number]
export interface OpenWeek {
  /** Seven lists, Monday first. */
  shifts: readonly (readonly Shift[])[]
  /** Local days that are closed all day. */
  holidays: ReadonlySet<Day>
}
export interface BusinessClock {
  /** Open seconds from one moment to a later one; 0 when it isn't later. */
  between(from: EpochSeconds, to: EpochSeconds): number
  /** The first moment by which so many open seconds have passed; null when the desk doesn't open for as long. */
  after(from: EpochSeconds, seconds: number): EpochSeconds | null
}

/** A desk that stays closed for two years does not open again. */
const MOST_DAYS = 731

/** Shifts are wall-clock times: on the day the clocks change a shift over that hour is as long as it really is. */
export function createBusinessClock({ shifts, holidays }: OpenWeek, zone: string): BusinessClock {
  const known = new Map<Day, readonly Shift[]>()
  const spansOf = (day: Day): readonly Shift[] => {
    const held = known.get(day)
    if (held !== undefined) return held
    // 1970-01-01 was a Thursday.
    const wall = holidays.has(day) ? [] : (shifts[(((day + 3) % 7) + 7) % 7] ?? [])
    const spans = wall.map(([from, until]) => [momentOf(day, from, zone), momentOf(day, until, zone)] as const)
    known.set(day, spans)
    return spans
  }
  const openOf = (day: Day) => spansOf(day).reduce((sum, [from, until]) => sum + until - from, 0)
  const sums = createSums(openOf)
  const upTo = (at: EpochSeconds): number => {
    const day = localDay(at, zone)
    return spansOf(day).reduce((sum, [from, until]) => sum + Math.max(0, Math.min(until, at) - from), sums.before(day))
  }
  return {
    between: (from, to) => (to <= from ? 0 : upTo(to) - upTo(from)),
    after(from, seconds) {
      let left = seconds
      const first = localDay(from, zone)
      for (let day = first; day < first + MOST_DAYS; day += 1)
        for (const [start, until] of spansOf(day)) {
          const open = until - Math.max(start, from)
          if (open <= 0) continue
          if (open >= left) return Math.max(start, from) + left
          left -= open
        }
      return null
    },
  }
}

/** The wall clock's moment; a time that the clocks skip is the moment when they do. */
function momentOf(day: Day, second: number, zone: string): EpochSeconds {
  const wall = day * 86_400 + second
  const guess = wall - zoneOffset(wall, zone)
  const found = wall - zoneOffset(guess, zone)
  if (found + zoneOffset(found, zone) === wall) return found
  const offsets = [zoneOffset(guess, zone), zoneOffset(found, zone)]
  let [before, after] = [wall - Math.max(...offsets), wall - Math.min(...offsets)]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zoneOffset(middle, zone) === zoneOffset(before, zone)) before = middle
    else after = middle
  }
  return after
}

/** Sums over all days before one, from the first day that was asked for; earlier ones count below zero. */
function createSums(of: (day: Day) => number) {
  let origin: Day | null = null
  const later: number[] = [0]
  const earlier: number[] = [0]
  return {
    before(day: Day): number {
      origin ??= day
      const away = day - origin
      const sums = away >= 0 ? later : earlier
      for (let at = sums.length; at <= Math.abs(away); at += 1) sums.push(sums[at - 1]! + (away >= 0 ? of(origin + at - 1) : -of(origin - at)))
      return sums[Math.abs(away)]!
    },
  }
}
