import { expect, test } from 'vitest'
import { agentsQuerySchema } from '@shared/api/agents.ts'
import { evaluate } from '@shared/fcr/evaluate.ts'
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { seededRandom } from '@shared/stats/random.ts'
import { readAgents } from './agents.ts'
import { valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { randomFacts } from './random-facts.test-helper.ts'

const END = at('2026-11-20')
const ask = (facts: ReturnType<typeof randomFacts>, query: object = {}) =>
  valueOf(readAgents(fakeReader({ facts, completeTo: END }), SETTINGS, agentsQuerySchema.parse(query)))
const back = { next: { gap: DAY, kind: 'new_ticket' as const, ticketId: 99 } }
const SOLVED = at('2026-10-01')

test('only the asked failures count, and nothing that a known problem explains', async () => {
  const facts = randomFacts(6, 500)
  for (const controllable of [['repeat'], ['repeat', 'transferred'], ['clarification']] as const) {
    const { rows, controllableBasis } = await ask(facts, { controllable: [...controllable] })
    expect(controllableBasis).toEqual({ flags: controllable, knownProblems: 'left_out', by: 'failure_kind' })
    const lens = compileLens({ ...defineLens('net', SETTINGS), flags: controllable, leaveOutKnownProblems: true }, END)
    for (const row of rows) {
      const own = facts.filter(({ solver }) => String(solver ?? '(none)') === row.value).map((one) => evaluate(lens, one).state)
      const [good, bad] = ['success', 'failed'].map((state) => own.filter((one) => one === state).length)
      expect([row.value, row.controllable.count, row.failures.count]).toEqual([row.value, good, bad])
    }
  }
})
test('a transfer is not held against who received it, unless asked', async () => {
  const facts = Array.from({ length: 40 }, (_, i) => fact(i + 1, { firstSolvedAt: SOLVED, transfers: 1, solver: 11 + (i % 2) }))
  expect((await ask(facts)).rows.map((row) => [row.raw.rate, row.controllable.rate])).toEqual([
    [0, 1],
    [0, 1],
  ])
  expect((await ask(facts, { controllable: ['repeat', 'transferred'] })).rows[0]?.controllable.rate).toBe(0)
})
test('thirty alike agents, five times over: raw rates spread, fair ones hardly, and one at most is taken for different', async () => {
  const spread = (rates: readonly number[]) => Math.max(...rates) - Math.min(...rates)
  let [raw, fair, outside] = [0, 0, 0]
  for (const seed of [1, 2, 3, 4, 5]) {
    const random = seededRandom(seed)
    const facts = Array.from({ length: 1200 }, (_, i) =>
      fact(i + 1, { firstSolvedAt: SOLVED, solver: 100 + (i % 30), reason: i % 7 < 3 ? 'late' : 'odd', ...(random() < 0.25 ? back : {}) }),
    )
    const { rows } = await ask(facts)
    raw += spread(rows.map((row) => row.controllable.rate!))
    fair += spread(rows.map((row) => row.fair!.rate))
    outside += rows.filter((row) => row.outside !== null).length
  }
  expect(outside).toBeLessThanOrEqual(1)
  expect(raw / 5).toBeGreaterThan(0.2)
  expect(fair).toBeLessThan(raw / 5)
})
test('who has the harder contacts is measured against what these contacts give', async () => {
  const some = (from: number, n: number, good: number, reason: string, solver: number) =>
    Array.from({ length: n }, (_, i) => fact(from + i, { firstSolvedAt: SOLVED, reason, solver, ...(i < good ? {} : back) }))
  const facts = [
    ...some(1000, 180, 162, 'easy', 11),
    ...some(2000, 20, 10, 'hard', 11),
    ...some(3000, 60, 55, 'easy', 12),
    ...some(4000, 140, 77, 'hard', 12),
  ]
  const { rows } = await ask(facts)
  const [eleven, twelve] = ['11', '12'].map((agent) => rows.find(({ value }) => value === agent))
  expect(eleven!.controllable.rate! > twelve!.controllable.rate!).toBe(true)
  expect(eleven!.standardised.rate! < twelve!.standardised.rate!).toBe(true)
  expect(eleven!.expected! > twelve!.expected!).toBe(true)
  expect([eleven!.outside, twelve!.outside]).toEqual([null, null])
})
test('one who is far off is found among many, and only that one', async () => {
  const facts = Array.from({ length: 2000 }, (_, i) => {
    const solver = 100 + (i % 20)
    return fact(i + 1, { firstSolvedAt: SOLVED, solver, ...((solver === 107 ? i % 5 < 3 : i % 4 === 0) ? back : {}) })
  })
  const { rows } = await ask(facts)
  expect(rows.flatMap((row) => (row.outside === null ? [] : [[row.value, row.outside]]))).toContainEqual(['107', 'below'])
})
test('fewer than twenty contacts are shown and compared with nothing; nobody is last, and there is no order of merit', async () => {
  const facts = [
    ...Array.from({ length: 30 }, (_, i) => fact(i + 1, { firstSolvedAt: SOLVED, solver: 12, ...(i < 15 ? back : {}) })),
    ...Array.from({ length: 19 }, (_, i) => fact(100 + i, { firstSolvedAt: SOLVED, solver: 11 })),
    ...Array.from({ length: 40 }, (_, i) => fact(200 + i, { firstSolvedAt: SOLVED, solver: null })),
  ]
  const { rows } = await ask(facts)
  expect(rows.map((row) => row.value)).toEqual(['12', '11', '(none)'])
  expect(rows[1]).toMatchObject({
    nullReason: 'too_few',
    shrunken: null,
    fair: null,
    funnel: null,
    p: null,
    outside: null,
    standardised: { rate: null },
  })
  expect(rows[2]).toMatchObject({ funnel: null, p: null, outside: null })
  expect((await ask(facts, { sort: 'n' })).rows.map((row) => row.value)).toEqual(['(none)', '12', '11'])
})
