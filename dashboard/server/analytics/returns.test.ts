import { expect, test } from 'vitest'
import { returnsQuerySchema } from '@shared/api/returns.ts'
import { judged, valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { randomFacts } from './random-facts.test-helper.ts'
import { readReturns } from './returns.ts'

const END = at('2026-11-20')
const ask = (facts: Parameters<typeof judged>[0], query: object = {}, settings = SETTINGS) =>
  valueOf(readReturns(fakeReader({ facts, completeTo: END }), settings, returnsQuerySchema.parse(query)))
const back = (gap: number) => ({ next: { gap, kind: 'new_ticket' as const, ticketId: 99 } })

/** Product-limit estimate moment by moment, over everyone at each moment. */
function shareReturned(people: readonly { time: number; came: boolean }[], until: number): number {
  let survival = 1
  for (const moment of [...new Set(people.filter(({ came, time }) => came && time <= until).map(({ time }) => time))].sort((a, b) => a - b))
    survival *= 1 - people.filter(({ came, time }) => came && time === moment).length / people.filter(({ time }) => time >= moment).length
  return 1 - survival
}

test('the curve is the product-limit estimate by hand, with the number at risk', async () => {
  const facts = randomFacts(3, 300)
  const people = judged(facts, SETTINGS, END).flatMap(({ state, fact: { exclusion, firstSolvedAt, next } }) => {
    if (state === null || exclusion !== null || firstSolvedAt === null) return []
    const age = END - firstSolvedAt
    const came = next.gap !== null && next.gap <= age
    return [{ time: came ? next.gap! : Math.min(age, 30 * DAY), came }]
  })
  const { total } = await ask(facts)
  expect(total.n).toBe(people.length)
  expect(total.points?.map(({ seconds }) => seconds)).toEqual([3600, ...Array.from({ length: 30 }, (_, day) => (day + 1) * DAY)])
  for (const { seconds, returned, low, high, atRisk } of total.points!) {
    expect(returned).toBeCloseTo(shareReturned(people, seconds), 10)
    expect(atRisk).toBe(people.filter(({ time }) => time >= seconds).length)
    expect(low <= returned && returned <= high).toBe(true)
  }
})
test('who is watched for a short time only is no success: censored, not counted as never returning', async () => {
  const old = Array.from({ length: 40 }, (_, i) => fact(i + 1, { firstSolvedAt: at('2026-10-01'), ...(i < 20 ? back(5 * DAY) : {}) }))
  const young = Array.from({ length: 60 }, (_, i) => fact(100 + i, { firstSolvedAt: END - DAY }))
  const { total } = await ask([...old, ...young])
  expect(total.points?.find(({ seconds }) => seconds === 30 * DAY)?.returned).toBeCloseTo(0.5, 12)
})
test('a return after the as-of is not known yet', async () => {
  const facts = Array.from({ length: 30 }, (_, i) => fact(i + 1, { firstSolvedAt: at('2026-11-01'), ...back(10 * DAY) }))
  expect((await ask(facts, { asOf: '2026-11-05T00:00:00Z' })).total.returns).toBe(0)
  expect((await ask(facts)).total.returns).toBe(30)
})
test('within the hour, after the window and the half-life are what the gaps say', async () => {
  const gaps = [600, 3600, DAY, 2 * DAY, 7 * DAY, 8 * DAY, 10 * DAY, 30 * DAY]
  const facts = Array.from({ length: 40 }, (_, i) => fact(i + 1, { firstSolvedAt: at('2026-09-10'), ...(i < gaps.length ? back(gaps[i]!) : {}) }))
  const { total } = await ask(facts)
  expect(total.withinHour).toMatchObject({ count: 2, of: 40 })
  expect(total.afterWindow).toMatchObject({ count: 3, of: 8 })
  expect(total.halfLife?.seconds).toBe(2 * DAY)
  expect((await ask(facts, { window: '14' })).total.afterWindow.count).toBe(1)
})
test('a reason is read against its own window, and small or unwatched samples say so', async () => {
  const settings = { ...SETTINGS, windowByReason: { slow: 14 as const } }
  const facts = [
    ...Array.from({ length: 25 }, (_, i) => fact(i + 1, { reason: 'slow', firstSolvedAt: END - 2 * DAY, ...(i < 3 ? back(DAY) : {}) })),
    fact(90, { reason: 'odd' }),
  ]
  const { slices } = await ask(facts, {}, settings)
  expect(slices.map(({ value, windowDays, nullReason, halfLife }) => [value, windowDays, nullReason, halfLife])).toEqual([
    ['slow', 14, 'not_watched_30_days', null],
    ['odd', 7, 'too_few', null],
  ])
  expect(slices[1]?.points).toBeNull()
})
