import { expect, test } from 'vitest'
import { T0, days, hours, judge, lenses, ticket, under, type TicketParts } from './builders.test-helper.ts'

const solved = (id: number, at: number, parts: TicketParts = {}) =>
  ticket(id, at, parts)
    .agent(at + 60)
    .solve(at + 60)
const NONE = { gap: null, kind: null, ticketId: null }

test('a gap of exactly W days is inside, one second more is not', () => {
  const inside = judge([solved(1, 0), solved(2, 60 + days(7))])
  expect(lenses(inside(1))).toBe('1 / 1 / 0 / 0 new_ticket')
  expect(lenses(inside(2))).toBe('1 / 1 / – / –')
  const outside = judge([solved(1, 0), solved(2, 61 + days(7))])
  expect(lenses(outside(1))).toBe('1 / 1 / 1 / 1')
  expect(lenses(outside(2))).toBe('1 / 1 / 1 / 1')
})

test('a gap over 30 days is none, exactly 30 days is one', () => {
  expect(judge([solved(1, 0), solved(2, 60 + days(30))])(1).next.gap).toBe(days(30))
  const far = judge([solved(1, 0), solved(2, 61 + days(30))])
  expect(far(1).next).toEqual(NONE)
  expect(far(2).prevGap).toBeNull()
})

test('a contact opened before the first was solved comes back at once', () => {
  const fact = judge([ticket(1).agent(hours(5)).solve(hours(5)), solved(2, hours(3))])
  expect(fact(1).next).toEqual({ gap: 0, kind: 'new_ticket', ticketId: 2 })
  expect(fact(2).prevGap).toBe(0)
})

test('a contact that was never solved gives the next one a gap of 0', () => {
  const fact = judge([ticket(1).agent(60), solved(2, days(200))])
  expect(fact(1)).toMatchObject({ firstSolvedAt: null, next: { gap: 0, kind: 'new_ticket', ticketId: 2 } })
  expect(fact(2).prevGap).toBe(0)
})

test('next is the earliest same-issue contact after it, other issues are passed over', () => {
  const fact = judge([solved(1, 0), solved(2, days(1), { fields: { reason: 'refund' } }), solved(3, days(2)), solved(4, days(3))])
  expect(fact(1).next.ticketId).toBe(3)
  expect(fact(3).next.ticketId).toBe(4)
})

test('the previous gap counts from the latest solve, whichever contact it belongs to', () => {
  const long = ticket(1).agent(60).solve(60).customer(days(3)).reopen(days(3)).solve(days(4))
  const fact = judge([long, solved(2, days(1)), solved(3, days(6))])
  expect(fact(3).prevGap).toBe(days(2))
  expect(fact(2).prevGap).toBe(days(1) - 60)
})

test('the previous contact was open again: the gap is 0', () => {
  const reopened = ticket(1).agent(60).solve(60).reopen(days(1)).solve(days(3))
  expect(judge([reopened, solved(2, days(2))])(2).prevGap).toBe(0)
  expect(judge([reopened, solved(2, days(1))])(2).prevGap).toBe(0)
  expect(judge([reopened, solved(2, days(3))])(2).prevGap).toBe(0)
  expect(judge([reopened, solved(2, days(1) - 1)])(2).prevGap).toBe(days(1) - 61)
})

test('the nearest return wins: the ticket itself before a new ticket', () => {
  const fact = judge([solved(1, 0).customer(days(1)), solved(2, days(2))])
  expect(fact(1).next).toEqual({ gap: days(1) - 60, kind: 'same_ticket_return', ticketId: 1 })
})

const at = days(2)
test.each([
  ['follow_up before a merge', [solved(1, 0).customer(at), solved(2, at, { followUpOf: 1 }), ticket(3, at).mergedInto(1, at + 60)], 'follow_up', 2],
  ['a merge before a new ticket', [solved(1, 0).customer(at), solved(2, at), ticket(3, at).mergedInto(1, at + 60)], 'merged', 3],
  ['a new ticket before a return', [solved(1, 0).customer(at), solved(2, at)], 'new_ticket', 2],
])('equal gaps: %s', (_, tickets, kind, ticketId) => {
  expect(judge(tickets)(1).next).toEqual({ gap: at - 60, kind, ticketId })
})

test('of two created in the same second the smaller id is earlier', () => {
  const fact = judge([solved(7, days(1), { channel: 'chat' }), solved(5, days(1)), solved(1, 0)])
  expect(fact(1).next.ticketId).toBe(5)
  expect(fact(5).next).toMatchObject({ gap: 0, ticketId: 7 })
})

test('possible links count apart from certain ones', () => {
  const fact = judge([solved(1, 0), solved(2, days(1), { fields: { reason: null } }), solved(3, days(3))])
  expect(fact(1).next).toMatchObject({ ticketId: 3, gap: days(3) - 60 })
  expect(fact(1).nextPossible).toMatchObject({ ticketId: 2, gap: days(1) - 60 })
  expect(fact(2)).toMatchObject({ prevGap: null, prevGapPossible: days(1) - 60, next: NONE })
  expect(fact(3)).toMatchObject({ prevGap: days(3) - 60, prevGapPossible: days(2) - 60 })
})

test('without a certain link nothing fails, and the rate with possible ones says so', () => {
  const fact = judge([solved(1, 0), solved(2, days(1), { fields: { reason: null } })])
  expect(under('net', fact(1))).toMatchObject({ cell: 'success', cellPossible: 'failed' })
  expect(under('net', fact(2))).toMatchObject({ cell: 'success', cellPossible: 'excluded:not_first' })
})

test('humans and the text model are asked', () => {
  const other = solved(2, days(1), { fields: { reason: 'refund' } })
  expect(judge([solved(1, 0), other], { humanVerdict: () => 'same' })(1).next.ticketId).toBe(2)
  expect(judge([solved(1, 0), solved(2, days(1))], { humanVerdict: () => 'different' })(1).next).toEqual(NONE)
  const bare = [solved(1, 0, { fields: { reason: null } }), solved(2, days(1))]
  expect(judge(bare, { textVerdict: () => 0.7 })(1).next.ticketId).toBe(2)
  expect(judge(bare, { textVerdict: () => 0.4 })(1)).toMatchObject({ next: NONE, nextPossible: { ticketId: 2 } })
  expect(judge(bare, { textVerdict: () => 0.39 })(1)).toMatchObject({ next: NONE, nextPossible: NONE })
})

test('a shared mailbox is joined by orders, links and humans only', () => {
  const shared = { isShared: () => true }
  expect(judge([solved(1, 0), solved(2, days(1))], shared)(1).nextPossible).toEqual(NONE)
  expect(judge([solved(1, 0), solved(2, days(1), { followUpOf: 1 })], shared)(1).next.kind).toBe('follow_up')
  expect(judge([solved(1, 0, { orderRefs: ['x'] }), solved(2, days(1), { orderRefs: ['x', 'y'] })], shared)(1).next.ticketId).toBe(2)
  expect(judge([solved(1, 0), solved(2, days(1))], { ...shared, humanVerdict: () => 'same' })(1).next.ticketId).toBe(2)
})

test('createdAt of a contact is when its customer first turned up', () => {
  const fact = judge([solved(1, days(5)), ticket(2).mergedInto(1, days(5)), solved(3, days(2))])
  expect(fact(1).createdAt).toBe(T0)
  expect(fact(1).next).toMatchObject({ gap: 0 })
  expect(fact(3).prevGap).toBe(0)
})
