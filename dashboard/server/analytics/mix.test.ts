import { expect, test } from 'vitest'
import { mixQuerySchema } from '@shared/api/mix.ts'
import { codeOf, isRipe, judged, rateByHand, valueOf, type Judged } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { readMix } from './mix.ts'
import { randomFacts } from './random-facts.test-helper.ts'

const END = at('2026-11-20')
const FACTS = randomFacts(5, 600)
const ask = (query: object, facts = FACTS) => valueOf(readMix(fakeReader({ facts, completeTo: END }), SETTINGS, mixQuerySchema.parse(query)))
const between = (rows: readonly Judged[], from: string, to: string) =>
  rows.filter(({ cohortAt }) => cohortAt !== null && cohortAt >= at(from) && cohortAt < at(to) + DAY)
const back = { next: { gap: DAY, kind: 'new_ticket' as const, ticketId: 99 } }

test('mix and rate parts add up to the difference, and the parts of the strata to both', async () => {
  for (const query of [
    { from: '2026-10-10', to: '2026-10-31' },
    { slice: 'group', sliceValue: '2' },
  ]) {
    const mix = await ask(query)
    const difference = mix.after.rate.rate! - mix.before.rate.rate!
    expect(mix.mix! + mix.rate!.part).toBeCloseTo(difference, 12)
    expect(mix.parts.reduce((sum, part) => sum + part.mix, 0)).toBeCloseTo(mix.mix!, 10)
    expect(mix.parts.reduce((sum, part) => sum + part.rate, 0)).toBeCloseTo(mix.rate!.part, 10)
  }
})
test('the period before is as long and just before, unless it is named; both are counted as by hand', async () => {
  const rows = judged(FACTS, SETTINGS, END)
  const mix = await ask({ from: '2026-10-11', to: '2026-10-20' })
  expect([mix.before.from, mix.before.to]).toEqual(['2026-10-01', '2026-10-10'])
  expect(mix.before.rate.rate).toBeCloseTo(rateByHand(between(rows, '2026-10-01', '2026-10-10'))!, 12)
  expect(mix.after.rate.rate).toBeCloseTo(rateByHand(between(rows, '2026-10-11', '2026-10-20'))!, 12)
  const named = await ask({ from: '2026-10-11', to: '2026-10-20', beforeFrom: '2026-09-05', beforeTo: '2026-09-30' })
  expect(named.before.rate.n).toBe(between(rows, '2026-09-05', '2026-09-30').filter(isRipe).length)
})
test('a slice and the rest are everybody', async () => {
  const rows = judged(FACTS, SETTINGS, END)
  const mix = await ask({ slice: 'agent', sliceValue: '12' })
  expect(mix.after.rate.rate).toBeCloseTo(rateByHand(rows.filter(({ fact: { solver } }) => solver === 12))!, 12)
  expect(mix.before.rate.rate).toBeCloseTo(rateByHand(rows.filter(({ fact: { solver } }) => solver !== 12))!, 12)
})
test('with the same mix the standardised order turns: the one with the harder contacts was the better one', async () => {
  /** Strata of the method's example: easy and hard, A 90 %/50 % at 90:10, B 92 %/55 % at 30:70; everybody's mix is 60:40. */
  const some = (from: number, n: number, good: number, reason: string, solverGroup: number) =>
    Array.from({ length: n }, (_, i) => fact(from + i, { reason, solverGroup, firstSolvedAt: at('2026-10-01'), ...(i < good ? {} : back) }))
  const facts = [
    ...some(1000, 900, 810, 'easy', 1),
    ...some(3000, 100, 50, 'hard', 1),
    ...some(5000, 300, 276, 'easy', 2),
    ...some(7000, 700, 385, 'hard', 2),
  ]
  const mix = await ask({ slice: 'group', sliceValue: '1' }, facts)
  expect([mix.after.rate.rate, mix.before.rate.rate]).toEqual([0.86, 0.661])
  expect([mix.after.standardised.rate, mix.before.standardised.rate].map((rate) => rate!.toFixed(2))).toEqual(['0.74', '0.77'])
})
test('an empty stratum is counted and its share of the mix is missing', async () => {
  const facts = Array.from({ length: 60 }, (_, i) =>
    fact(i + 1, { firstSolvedAt: at('2026-10-01'), solverGroup: i < 30 ? 1 : 2, reason: i < 15 ? 'odd' : 'late' }),
  )
  const { before } = await ask({ slice: 'group', sliceValue: '1' }, facts)
  expect(before.standardised).toMatchObject({ emptyStrata: 1, covered: 0.75, nullReason: null })
})
test('an empty period has no split and says which; a question without periods or slice is refused', async () => {
  const mix = await ask({ from: '2026-10-11', to: '2026-10-20', beforeFrom: '2020-01-01', beforeTo: '2020-01-10' })
  expect(mix).toMatchObject({
    mix: null,
    rate: null,
    parts: [],
    nullReason: 'empty_before',
    before: { standardised: { rate: null, nullReason: 'too_few' } },
  })
  const refused = (query: object) => codeOf(readMix(fakeReader({}), SETTINGS, mixQuerySchema.parse(query)))
  expect(await refused({})).toBe('missing_period')
  expect(await refused({ slice: 'group' })).toBe('missing_slice_value')
  expect(await refused({ from: '2026-10-11', to: '2026-10-20', beforeFrom: '2026-10-10', beforeTo: '2026-10-01' })).toBe('invalid_range')
})
