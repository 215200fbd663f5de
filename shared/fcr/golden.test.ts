/** The golden cases of counting, as values: one_touch / no_reopen / gross / net, and why net failed. */
import { expect, test } from 'vitest'
import { days, hours, judge, lenses, LATE, L2, METRIC, minutes, outreach, silent, SYSTEM, T0, ticket, under } from './builders.test-helper.ts'

const answered = (id: number, at = 0, parts = {}) =>
  ticket(id, at, parts)
    .agent(at + hours(2))
    .solve(at + hours(2))

test('G1 mail, one reply, solved', () => {
  const fact = judge([answered(900101)])
  expect(lenses(fact(900101))).toBe('1 / 1 / 1 / 1')
})

test('G2 thanks, re-solved without a reply', () => {
  const fact = judge([answered(900201).thanks(hours(5)).reopen(hours(5)).solve(hours(6))])
  expect(lenses(fact(900201))).toBe('1 / 0 / 1 / 1')
  expect(fact(900201)).toMatchObject({ courtesyReturns: 1, returnAt: null, reopens: 1, lastSolvedAt: T0 + hours(6) })
})

test('G3 a new ticket about the same order on day 6', () => {
  const order = { orderRefs: ['hash-of-an-order'] }
  const fact = judge([answered(900301, 0, order).to('closed', days(4)), answered(900302, days(6), { ...order, fields: { reason: 'refund' } })])
  expect(lenses(fact(900301))).toBe('1 / 1 / 0 / 0 new_ticket')
  expect(lenses(fact(900302))).toBe('1 / 1 / – / –')
  expect(fact(900301).next).toEqual({ gap: days(6) - hours(2), kind: 'new_ticket', ticketId: 900302 })
})

test('G4 a follow-up of a closed ticket', () => {
  const fact = judge([answered(900401).to('closed', days(4)), answered(900402, days(5), { followUpOf: 900401, fields: { reason: 'refund' } })])
  expect(lenses(fact(900401))).toBe('1 / 1 / 0 / 0 follow_up')
  expect(lenses(fact(900402))).toBe('1 / 1 / – / –')
})

test('G5 another order and reason on day 2', () => {
  const fact = judge([answered(900501, 0, { orderRefs: ['one'] }), answered(900502, days(2), { orderRefs: ['other'], fields: { reason: 'refund' } })])
  expect(lenses(fact(900501))).toBe('1 / 1 / 1 / 1')
  expect(lenses(fact(900502))).toBe('1 / 1 / 1 / 1')
})

test('G6 the same issue on day 9 counts at 14 days, not at 7', () => {
  const fact = judge([answered(900601), answered(900602, days(9))])
  expect(lenses(fact(900601))).toBe('1 / 1 / 1 / 1')
  expect(lenses(fact(900601), { windowDays: 14 })).toBe('1 / 1 / 0 / 0 new_ticket')
  expect(lenses(fact(900602))).toBe('1 / 1 / 1 / 1')
  expect(lenses(fact(900602), { windowDays: 14 })).toBe('1 / 1 / – / –')
})

test('G7 a chat with 14 messages is one contact', () => {
  const chat = ticket(900701, 0, { channel: 'chat', metric: { ...METRIC, replies: 7 } })
  for (let turn = 1; turn <= 7; turn += 1) chat.agent(minutes(2 * turn)).customer(minutes(2 * turn + 1))
  const fact = judge([chat.solve(minutes(20))])
  expect(lenses(fact(900701))).toBe('0 / 1 / 1 / 1')
  expect(fact(900701)).toMatchObject({ agentReplies: 7, clarifications: 0, fidelity: 'exact' })
})

test('G8 the customer has to answer a question by mail', () => {
  const fact = judge([ticket(900801).agent(hours(1)).customer(hours(3)).agent(hours(4)).solve(hours(4))])
  expect(lenses(fact(900801))).toBe('0 / 1 / 0 / 0 clarification')
})

test('G9 a person transfers from L1 to L2', () => {
  const fact = judge([ticket(900901).group_(hours(1), L2).agent(hours(2)).solve(hours(2))])
  expect(lenses(fact(900901))).toBe('1 / 1 / 0 / 0 transferred')
  expect(fact(900901)).toMatchObject({ transfers: 1, routed: 0, escalated: false, solverGroup: L2 })
})

test('G10 the same mail twice in 5 minutes, merged before the answer', () => {
  const fact = judge([ticket(901001).agent(hours(2)).solve(hours(2)), ticket(901002, minutes(5)).mergedInto(901001, hours(1))])
  expect(lenses(fact(901001))).toBe('1 / 1 / 1 / 1')
  expect(fact(901001).next).toEqual({ gap: null, kind: null, ticketId: null })
  expect(lenses(fact(901002))).toBe('1 / 1 / x merged / x merged')
  expect(fact(901002).belongsTo).toBe(901001)
})

test('G11 a solved mail is merged into the open chat of day 3', () => {
  const mail = ticket(901101, 0, { groupId: L2 })
    .agent(hours(2))
    .solve(hours(2))
    .mergedInto(901102, days(3) + hours(1))
  const chat = ticket(901102, days(3), { channel: 'chat' })
    .agent(days(3) + minutes(1))
    .agent(days(3) + minutes(2))
    .agent(days(3) + minutes(3))
    .solve(days(3) + hours(2))
  const fact = judge([mail, chat])
  expect(lenses(fact(901102))).toBe('0 / 1 / 0 / 0 merged')
  expect(fact(901102)).toMatchObject({ createdAt: T0, firstSolvedAt: T0 + hours(2), solverGroup: L2, firstGroup: 1001, agentReplies: 3 })
  expect(fact(901102).next).toEqual({ gap: days(3) - hours(2), kind: 'merged', ticketId: 901102 })
  expect(lenses(fact(901101))).toBe('1 / 1 / x merged / x merged')
})

