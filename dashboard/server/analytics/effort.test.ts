import { expect, test } from 'vitest'
import { effortQuerySchema } from '@shared/api/effort.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { isRipe, judged, valueOf } from './brute-force.test-helper.ts'
import { readEffort } from './effort.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts } from './measured-facts.test-helper.ts'

const END = at('2026-11-20')
const ask = (facts: readonly ContactFact[], query: object = {}, settings = SETTINGS) =>
  valueOf(readEffort(fakeReader({ facts, completeTo: END }), settings, effortQuerySchema.parse(query)))
/** The same matter many times, so that there are means. */
const many = (chain: (from: number) => ContactFact[]) => Array.from({ length: 20 }, (_, i) => chain(10 * i + 1)).flat()
const gapTo = (ticketId: number, gap = DAY, kind: 'new_ticket' | 'follow_up' | 'same_ticket_return' | 'merged' = 'new_ticket') => ({
  next: { gap, kind, ticketId },
})

test('a matter is walked from its first contact to its last return', async () => {
  const facts = many((id) => [
    fact(id, { channel: 'email', transfers: 1, ...gapTo(id + 1) }),
    fact(id + 1, { channel: 'voice', clarifications: 2, prevGap: DAY, ...gapTo(id + 1, DAY, 'same_ticket_return') }),
  ])
  const { total } = await ask(facts)
  expect(total).toMatchObject({
    n: 20,
    contacts: { mean: 3 },
    channels: { mean: 2 },
    transfers: { mean: 1 },
    clarifications: { mean: 2 },
    returned: { count: 20 },
  })
})
test('a return after the window, or after the as-of, belongs to no matter', async () => {
  const later = many((id) => [fact(id, gapTo(id + 1, 8 * DAY)), fact(id + 1, { prevGap: 8 * DAY })])
  expect((await ask(later)).total).toMatchObject({ n: 40, contacts: { mean: 1 } })
  const unknown = many((id) => [
    fact(id, { firstSolvedAt: at('2026-11-01'), ...gapTo(id + 1, 6 * DAY) }),
    fact(id + 1, { createdAt: at('2026-11-07'), prevGap: 6 * DAY }),
  ])
  expect((await ask(unknown, { window: 3, asOf: '2026-11-05T00:00:00Z' })).total).toMatchObject({ n: 20, contacts: { mean: 1 } })
})
test('a chain leads out of the slice that is asked, and its reason gives the window', async () => {
  const facts = many((id) => [
    fact(id, { channel: 'email', reason: 'slow', ...gapTo(id + 1, 10 * DAY) }),
    fact(id + 1, { channel: 'chat', reason: 'slow', prevGap: 10 * DAY }),
  ])
  const { total } = await ask(facts, { filter: 'channel=email' }, { ...SETTINGS, windowByReason: { slow: 14 } })
  expect(total).toMatchObject({ n: 20, contacts: { mean: 2 }, channels: { mean: 2 } })
})
test('only ripe first contacts are matters, whatever their slice, and few of them have no mean', async () => {
  const facts = measuredFacts(2, 400)
  const { total, slices } = await ask(facts)
  const ripe = judged(facts, SETTINGS, END).filter(isRipe)
  expect(total.n).toBe(ripe.length)
  expect(slices.reduce((sum, slice) => sum + slice.n, 0)).toBe(total.n)
  expect((await ask([fact(1)])).total).toMatchObject({ n: 1, contacts: null, nullReason: 'too_few' })
})
