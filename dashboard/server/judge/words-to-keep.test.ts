import { expect, test } from 'vitest'
import { comment, DAY, eventRow, T0, ticketRow, userRow } from '../store/fact-store/duckdb/landing.test-helper.ts'
import { LANDED, openBench } from './judge.test-helper.ts'

const AGENT = 1
type Bench = Awaited<ReturnType<typeof openBench>>
async function solved(bench: Bench, id: number, requesterId: number, day: number, orderRefs: readonly string[]): Promise<void> {
  const at = T0 + day * DAY
  await bench.store.land(
    {
      stream: 'tickets',
      cursor: `t${id}`,
      completeTo: null,
      tickets: [ticketRow(id, { requesterId, createdAt: at, updatedAt: at + 200, status: 'solved', orderRefs })],
      events: [
        { ...eventRow(id, at, { kind: 'created', status: 'new', groupId: 1, assigneeId: null, tags: [] }), id: id * 10 },
        { ...comment(id, at, requesterId), id: id * 10 + 1, text: `where is it ${id}` },
        { ...comment(id, at + 100, AGENT), id: id * 10 + 2 },
        { ...eventRow(id, at + 200, { kind: 'status', from: 'open', to: 'solved' }), id: id * 10 + 3 },
      ],
    },
    LANDED,
  )
}

test('what order numbers decided stays decided when they are gone, and only that is kept', async () => {
  const bench = await openBench()
  await bench.store.land({ stream: 'users', cursor: 'u', completeTo: LANDED, users: [userRow(AGENT, { role: 'agent' }), userRow(101)] }, LANDED)
  await solved(bench, 11, 101, 0, ['a'])
  await solved(bench, 12, 101, 2, ['b'])
  await solved(bench, 13, 101, 4, ['a'])
  await bench.judge.judgeDue()
  const before = await bench.facts()
  expect(before.map(({ next, nextPossible }) => [next.ticketId, nextPossible.ticketId])).toEqual([
    [13, 13],
    [null, null],
    [null, null],
  ])
  const kept = await bench.judge.wordsToKeep([11, 12, 13], { orders: true })
  expect(kept).toEqual({
    verdicts: [
      { a: 11, b: 12, same: 'no', why: 'different_order' },
      { a: 11, b: 13, same: 'yes', why: 'same_order' },
      { a: 12, b: 13, same: 'no', why: 'different_order' },
    ],
    reasons: [],
  })
  // Words alone decide nothing here.
  expect((await bench.judge.wordsToKeep([11, 12, 13], { orders: false })).verdicts).toEqual([])

  const forget = { sharedIdentities: new Set<string>(), pattern: null, mask: (text: string) => text }
  await bench.store.forgetUsers({ ...forget, users: [{ userId: 101, standsIn: 8_000_000_000_000_101 }], kept })
  await bench.judge.judgeDue()
  const after = await bench.facts()
  const nameless = (facts: typeof before) => facts.map((fact) => ({ ...fact, personId: 0, requesterId: 0 }))
  expect(nameless(after)).toEqual(nameless(before))
  expect(after.map(({ requesterId }) => requesterId)).toEqual([8_000_000_000_000_101, 8_000_000_000_000_101, 8_000_000_000_000_101])
  expect(await bench.judge.verify()).toMatchObject({ differingTickets: [], differingUsers: [] })
  await bench.store.close()
})
test('without what is kept the numbers would move', async () => {
  const bench = await openBench()
  await solved(bench, 11, 101, 0, ['a'])
  await solved(bench, 12, 101, 2, ['b'])
  await bench.judge.judgeDue()
  expect((await bench.facts())[0]?.nextPossible.ticketId).toBeNull()
  const forget = { sharedIdentities: new Set<string>(), pattern: null, mask: (text: string) => text }
  await bench.store.forgetUsers({ ...forget, users: [{ userId: 101, standsIn: 8_000_000_000_000_101 }], kept: { verdicts: [], reasons: [] } })
  await bench.judge.judgeDue()
  expect((await bench.facts())[0]?.nextPossible.ticketId).toBe(12)
  await bench.store.close()
})
