import { expect, test } from 'vitest'
import { forecast } from './forecast.ts'
import { dailySeries, weekday } from './series.test-helper.ts'

const DAILY = { stepHours: 24, horizon: 14 }

test('a desk that is closed at weekends gets no weekends forecast', () => {
  const weekdaysOnly = dailySeries(84, 1, (day) => (day % 7 < 5 ? 100 + weekday(day) : null))
  const { points } = forecast(weekdaysOnly, { stepHours: 24, horizon: 6 })
  expect(points?.map(({ t }) => t.slice(0, 10))).toEqual(['2024-03-25', '2024-03-26', '2024-03-27', '2024-03-28', '2024-03-29', '2024-04-01'])
  expect(Math.abs(points![0]!.expected - 140)).toBeLessThan(8)
})

test('days that were not recorded change little and are not zeros', () => {
  const whole = dailySeries(105, 2, (day) => 100 + weekday(day))
  const holes = whole.filter((_, i) => i % 9 !== 4)
  const of = (series: typeof whole) => forecast(series, DAILY).points!.map(({ expected }) => expected)
  of(holes).forEach((expected, i) => expect(Math.abs(expected - of(whole)[i]!)).toBeLessThan(8))
})

test('growth is forecast on, where plain means stay behind', () => {
  const growing = dailySeries(182, 3, (day) => 100 + day + weekday(day))
  const answer = forecast(growing, DAILY)
  if (answer.points === null) throw new Error(answer.reason)
  expect(answer.backTest.model).toBe('holt_winters')
  const misses = answer.points.map(({ expected }, i) => expected - (100 + 182 + i + weekday(182 + i)))
  expect(Math.abs(misses.reduce((a, b) => a + b) / misses.length)).toBeLessThan(8)
})

test('without a clearly better model the average of forecasts is used', () => {
  const steady = dailySeries(182, 15, (day) => 100 + weekday(day))
  const answer = forecast(steady, DAILY)
  if (answer.points === null) throw new Error(answer.reason)
  const { model, wape } = answer.backTest
  expect(model).toBe('combination')
  // The plain mean of all weeks is a little better on such a series, and not chosen for a little.
  expect(wape.combination! / wape.all_week_mean!).toBeLessThan(1.1)
})

test('one holiday is not learnt as a new level', () => {
  const holiday = dailySeries(105, 4, (day) => (day === 101 ? 5 : 150 + weekday(day)))
  const plain = dailySeries(105, 4, (day) => 150 + weekday(day))
  const sum = (series: typeof plain) => forecast(series, DAILY).points!.reduce((all, { expected }) => all + expected, 0)
  expect(sum(holiday) / sum(plain)).toBeGreaterThan(0.95)
})

test('a busy hour and a quiet one share the week, each with its own band', () => {
  const busy = (hour: number) => (hour % 24 >= 9 && hour % 24 < 17 && Math.floor(hour / 24) % 7 < 5 ? 40 : 1)
  const hourly = dailySeries(6 * 168, 5, busy, 1).map(({ value }, hour) => ({ t: new Date(Date.UTC(2024, 0, 1, hour)).toISOString(), value }))
  const { points } = forecast(hourly, { stepHours: 1, horizon: 24 })
  expect(points![12]!.expected).toBeGreaterThan(35)
  expect(points![3]!.expected).toBeLessThan(3)
  expect(points![12]!.high - points![12]!.low).toBeGreaterThan(points![3]!.high - points![3]!.low)
})

test('midnights of a zone with changing clocks, written in UTC, stay on their day', () => {
  const utc = dailySeries(105, 6, (day) => 100 + weekday(day))
  const london = utc.map(({ t, value }) => ({ t: `${t}T00:00:00${t >= '2024-03-31' ? '+01:00' : 'Z'}`, value }))
  const of = (series: typeof utc) => forecast(series, DAILY).points!.map(({ expected }) => expected)
  expect(of(london)).toEqual(of(utc))
})

test('only zeros are forecast as zero, without a percentage', () => {
  const answer = forecast(
    dailySeries(60, 7, () => -100),
    DAILY,
  )
  if (answer.points === null) throw new Error(answer.reason)
  expect(answer.points.map(({ expected, low, high }) => [expected, low, high])).toEqual(answer.points.map(() => [0, 0, 0]))
  expect(answer.backTest.wape.combination).toBeNull()
})

test.each([
  ['short_history', dailySeries(20, 8, () => 50), 24],
  ['nothing_open', [], 24],
  ['nothing_open', [{ t: '2024-01-01', value: null }], 24],
  ['bad_time', [{ t: 'last Monday', value: 1 }], 24],
  ['step_not_in_week', dailySeries(60, 9, () => 50), 30 * 24],
])('without a ground for it there is no forecast but a reason: %s', (reason, series, stepHours) => {
  expect(forecast(series, { stepHours, horizon: 7 })).toEqual({ points: null, reason })
})
