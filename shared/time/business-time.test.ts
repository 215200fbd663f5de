import { expect, test } from 'vitest'
import { seededRandom } from '../stats/random.ts'
import { createBusinessClock, type OpenWeek, type Shift } from './business-time.ts'
import { isoToDay, localDay, zoneOffset } from './calendar.ts'

const at = (iso: string) => Date.parse(iso) / 1000
const HOUR = 3600
const nineToFive: Shift = [9 * HOUR, 17 * HOUR]
const weekdays = (shifts: readonly Shift[], holidays: readonly string[] = []): OpenWeek => ({
  shifts: [shifts, shifts, shifts, shifts, shifts, [], []],
  holidays: new Set(holidays.map((iso) => isoToDay(iso)!)),
})
const office = createBusinessClock(weekdays([nineToFive]), 'UTC')

test('nights and weekends do not count', () => {
  expect(office.between(at('2026-11-02T10:00:00Z'), at('2026-11-02T11:30:00Z'))).toBe(1.5 * HOUR)
  expect(office.between(at('2026-11-06T16:00:00Z'), at('2026-11-09T10:00:00Z'))).toBe(2 * HOUR)
  expect(office.between(at('2026-11-07T10:00:00Z'), at('2026-11-08T10:00:00Z'))).toBe(0)
  expect(office.between(at('2026-11-09T10:00:00Z'), at('2026-11-06T16:00:00Z'))).toBe(0)
})
test('a holiday is closed all day, and a break is no open time', () => {
  const clock = createBusinessClock(
    weekdays(
      [
        [9 * HOUR, 12 * HOUR],
        [13 * HOUR, 17 * HOUR],
      ],
      ['2026-11-03'],
    ),
    'UTC',
  )
  expect(clock.between(at('2026-11-02T00:00:00Z'), at('2026-11-05T00:00:00Z'))).toBe(14 * HOUR)
  expect(clock.between(at('2026-11-02T12:10:00Z'), at('2026-11-02T12:50:00Z'))).toBe(0)
})
test('shifts are wall-clock times of the zone, whose clocks may change', () => {
  const berlin = createBusinessClock({ shifts: Array.from({ length: 7 }, () => [[0, 24 * HOUR]] as const), holidays: new Set() }, 'Europe/Berlin')
  // 2026-03-29 has 23 hours there, 2026-10-25 has 25.
  expect(berlin.between(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'))).toBe(23 * HOUR)
  expect(berlin.between(at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z'))).toBe(25 * HOUR)
  const shanghai = createBusinessClock(weekdays([nineToFive]), 'Asia/Shanghai')
  expect(shanghai.between(at('2026-11-02T00:00:00Z'), at('2026-11-02T02:00:00Z'))).toBe(HOUR)
})
test('after counts open seconds onwards, and never ends in closed time', () => {
  expect(office.after(at('2026-11-06T16:00:00Z'), 2 * HOUR)).toBe(at('2026-11-09T10:00:00Z'))
  expect(office.after(at('2026-11-02T10:00:00Z'), 7 * HOUR)).toBe(at('2026-11-02T17:00:00Z'))
  expect(createBusinessClock({ shifts: [], holidays: new Set() }, 'UTC').after(0, 1)).toBeNull()
})
test('between agrees with looking at every minute, and after is its inverse, in any order of asking', () => {
  const random = seededRandom(5)
  const zone = 'Europe/Berlin'
  const week: OpenWeek = {
    shifts: [[nineToFive], [[0, 6 * HOUR]], [], [nineToFive], [[20 * HOUR, 24 * HOUR]], [], [[60, 7260]]],
    holidays: new Set([localDay(at('2026-03-26T12:00:00Z'), zone)]),
  }
  const clock = createBusinessClock(week, zone)
  const isOpen = (moment: number) => {
    const day = localDay(moment, zone)
    const second = moment + zoneOffset(moment, zone) - day * 86_400
    return !week.holidays.has(day) && week.shifts[(day + 3) % 7]!.some(([from, until]) => second >= from && second < until)
  }
  for (let round = 0; round < 40; round += 1) {
    const from = at('2026-03-20T00:00:00Z') + 60 * Math.floor(random() * 20_000)
    const to = from + 60 * Math.floor(random() * 10_000)
    let open = 0
    for (let moment = from; moment < to; moment += 60) if (isOpen(moment)) open += 60
    expect(clock.between(from, to)).toBe(open)
    const due = clock.after(from, open)!
    expect(clock.between(from, due)).toBe(open)
  }
})
