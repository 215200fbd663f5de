import { expect, test } from 'vitest'
import { AGENT, CUSTOMER, METRIC, T0, context, days, hours, minutes, ticket, type Story, type TicketParts } from './builders.test-helper.ts'
import { judgeProvisional, PROVISIONAL_ID, type ProvisionalTicket } from './judge-provisional.ts'

const solved = (id: number, at: number, parts: TicketParts = {}): Story =>
  ticket(id, at, parts)
    .agent(at + 60)
    .solve(at + 60)
const judged = (stories: Story[], more: Partial<ProvisionalTicket> = {}, judging = {}) =>
  judgeProvisional(
    { ticketId: null, requesterId: null, channel: 'email', createdAt: T0 + days(3), orderRefs: [], reason: 'delivery', ...more },
    { personId: CUSTOMER, own: stories.map((story) => story.done()), linked: [] },
    context(judging),
  )

test('a new ticket follows the nearest contact about the same issue, certain ones first', () => {
  const verdict = judged([
    solved(1, 0),
    solved(2, days(1)),
    solved(3, days(2), { fields: { reason: null } }),
    solved(4, days(2), { fields: { reason: 'refund' } }),
  ])
  expect(verdict.previous.map(({ ticketId, why, gap }) => [ticketId, why, gap])).toEqual([
    [2, 'same_reason', days(2) - 60],
    [1, 'same_reason', days(3) - 60],
    [3, 'text', days(1) - 60],
  ])
  expect(verdict).toMatchObject({ exclusion: null, belongsTo: null, prevGap: days(2) - 60, prevGapPossible: days(1) - 60 })
})

test('an open contact is 0 seconds away', () => {
  expect(judged([ticket(1).agent(60)]).previous).toMatchObject([{ ticketId: 1, gap: 0, open: true, firstSolvedAt: null }])
})

test('nothing older than 30 days, nothing later, no abandoned chat and no ticket of its own id', () => {
  const left = ticket(5, days(2), { channel: 'chat', metric: METRIC }).solve(days(2) + 60)
  expect(judged([solved(1, 0), solved(2, days(40)), left, solved(9, days(35) - 60)], { ticketId: 9, createdAt: T0 + days(35) }).previous).toEqual([])
})

test('the same order tells it is the same, a different one that it is not', () => {
  const orders = (ref: string) => judged([solved(1, 0, { orderRefs: ['x'] })], { orderRefs: [ref], reason: null }).previous.map(({ why }) => why)
  expect([orders('x'), orders('y')]).toEqual([['same_order'], []])
})

test('a follow-up is known by its link', () => {
  expect(judged([solved(1, 0)], { followUpOf: 1, reason: 'refund' }).previous).toMatchObject([{ ticketId: 1, why: 'follow_up' }])
})

test('a dropped chat that goes on is no new contact', () => {
  const chat = ticket(1, 0, { channel: 'chat', metric: { ...METRIC, replies: 1 } })
    .agent(minutes(2))
    .customer(minutes(5))
  const verdict = judged([chat], { channel: 'chat', createdAt: T0 + minutes(12) })
  expect(verdict).toMatchObject({ exclusion: 'resumed', belongsTo: 1, prevGap: null })
  expect(verdict.previous).toMatchObject([{ ticketId: 1, open: true }])
})

test('a mail sent twice is a duplicate', () => {
  expect(judged([ticket(1)], { createdAt: T0 + minutes(5) })).toMatchObject({ exclusion: 'duplicate', belongsTo: 1 })
})

test('an agent’s own ticket is internal', () => {
  expect(judged([], { requesterId: AGENT }).exclusion).toBe('internal')
})

test('judges are asked about a ticket without an id by the provisional one', () => {
  const asked: number[] = []
  judged(
    [solved(1, hours(1), { fields: { reason: null } })],
    {},
    {
      textVerdict: (a: { id: number }, b: { id: number }) => {
        asked.push(a.id, b.id)
        return 0.9
      },
    },
  )
  expect(new Set(asked)).toEqual(new Set([1, PROVISIONAL_ID]))
})
