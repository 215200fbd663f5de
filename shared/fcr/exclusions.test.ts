import { expect, test } from 'vitest'
import { AGENT, METRIC, SYSTEM, T0, days, hours, judge, minutes, outreach, ticket, type Story, type TicketParts } from './builders.test-helper.ts'
import type { Exclusion } from './fact.ts'

const CHAT: TicketParts = { channel: 'chat', metric: { ...METRIC, replies: 1 } }
const rule = { actorId: SYSTEM, byPerson: false }

const everything = (more: TicketParts = {}): Story => outreach(1, 0, { tags: ['test'], requesterId: AGENT, ...more }).mergedInto(9, 60)
test.each<[Exclusion, Story, object]>([
  ['deleted', everything().to('deleted', 90), { isSuspended: () => true }],
  ['spam', everything(), { isSuspended: () => true }],
  ['test', everything(), {}],
  ['internal', everything({ tags: [] }), {}],
  ['proactive', outreach(1).mergedInto(9, 60), {}],
  ['merged', ticket(1).mergedInto(9, 60), {}],
  ['no_reply_solve', ticket(1).solve(60, rule), {}],
])('the first code that applies: %s', (code, story, more) => {
  expect(judge([story], more)(1).exclusion).toBe(code)
})

test('sent again within 60 minutes before any answer: the answered one is the contact, from the first arrival', () => {
  const fact = judge([
    ticket(1),
    ticket(2, minutes(60)).agent(hours(2)).solve(hours(2)),
    ticket(3, minutes(30), { fields: { reason: 'refund' } }),
    ticket(4, minutes(61)),
  ])
  expect(fact(1)).toMatchObject({ exclusion: 'duplicate', belongsTo: 2, createdAt: T0 })
  expect(fact(2)).toMatchObject({ exclusion: null, createdAt: T0 })
  expect(fact(3).exclusion).toBeNull()
  // An hour counts from the first of the group, not from the last.
  expect(fact(4).exclusion).toBeNull()
  expect(fact(2).next).toMatchObject({ gap: 0, kind: 'new_ticket', ticketId: 4 })
})

test('nobody answered: the earliest is the contact', () => {
  const fact = judge([ticket(2), ticket(1, 60)])
  expect(fact(1)).toMatchObject({ exclusion: 'duplicate', belongsTo: 2 })
})

test.each([
  ['an answer at that moment', ticket(1).agent(60), ticket(2, 60)],
  ['a bot’s answer before', ticket(1).says(30, 15), ticket(2, 60)],
  ['a live ticket', ticket(1, 0, CHAT), ticket(2, 60)],
  ['a live second ticket', ticket(1), ticket(2, 60, CHAT)],
  ['only a possible match', ticket(1, 0, { fields: { reason: null } }), ticket(2, 60)],
  ['a test ticket', ticket(1, 0, { tags: ['test'] }), ticket(2, 60)],
])('%s makes no duplicate', (_, first, second) => {
  const fact = judge([first, second])
  expect([fact(1).exclusion, fact(2).exclusion]).not.toContain('duplicate')
})

test('a third copy joins the earliest group that fits', () => {
  const fact = judge([ticket(1, 0, { orderRefs: ['a'] }), ticket(2, 60, { orderRefs: ['b'] }), ticket(3, 120, { orderRefs: ['a', 'b'] })])
  expect(fact(3).belongsTo).toBe(1)
  expect(fact(2).exclusion).toBeNull()
})

const dropped = (parts: TicketParts = CHAT): Story => ticket(1, 0, parts).agent(minutes(2)).customer(minutes(5))
const again = (at: number, parts: TicketParts = CHAT): Story =>
  ticket(2, at, parts)
    .agent(at + 60)
    .solve(at + minutes(10))

