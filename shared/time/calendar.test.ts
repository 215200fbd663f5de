import { expect, test } from 'vitest'
import { dayToIso, isoToDay, localDay, nextPeriod, periodStart, startOfDay, zoneOffset } from './calendar.ts'

const at = (iso: string) => Date.parse(iso) / 1000

test.each([
  ['2026-11-15T15:59:59Z', 'Asia/Shanghai', '2026-11-15'],
  ['2026-11-15T16:00:00Z', 'Asia/Shanghai', '2026-11-16'],
  ['2026-03-08T07:30:00Z', 'America/New_York', '2026-03-08'],
  ['2026-11-15T23:59:59Z', 'UTC', '2026-11-15'],
])('%s is in %s the day %s', (iso, zone, day) => {
  expect(dayToIso(localDay(at(iso), zone))).toBe(day)
})
test.each(['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC'])(
  'every day of 2026 starts at its own first second in %s',
  (zone) => {
    for (let day = isoToDay('2026-01-01')!; day <= isoToDay('2026-12-31')!; day++) {
      const start = startOfDay(day, zone)
      expect(localDay(start, zone)).toBe(day)
      expect(localDay(start - 1, zone)).toBe(day - 1)
    }
  },
)
test('a week begins on Monday unless the account says Sunday', () => {
  const day = isoToDay('2026-11-15')!
  expect(dayToIso(periodStart(day, 'week'))).toBe('2026-11-09')
  expect(dayToIso(periodStart(day, 'week', 'sunday'))).toBe('2026-11-15')
})
test('months and quarters are named by their first day', () => {
  const day = isoToDay('2026-12-31')!
  expect(dayToIso(periodStart(day, 'month'))).toBe('2026-12-01')
  expect(dayToIso(periodStart(day, 'quarter'))).toBe('2026-10-01')
  expect(dayToIso(nextPeriod(periodStart(day, 'quarter'), 'quarter'))).toBe('2027-01-01')
})
test('a day that is not on the calendar is no day', () => {
  expect(isoToDay('2026-02-30')).toBeNull()
  expect(isoToDay('yesterday')).toBeNull()
})
test('Shanghai is eight hours ahead all year', () => {
  expect(zoneOffset(at('2026-07-01T00:00:00Z'), 'Asia/Shanghai')).toBe(28_800)
})
