import { expect, test } from 'vitest'
import { paretoQuerySchema } from '@shared/api/pareto.ts'
import { codeOf, isFailure, judged, rateByHand, valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { readPareto } from './pareto.ts'
import { randomFacts } from './random-facts.test-helper.ts'

const END = at('2026-11-20')
const FACTS = randomFacts(1, 400)
const ask = (query: object = {}, settings = SETTINGS, facts = FACTS) =>
  valueOf(readPareto(fakeReader({ facts, completeTo: END }), settings, paretoQuerySchema.parse(query)))
const back = { gap: DAY, kind: 'new_ticket' as const, ticketId: 99 }

test('rows are counted as by hand, and add up to the total', async () => {
  const pareto = await ask()
  const rows = judged(FACTS, SETTINGS, END)
  for (const row of pareto.rows) {
    const own = rows.filter(({ fact: { reason } }) => (reason ?? '(none)') === row.value)
    const failed = own.filter(isFailure)
    const repeats = failed.filter(({ failures }) => failures.some((why) => ['follow_up', 'merged', 'new_ticket', 'same_ticket_return'].includes(why)))
    expect([row.value, row.failures.count, row.repeats.count]).toEqual([row.value, failed.length, repeats.length])
    expect(row.rate?.rate).toBeCloseTo(rateByHand(own)!, 12)
  }
  const sum = (of: (row: (typeof pareto.rows)[number]) => number) => pareto.rows.reduce((total, row) => total + of(row), 0)
  expect(sum((row) => row.failures.count)).toBe(pareto.total.failures)
  expect(sum((row) => row.repeats.count)).toBe(pareto.total.repeats)
})
test('the largest repeat volume comes first, and the line ends at one', async () => {
  const pareto = await ask()
  const counts = pareto.rows.map((row) => row.repeats.count)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  expect(pareto.rows[0]!.cumulative).toBeCloseTo(counts[0]! / pareto.total.repeats, 12)
  expect(pareto.rows.at(-1)!.cumulative).toBe(1)
})
test('a repeat costs what a contact costs; without a configured cost there is none, and the answer says so', async () => {
  expect(await ask()).toMatchObject({ costNullReason: 'no_cost_configured', total: { cost: null } })
  const pareto = await ask({}, { ...SETTINGS, costPerContact: { currency: 'EUR', amount: 4.5 } })
  expect(pareto.costNullReason).toBeNull()
  expect(pareto.total.cost).toEqual({ currency: 'EUR', amount: pareto.total.repeats * 4.5 })
})
test('by failure, each primary reason is a row with no rate of its own', async () => {
  const facts = [fact(1, { next: back, transfers: 1 }), fact(2, { transfers: 1 }), fact(3)]
  const pareto = await ask({ slice: 'failure', rank: 'failures' }, SETTINGS, facts)
  expect(pareto.rows.map((row) => [row.value, row.failures.count, row.repeats.count, row.rate])).toEqual([
    ['new_ticket', 1, 1, null],
    ['transferred', 1, 0, null],
  ])
})
test('a lens without failure reasons is refused; before the first sync there is nothing', async () => {
  expect(await codeOf(readPareto(fakeReader({}), SETTINGS, paretoQuerySchema.parse({ lens: 'one_touch' })))).toBe('lens_without_window')
  const never = await valueOf(readPareto(fakeReader({ completeTo: null }), SETTINGS, paretoQuerySchema.parse({})))
  expect(never).toMatchObject({ asOf: null, rows: [], total: { failures: 0, rate: { rate: null, nullReason: 'no_contacts' } } })
})
