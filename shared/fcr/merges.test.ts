import { expect, test } from 'vitest'
import { AGENT, CUSTOMER, L2, METRIC, T0, days, hours, judge, lenses, minutes, outreach, ticket } from './builders.test-helper.ts'

const CHAT = { channel: 'chat' as const, metric: METRIC }
const target = (id = 1, at = 0, parts = {}) =>
  ticket(id, at, parts)
    .agent(at + hours(5))
    .solve(at + hours(5))

test('a merged arrival within an hour and before any reply is the same arrival', () => {
  const fact = judge([target(), ticket(2, minutes(60)).mergedInto(1, hours(2))])
  expect(fact(1).next.kind).toBeNull()
})

test.each([
  ['after an hour', target(), ticket(2, minutes(60) + 1)],
  ['after a reply', ticket(1).agent(minutes(2)).customer(minutes(3)).agent(hours(5)).solve(hours(5)), ticket(2, minutes(5))],
  ['at the moment of the reply', ticket(1).agent(minutes(5)).solve(hours(5)), ticket(2, minutes(5))],
  ['into a live target', target(1, 0, CHAT), ticket(2, minutes(5))],
])('a merged arrival %s is a repeat, at once when the target was not solved yet', (_, into, source) => {
  const fact = judge([into, source.mergedInto(1, hours(4))])
  expect(fact(1).next).toEqual({ gap: 0, kind: 'merged', ticketId: 2 })
})

test('a merged arrival after the solve counts from the solve', () => {
  const fact = judge([target(), ticket(2, days(2)).mergedInto(1, days(2) + 60)])
  expect(fact(1).next).toEqual({ gap: days(2) - hours(5), kind: 'merged', ticketId: 2 })
})

test('the earlier of target and source is the arrival', () => {
  const fact = judge([target(1, days(1)), ticket(2).mergedInto(1, days(1) + 60)])
  expect(fact(1)).toMatchObject({ createdAt: T0, firstSolvedAt: T0 + days(1) + hours(5) })
  expect(fact(1).next).toEqual({ gap: 0, kind: 'merged', ticketId: 1 })
})

test.each([
  ['a spam source', { isSuspended: (user: number) => user === 999 }, ticket(2, hours(3), { requesterId: 999 })],
  ['a test source', {}, ticket(2, hours(3), { tags: ['test'] })],
  ['an internal source', {}, ticket(2, hours(3), { requesterId: AGENT })],
  ['a proactive source', {}, outreach(2, hours(3))],
])('%s brings no arrival', (_, more, source) => {
  const fact = judge([target(), source.mergedInto(1, hours(4))], more)
  expect(fact(1).next.kind).toBeNull()
  expect(fact(2).exclusion).not.toBe('merged')
})

test('merges are followed to the last target', () => {
  const fact = judge([ticket(1).mergedInto(2, hours(2)), ticket(2, hours(1)).mergedInto(3, hours(3)), target(3, days(1))])
  expect(fact(3).createdAt).toBe(T0)
  expect([fact(1).belongsTo, fact(2).belongsTo]).toEqual([3, 3])
})

test.each([
  ['unknown', [ticket(1).mergedInto(null, hours(2))]],
  ['absent', [ticket(1).mergedInto(99, hours(2))]],
  ['deleted', [ticket(1).mergedInto(2, hours(2)), ticket(2).to('deleted', hours(9))]],
  ['itself, round a circle', [ticket(1).mergedInto(2, hours(2)), ticket(2).mergedInto(1, hours(2))]],
])('a source whose target is %s stays merged, belonging to nothing', (_, tickets) => {
  const fact = judge(tickets)
  expect(fact(1)).toMatchObject({ exclusion: 'merged', belongsTo: null })
})

test('closing by a merge is no solve for the target', () => {
  const fact = judge([target(1, hours(1)), ticket(2).mergedInto(1, hours(2))])
  expect(fact(1).firstSolvedAt).toBe(T0 + hours(6))
  expect(fact(2)).toMatchObject({ firstSolvedAt: T0 + hours(2), solvedNow: true })
})

test('a source closed before its merge was solved before it', () => {
  const closed = ticket(1).agent(60).to('closed', 60).agent(days(3), { byMerge: true, public: false }).done()
  const fact = judge([{ ...closed, mergedAway: true, mergedInto: 2 }, ticket(2, days(3) - 60)])
  expect(fact(2).firstSolvedAt).toBe(T0 + 60)
})

test('a source solved earlier gives the flags up to its solve; the target keeps its own returns and counts', () => {
  const source = ticket(1).group_(60, L2).agent(120).customer(180).agent(240).solve(240).mergedInto(2, days(1))
  const into = ticket(2, hours(12)).agent(hours(13)).solve(hours(13)).customer(hours(20)).reopen(hours(20)).solve(hours(30))
  const fact = judge([source, into])
  expect(fact(2)).toMatchObject({
    firstSolvedAt: T0 + 240,
    transfers: 1,
    clarifications: 1,
    solverGroup: L2,
    agentReplies: 1,
    reopens: 1,
    returnAt: T0 + hours(20),
    lastSolvedAt: T0 + hours(30),
  })
  expect(fact(2).next).toEqual({ gap: hours(12) - 240, kind: 'merged', ticketId: 2 })
})

test('a reply in a source spares the target from no_reply_solve and abandoned', () => {
  const source = (id: number) =>
    ticket(id)
      .agent(minutes(90))
      .mergedInto(id + 1, hours(3))
  const fact = judge([source(1), ticket(2, minutes(5)).solve(hours(4)), source(11), ticket(12, minutes(5), CHAT).solve(hours(4))])
  expect(fact(2)).toMatchObject({ exclusion: null, handledBy: 'human', agentReplies: 0 })
  expect(fact(12).exclusion).toBeNull()
})

test('a source of another person counts for the target, and is no fact of this person', () => {
  const colleague = ticket(2, days(2), { requesterId: 777 }).mergedInto(1, days(2) + 60)
  const fact = judge([target()], {}, [colleague])
  expect(fact(1).next.kind).toBe('merged')
  expect(() => fact(2)).toThrow('no fact')
  expect(lenses(fact(1))).toBe('1 / 1 / 0 / 0 merged')
})

test('a follow-up of a source is a follow-up of its target', () => {
  const fact = judge([
    target(),
    ticket(2, minutes(5)).mergedInto(1, hours(1)),
    ticket(3, days(3), { followUpOf: 2, fields: { reason: 'other' } }).agent(days(3) + 60),
  ])
  expect(fact(1).next).toMatchObject({ kind: 'follow_up', ticketId: 3 })
  expect(fact(1).requesterId).toBe(CUSTOMER)
})
