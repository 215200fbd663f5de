import { expect, test } from 'vitest'
import { expertsQuerySchema } from '@shared/api/experts.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { isRipe, judged, valueOf } from './brute-force.test-helper.ts'
import { readExperts } from './experts.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts } from './measured-facts.test-helper.ts'

const END = at('2026-11-20')
const ask = (facts: readonly ContactFact[], query: object = {}) =>
  valueOf(readExperts(fakeReader({ facts, completeTo: END }), SETTINGS, expertsQuerySchema.parse(query)))
const back = { gap: DAY, kind: 'new_ticket' as const, ticketId: 99_999 }
const contacts = (from: number, n: number, failing: number, more: Partial<ContactFact>) =>
  Array.from({ length: n }, (_, i) => fact(from + i, { ...more, ...(i < failing ? { next: back } : {}) }))

test('candidates are counted as by hand: ripe contacts of the reason, failed by a return alone', async () => {
  const facts = measuredFacts(6, 900)
  const { reasons } = await ask(facts)
  // Whoever passed it on, the solver answers for returns; and nobody for a known problem.
  const rows = judged(
    facts.map((one) => ({ ...one, transfers: 0, escalated: false, clarifications: 0 })),
    SETTINGS,
    END,
  ).filter(isRipe)
  for (const { value, candidates, solved } of reasons) {
    const own = rows.filter(({ fact: one }) => (one.reason ?? '(none)') === value)
    expect([solved.count, solved.of]).toEqual([own.filter(({ state }) => state === 'success').length, own.length])
    for (const one of candidates) expect(one.solved.of).toBe(own.filter(({ fact: row }) => String(row.solver) === one.value).length)
  }
  expect(reasons.flatMap(({ candidates }) => candidates).length).toBeGreaterThan(5)
})
test('who solves far more than others is an expert, who is merely lucky in a few contacts is not even a candidate', async () => {
  const reason = 'odd'
  const facts = [
    ...contacts(1, 120, 6, { reason, solver: 11 }),
    ...contacts(201, 120, 50, { reason, solver: 12 }),
    ...contacts(401, 120, 52, { reason, solver: 13 }),
    ...contacts(601, 12, 0, { reason, solver: 14 }),
  ]
  const [row] = (await ask(facts)).reasons
  expect(row!.candidates.map(({ value, expert }) => [value, expert])).toEqual([
    ['11', true],
    ['12', false],
    ['13', false],
  ])
  expect(row!.candidates[0]!.fair!.rate).toBeLessThan(114 / 120)
})
test('an easier channel makes no expert', async () => {
  const reason = 'odd'
  const facts = [
    ...contacts(1, 100, 5, { reason, solver: 11, channel: 'chat' }),
    ...contacts(201, 100, 5, { reason, solver: 12, channel: 'chat' }),
    ...contacts(401, 100, 50, { reason, solver: 12, channel: 'email' }),
    ...contacts(601, 100, 50, { reason, solver: 13, channel: 'email' }),
  ]
  const [row] = (await ask(facts)).reasons
  expect(row!.candidates.map(({ expert }) => expert)).toEqual([false, false, false])
})
test('a reason that nobody solved often enough has no candidates and says why', async () => {
  const { reasons } = await ask([...contacts(1, 15, 3, { reason: 'late' })])
  expect(reasons).toMatchObject([{ value: 'late', candidates: [], nullReason: 'too_few' }])
})
