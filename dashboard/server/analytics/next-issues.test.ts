import { expect, test } from 'vitest'
import { nextIssuesQuerySchema } from '@shared/api/next-issues.ts'
import { STATES } from '@shared/fcr/lens.ts'
import { judged, valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { createNextIssueMemory } from './next-issue-memory.ts'
import { readNextIssues } from './next-issues.ts'
import { randomFacts } from './random-facts.test-helper.ts'

const END = at('2026-11-20')
const ask = (facts: ReturnType<typeof randomFacts>, query: object = {}) =>
  valueOf(readNextIssues(fakeReader({ facts, completeTo: END }), SETTINGS, nextIssuesQuerySchema.parse(query)))

/** 400 persons: one in two with `refund` later comes about `late`, one in ten of the others. */
const world = Array.from({ length: 400 }, (_, person) => {
  const reason = person % 2 === 0 ? 'refund' : 'odd'
  const comes = reason === 'refund' ? person % 4 === 0 : person % 20 === 1
  const first = fact(person * 10 + 1, { personId: person + 1, reason, firstSolvedAt: at('2026-09-10') })
  return comes ? [first, fact(person * 10 + 2, { personId: person + 1, reason: 'late', firstSolvedAt: at('2026-09-20') })] : [first]
}).flat()

test('who had this comes back about that more often than others: share, base share and lift', async () => {
  const { pairs, pairsTested } = await ask(world)
  expect(pairs.map(({ reason, next, share, base }) => [reason, next, share.count, share.of, base.count, base.of])).toEqual([
    ['refund', 'late', 100, 200, 20, 200],
  ])
  expect(pairs[0]).toMatchObject({ lift: 5, found: true, nextLabel: 'Where is my order' })
  expect(pairs[0]!.liftLow).toBeGreaterThan(3)
  expect(pairsTested).toBeGreaterThanOrEqual(2)
})
test('a pair that is rarer than elsewhere is no next issue, and shows only when all are asked for', async () => {
  expect((await ask(world, { reason: 'odd' })).pairs).toEqual([])
  expect((await ask(world, { reason: 'odd', all: 'true' })).pairs.map(({ reason, next }) => [reason, next])).toEqual([['odd', 'late']])
})
test('shares are counted as by hand: first contact of each person and reason, whole thirty days watched', async () => {
  const facts = randomFacts(10, 1500)
  const rows = judged(facts, SETTINGS, END).filter(
    ({ state, fact }) =>
      STATES.some((one) => one === state) && fact.exclusion === null && fact.reason !== null && fact.firstSolvedAt! + 30 * DAY <= END,
  )
  const first = new Map<string, (typeof facts)[number]>()
  for (const { fact } of rows.toSorted((a, b) => a.fact.firstSolvedAt! - b.fact.firstSolvedAt! || a.fact.ticketId - b.fact.ticketId)) {
    const key = `${fact.personId} ${fact.reason}`
    if (!first.has(key)) first.set(key, fact)
  }
  const { pairs } = await ask(facts, { all: 'true' })
  expect(pairs.length).toBeGreaterThan(3)
  for (const { reason, next, share } of pairs) {
    const own = [...first.values()].filter((one) => one.reason === reason)
    const followed = own.filter(({ personId, firstSolvedAt }) =>
      facts.some(
        (later) =>
          later.personId === personId &&
          later.reason === next &&
          later.createdAt > firstSolvedAt! &&
          later.createdAt <= firstSolvedAt! + 30 * DAY &&
          (later.exclusion === null || later.exclusion === 'abandoned' || later.exclusion === 'no_reply_solve'),
      ),
    )
    expect([share.count, share.of]).toEqual([followed.length, own.length])
  }
})
test('chance finds nothing: reasons that follow each other at random give no pair', async () => {
  expect((await ask(randomFacts(12, 1500))).pairs).toEqual([])
})
test('a brief gets what usually follows its reason, counted once an hour', async () => {
  let asked = 0
  const reader = fakeReader({ facts: world, completeTo: END })
  let now = 0
  const after = createNextIssueMemory(
    { ...reader, countFollowing: (query) => (asked++, reader.countFollowing(query)) },
    () => SETTINGS,
    () => now,
  )
  expect(await after('refund')).toMatchObject([{ reason: 'late', reasonName: 'Where is my order', share: 0.5, n: 200, lift: 5 }])
  expect([await after('odd'), await after(null), await after('never')]).toEqual([[], [], []])
  expect(asked).toBe(1)
  now = 2 * 60 * 60_000
  await after('refund')
  expect(asked).toBe(2)
})