test('G12 proactive outreach that nobody answers', () => {
  const fact = judge([outreach(901201).solve(hours(1))])
  expect(lenses(fact(901201))).toBe('1 / 1 / x proactive / x proactive')
})

test('G13 solved by the bot, a human ticket 20 hours later', () => {
  const bot = ticket(901301, 0, { channel: 'messaging', metric: METRIC })
    .says(minutes(1), SYSTEM)
    .solve(minutes(5), { actorId: SYSTEM, byPerson: false })
  const fact = judge([bot, answered(901302, hours(20))])
  expect(lenses(fact(901301))).toBe('1 / 1 / 0 / 0 new_ticket')
  expect(fact(901301)).toMatchObject({ handledBy: 'bot', unconfirmed: false })
  expect(lenses(fact(901302))).toBe('1 / 1 / – / –')
})

test('G14 the customer left the chat queue', () => {
  const fact = judge([ticket(901401, 0, { channel: 'chat', metric: METRIC }).solve(minutes(30), { actorId: SYSTEM, byPerson: false })])
  expect(lenses(fact(901401))).toBe('1 / 1 / x abandoned / x abandoned')
})

test('G15 solved a day before asOf', () => {
  const fact = judge([answered(901501)])
  expect(lenses(fact(901501), { asOf: T0 + days(1) + hours(2) })).toBe('1 / 1 / ? / ?')
})

test('G16 a new WhatsApp user with the same phone, the same issue on day 1', () => {
  const whatsApp = { channel: 'messaging' as const, metric: { ...METRIC, replies: 1 } }
  const fact = judge([answered(901601, 0, whatsApp), answered(901602, days(1), { ...whatsApp, requesterId: 777 })])
  expect(lenses(fact(901601))).toBe('1 / 1 / 0 / 0 new_ticket')
  expect(lenses(fact(901602))).toBe('1 / 1 / – / –')
})

test('G17 a shared mailbox writes about another order', () => {
  const fact = judge([answered(901701, 0, { orderRefs: ['one'] }), answered(901702, days(1), { orderRefs: ['other'] })], { isShared: () => true })
  expect(lenses(fact(901701))).toBe('1 / 1 / 1 / 1')
  expect(lenses(fact(901702))).toBe('1 / 1 / 1 / 1')
})

test('G18 a mail solved without a reply', () => {
  const fact = judge([ticket(901801).solve(hours(1))])
  expect(lenses(fact(901801))).toBe('1 / 1 / x no_reply_solve / x no_reply_solve')
})

test('G19 solved by automation after a reminder', () => {
  const rule = { actorId: SYSTEM, byPerson: false }
  const fact = judge([ticket(901901).agent(hours(1)).to('pending', hours(1)).says(days(2), SYSTEM, rule).solve(days(4), rule)])
  expect(lenses(fact(901901))).toBe('1 / 1 / 1 / 1')
  expect(fact(901901).unconfirmed).toBe(true)
})

test('G20 the survey says no, nobody returns', () => {
  const fact = judge([answered(902001).survey(days(1), 'no')])
  expect(lenses(fact(902001))).toBe('1 / 1 / 1 / 1')
  expect(fact(902001).survey).toBe('no')
  expect(under('survey', fact(902001)).state).toBe('failed')
})

test('G21 linked to a problem', () => {
  const fact = judge([answered(902101, 0, { problemId: 42 })])
  expect(lenses(fact(902101))).toBe('1 / 1 / 1 / x known_problem')
})

test('G22 back in the chat 10 minutes after the drop', () => {
  const parts = { channel: 'chat' as const, metric: { ...METRIC, replies: 1 } }
  const dropped = ticket(902201, 0, parts).agent(minutes(3)).customer(minutes(5)).solve(minutes(9))
  const again = ticket(902202, minutes(15), parts).agent(minutes(17)).solve(minutes(30))
  const fact = judge([dropped, again])
  expect(lenses(fact(902201))).toBe('1 / 1 / 1 / 1')
  expect(lenses(fact(902202))).toBe('1 / 1 / x resumed / x resumed')
  expect(fact(902202).belongsTo).toBe(902201)
})

test('G23 two users merged later', () => {
  const first = answered(902301)
  const second = answered(902302, days(2), { requesterId: 777 })
  expect(lenses(judge([first])(902301))).toBe('1 / 1 / 1 / 1')
  expect(lenses(judge([second])(902302))).toBe('1 / 1 / 1 / 1')
  const after = judge([first, second])
  expect(lenses(after(902301))).toBe('1 / 1 / 0 / 0 new_ticket')
  expect(lenses(after(902302))).toBe('1 / 1 / – / –')
})

test('G24 re-tagged after the week closed', () => {
  const first = answered(902401)
  const second = (reason: string) => answered(902402, days(2), { fields: { reason } })
  expect(lenses(judge([first, second('refund')])(902401))).toBe('1 / 1 / 1 / 1')
  const after = judge([first, second('delivery')])
  expect(lenses(after(902401))).toBe('1 / 1 / 0 / 0 new_ticket')
  expect(lenses(after(902402))).toBe('1 / 1 / – / –')
})

test('a chat without its messages is no failure of the reader: nothing known is not abandoned', () => {
  const fact = judge([silent(903001, 0, { channel: 'chat', metric: null }).solve(minutes(9))])
  expect(under('net', fact(903001), { asOf: LATE }).state).toBe('success')
})
