import { expect, test } from 'vitest'
import { windowsQuerySchema } from '@shared/api/windows.ts'
import { judged, rateByHand, valueOf } from './brute-force.test-helper.ts'
import { at, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { randomFacts } from './random-facts.test-helper.ts'
import { readWindows } from './windows.ts'

const END = at('2026-11-18T12:00:00Z')
const FACTS = randomFacts(4, 500)
const settings = { ...SETTINGS, windowByReason: { slow: 14 as const } }
const ask = (query: object = {}) => valueOf(readWindows(fakeReader({ facts: FACTS, completeTo: END }), settings, windowsQuerySchema.parse(query)))
/** Of the weeks that are over. */
const counted = (rows: ReturnType<typeof judged>) =>
  rows.filter(({ cohortAt }) => cohortAt !== null && cohortAt >= at('2026-05-18') && cohortAt < at('2026-11-16'))

test('each window gives the rate that counting with it gives, for all reasons', async () => {
  const { rows, from, to } = await ask()
  expect([from, to]).toEqual(['2026-05-18', '2026-11-15'])
  expect(rows.map(({ windowDays }) => windowDays)).toEqual([1, 3, 7, 14, 30])
  for (const { windowDays, total, inForce } of rows) {
    expect(total.rate).toBeCloseTo(rateByHand(counted(judged(FACTS, { ...SETTINGS, windowDays }, END)))!, 12)
    expect(inForce).toBe(false)
  }
})
test('one reason alone moves, the others keep their windows; the present row changes nothing', async () => {
  const { rows } = await ask({ reason: 'slow' })
  for (const { windowDays, total, ofReason, inForce, change } of rows) {
    const all = counted(judged(FACTS, { ...SETTINGS, windowByReason: { slow: windowDays } }, END))
    expect(total.rate).toBeCloseTo(rateByHand(all)!, 12)
    expect(ofReason?.rate).toBeCloseTo(rateByHand(all.filter(({ fact }) => fact.reason === 'slow'))!, 12)
    expect(inForce).toBe(windowDays === 14)
    expect(change).toBe(total.rate! - rows.find((row) => row.inForce)!.total.rate!)
  }
})
test('weeks add up to the total', async () => {
  for (const { weeks, total } of (await ask()).rows) {
    expect(weeks.reduce((sum, week) => sum + week.n, 0)).toBe(total.n)
    expect(weeks.map(({ week }) => week)).toEqual(weeks.map(({ week }) => week).toSorted())
  }
})
