import { expect, test } from 'vitest'
import { savingsQuerySchema } from '@shared/api/savings.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { OPERATIONS } from './measured-facts.test-helper.ts'
import type { AnalyticsSettings } from './reader.ts'
import { readSavings } from './savings.ts'

const END = at('2026-12-20')
const priced: AnalyticsSettings = { ...SETTINGS, operations: OPERATIONS, costPerContact: { currency: 'EUR', amount: 5 } }
const ask = (facts: readonly ContactFact[], settings = priced, query: object = {}) =>
  valueOf(readSavings(fakeReader({ facts, completeTo: END }), settings, savingsQuerySchema.parse(query)))

/** 1,000 matters: 200 come back, half of them twice; 50 more fail otherwise. */
const world = Array.from({ length: 1000 }, (_, i) => {
  const id = 10 * i + 1
  const times = i < 100 ? 2 : i < 200 ? 1 : 0
  const to = (ticketId: number) => ({ next: { gap: DAY, kind: 'new_ticket' as const, ticketId } })
  return [
    fact(id, { handleSeconds: 600, transfers: i >= 200 && i < 250 ? 1 : 0, ...(times > 0 ? to(id + 1) : {}) }),
    ...(times > 0 ? [fact(id + 1, { handleSeconds: 600, prevGap: DAY, ...(times > 1 ? to(id + 2) : {}) })] : []),
    ...(times > 1 ? [fact(id + 2, { handleSeconds: 600, prevGap: DAY })] : []),
  ]
}).flat()

test('a point is worth its share of returns, times the contacts that follow one, and the range holds both', async () => {
  const found = await ask(world)
  expect(found).toMatchObject({ matters: { count: 1000 }, returned: { count: 200, of: 250 }, furtherContacts: { expected: 1.5 }, nullReason: null })
  // Ten contacts, of whose failures four fifths come back one and a half times.
  expect(found.avoided!.expected).toBeCloseTo(10 * 0.8 * 1.5, 9)
  expect(found.avoided!.low).toBeCloseTo(10 * found.returned.low! * found.furtherContacts!.low, 9)
  expect(found.avoided!.high).toBeGreaterThan(12)
  expect(found.cost).toMatchObject({ currency: 'EUR', expected: 60 })
  expect(found.hours!.expected).toBeCloseTo(2, 9)
  expect(found.yearly!.avoided.expected).toBeCloseTo((12 * 365) / found.days, 9)
})
test('days that were asked are counted, whether or not something happened on each', async () => {
  expect(await ask(world, priced, { from: '2026-10-20', to: '2026-11-18' })).toMatchObject({ days: 30 })
})
test('without a cost there is no money, without measured work no hours, and each says why', async () => {
  const found = await ask(world, SETTINGS)
  expect(found).toMatchObject({
    cost: null,
    costNullReason: 'no_cost_configured',
    hours: null,
    hoursNullReason: 'no_handle_time',
    yearly: { cost: null },
  })
  expect(found.avoided!.expected).toBeCloseTo(12, 9)
})
test('few returns are no ground for a figure', async () => {
  expect(await ask(world.slice(0, 40))).toMatchObject({ avoided: null, cost: null, yearly: null, nullReason: 'too_few', costNullReason: 'too_few' })
})
