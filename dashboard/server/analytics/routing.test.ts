import { expect, test } from 'vitest'
import { routingQuerySchema } from '@shared/api/routing.ts'
import { judged, rateByHand, valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { randomFacts } from './random-facts.test-helper.ts'
import { readRouting } from './routing.ts'

const END = at('2026-11-20')
const FACTS = randomFacts(2, 500)
const ask = (facts = FACTS, query: object = {}) =>
  valueOf(readRouting(fakeReader({ facts, completeTo: END }), SETTINGS, routingQuerySchema.parse(query)))

test('every way from first group to solver is counted as by hand, in all and in each slice', async () => {
  const rows = judged(FACTS, SETTINGS, END).filter(({ state }) => state !== null)
  const { total, slices } = await ask(FACTS, { matrix: 'true' })
  const check = (routes: NonNullable<typeof total.routes>, own: typeof rows) => {
    expect(routes.reduce((sum, { rate }) => sum + rate.eligible, 0)).toBe(own.length)
    for (const { from, to, rate } of routes) {
      const taken = own.filter(
        ({ fact: { firstGroup, solverGroup } }) => String(firstGroup ?? '(none)') === from.value && String(solverGroup ?? '(none)') === to.value,
      )
      expect([rate.eligible, rate.rate]).toEqual([taken.length, rateByHand(taken)])
    }
  }
  check(total.routes!, rows)
  for (const slice of slices)
    check(
      slice.routes!,
      rows.filter(({ fact: { reason } }) => (reason ?? '(none)') === slice.value),
    )
})
test('ways of slices are given only where asked for', async () => {
  const { total, slices } = await ask()
  expect(total.routes).not.toBeNull()
  expect(slices.map(({ routes }) => routes)).toEqual(slices.map(() => null))
})
test('misrouted is a share of the contacts whose groups are both known', async () => {
  const { total } = await ask([fact(1), fact(2, { firstGroup: 2 }), fact(3, { firstGroup: null }), fact(4, { solverGroup: null })])
  expect(total.misrouted).toMatchObject({ count: 1, of: 2 })
})
test('a detour that nobody came back from is no return, though its transfer failed it', async () => {
  const detours = Array.from({ length: 30 }, (_, i) => fact(i + 1, { firstGroup: 2, transfers: 1 }))
  const direct = Array.from({ length: 30 }, (_, i) => fact(100 + i, i < 6 ? { next: { gap: DAY, kind: 'new_ticket', ticketId: 9 } } : {}))
  const { total } = await ask([...detours, ...direct])
  expect([total.detour.rate, total.noReturn.detour.rate, total.noReturn.direct.rate]).toEqual([0, 1, 0.8])
  expect(total.difference).toMatchObject({ difference: 0.8, withinNoise: false })
  expect(total.noReturn.difference.difference).toBeCloseTo(-0.2, 12)
})
test('who answered first is compared with who solved; few contacts are not compared', async () => {
  const { agents } = await ask([fact(1), fact(2, { firstAgent: 12 }), fact(3, { firstAgent: null }), fact(4, { solver: null })])
  expect([agents.same.eligible, agents.other.eligible, agents.unknown.eligible]).toEqual([1, 1, 2])
  expect(agents.difference).toEqual({ difference: null, low: null, high: null, withinNoise: null, nullReason: 'too_few' })
})