test.each<[string, Story[], Exclusion | null]>([
  ['exactly 15 minutes after the last word', [dropped(), again(minutes(20))], 'resumed'],
  ['one second later', [dropped(), again(minutes(20) + 1)], null],
  ['while the session still goes on', [dropped().agent(hours(1)), again(minutes(6))], 'resumed'],
  ['counted from the last word by then, not from later ones', [dropped().agent(minutes(60)), again(minutes(50))], null],
  ['on possible matches too', [dropped(), again(minutes(20), { ...CHAT, fields: { reason: null } })], 'resumed'],
  ['not about another issue', [dropped(), again(minutes(20), { ...CHAT, fields: { reason: 'refund' } })], null],
  ['not on async channels', [dropped(), again(minutes(20), {})], null],
  ['not after an async ticket', [dropped({}), again(minutes(20))], null],
  ['not after a test', [dropped({ ...CHAT, tags: ['test'] }), again(minutes(20))], null],
  ['not after an abandoned chat', [ticket(1, 0, { channel: 'chat', metric: METRIC }).solve(minutes(9), rule), again(minutes(10))], null],
  ['only after the previous live ticket', [dropped(), ticket(3, minutes(6), { ...CHAT, tags: ['test'] }), again(minutes(10))], null],
])('resumed: %s', (_, tickets, exclusion) => {
  expect(judge(tickets)(2).exclusion).toBe(exclusion)
})

test('a merge’s words and system lines are nobody’s last word', () => {
  const closing = ticket(1, 0, CHAT).agent(minutes(2)).says(minutes(30), SYSTEM, rule).agent(minutes(31), { byMerge: true })
  expect(judge([closing, again(minutes(35))])(2).exclusion).toBeNull()
})

test('a session resumed twice belongs to the first contact', () => {
  const third = ticket(3, minutes(40), CHAT).agent(minutes(41)).solve(minutes(45))
  const fact = judge([dropped(), again(minutes(20)).customer(minutes(30)), third])
  expect([fact(2).belongsTo, fact(3).belongsTo]).toEqual([1, 1])
})

test('a merged session stands for its target, with its own last words', () => {
  const mail = ticket(9, minutes(50)).agent(hours(2)).solve(hours(2))
  const fact = judge([dropped().mergedInto(9, hours(1)), again(minutes(20)), mail])
  expect(fact(2)).toMatchObject({ exclusion: 'resumed', belongsTo: 9 })
})

test('a contact never solved itself is solved by the session that went on with it; the rest stays apart', () => {
  const fact = judge([dropped(), again(minutes(20)).customer(days(1)).reopen(days(1)).solve(days(2))])
  expect(fact(1)).toMatchObject({ firstSolvedAt: T0 + minutes(30), lastSolvedAt: null, agentReplies: 1, reopens: 0, returnAt: null, exclusion: null })
  expect(fact(1).next.kind).toBeNull()
})

test('the solve of a resumed session is the latest solve that a later contact counts from', () => {
  const tickets = [
    dropped().solve(minutes(9)),
    again(minutes(15)).reopen(hours(3)).solve(days(2)),
    ticket(3, days(5)).agent(days(5)),
    ticket(4, hours(30)),
  ]
  const fact = judge(tickets)
  expect(fact(3).prevGap).toBe(0)
  expect(judge(tickets.slice(0, 3))(3).prevGap).toBe(days(3))
  // The reopening of the resumed session stays its own.
  expect(fact(4).prevGap).toBe(hours(30) - minutes(25))
})

test('an abandoned chat is an arrival for the earlier contact, but nobody’s first contact', () => {
  const mail = (id: number, at: number) =>
    ticket(id, at)
      .agent(at + 60)
      .solve(at + 60)
  const left = ticket(2, days(1), { channel: 'chat', metric: METRIC }).solve(days(1) + minutes(9), rule)
  const fact = judge([mail(1, 0), left])
  expect(fact(1).next).toMatchObject({ kind: 'new_ticket', ticketId: 2 })
  expect(judge([left, mail(3, days(2))])(3).prevGap).toBeNull()
  expect(fact(2)).toMatchObject({ exclusion: 'abandoned', prevGap: days(1) - 60 })
})

test('a mail solved in silence is excluded unless the customer had to come back', () => {
  const silent = ticket(1).solve(60)
  expect(judge([silent])(1)).toMatchObject({ exclusion: 'no_reply_solve', handledBy: 'none' })
  expect(judge([silent, ticket(2, days(3))])(1).next).toMatchObject({ gap: days(3) - 60, kind: 'new_ticket' })
})
