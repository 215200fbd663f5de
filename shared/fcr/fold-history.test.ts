import { expect, test } from 'vitest'
import {
  AGENT,
  BOT_USER,
  COLLEAGUE,
  CONFIG,
  COURIER,
  CUSTOMER,
  L1,
  L2,
  METRIC,
  SPECIALIST,
  SYSTEM,
  T0,
  coarse,
  days,
  hours,
  judge,
  minutes,
  outreach,
  silent,
  ticket,
  type Story,
} from './builders.test-helper.ts'
import type { ContactFact } from './fact.ts'

const factOf = (story: Story, more = {}): ContactFact => judge([story], more)(story.id)
const rule = { byPerson: false }

const spoken: [string, Story, Partial<ContactFact>][] = [
  ['an agent who answers', ticket(1).agent(60), { agentReplies: 1, handledBy: 'human', firstAgentReplyAt: T0 + 60, firstAgent: AGENT }],
  ['a private note is no reply', ticket(1).agent(60, { public: false }), { agentReplies: 0, handledBy: 'none' }],
  ['an answered call is a reply, public or not', ticket(1).agent(60, { public: false, voice: true }), { agentReplies: 1 }],
  ['what a rule writes in an agent’s name is no reply', ticket(1).agent(60, rule), { agentReplies: 0 }],
  ['what a merge writes is no reply', ticket(1).agent(60, { byMerge: true }), { agentReplies: 0 }],
  ['the system writes system lines on mail', ticket(1).says(60, SYSTEM, rule), { agentReplies: 0, botReplies: 0 }],
  ['author −1 on messaging is a bot', ticket(1, 0, { channel: 'messaging' }).says(60, SYSTEM, rule), { botReplies: 1, handledBy: 'bot' }],
  ['author −1 of an AI agent’s ticket is a bot anywhere', ticket(1, 0, { aiAgent: true }).says(60, SYSTEM, rule), { botReplies: 1 }],
  ['a bot user is a bot though it holds an agent’s seat', ticket(1).says(60, BOT_USER), { botReplies: 1, agentReplies: 0 }],
  ['bot and agent together are mixed', ticket(1).says(60, BOT_USER).agent(90), { handledBy: 'mixed' }],
  [
    'each kind of first reply has its own moment',
    ticket(1).says(60, BOT_USER).agent(90).says(95, BOT_USER),
    { firstBotReplyAt: T0 + 60, firstAgentReplyAt: T0 + 90 },
  ],
  [
    'the first article that an answer points to',
    ticket(1)
      .agent(60, { articles: [7, 8] })
      .agent(90, { articles: [9] })
      .solve(120),
    { article: 7 },
  ],
  [
    'an article that the customer points to is nobody’s help',
    ticket(1)
      .customer(60, { articles: [7] })
      .agent(90)
      .solve(120),
    { article: null },
  ],
  [
    'an article in a note is not shown to anybody',
    ticket(1)
      .agent(60, { articles: [7], public: false })
      .solve(120),
    { article: null },
  ],
  [
    'an article after the solve did not bring it about',
    ticket(1)
      .agent(60)
      .solve(90)
      .agent(120, { articles: [7] }),
    { article: null },
  ],
  [
    'out of office is counted, and no customer comment',
    ticket(1).agent(60).solve(90).customer(hours(1), { autoReply: true }),
    { autoReplies: 1, returnAt: null },
  ],
  ['another end user speaks for the customer', ticket(1).agent(60).solve(90).says(hours(1), COLLEAGUE), { returnAt: T0 + hours(1) }],
  ['a third party does not', ticket(1).agent(60).solve(90).says(hours(1), COURIER), { returnAt: null }],
  [
    'a comment by the requester is no reply though they are an agent',
    ticket(1, 0, { requesterId: AGENT }).agent(60),
    { agentReplies: 0, exclusion: 'internal' },
  ],
]
test.each(spoken)('%s', (_, story, expected) => {
  expect(factOf(story)).toMatchObject(expected)
})

const clarified: [string, Story, number][] = [
  ['an answer to a question', ticket(1).agent(60).customer(90).solve(120), 1],
  ['two comments in a row answer one question', ticket(1).agent(60).customer(90).customer(95).solve(120), 1],
  ['a second question is a second clarification', ticket(1).agent(60).customer(90).agent(95).customer(100).solve(120), 2],
  ['more words before anyone answered are none', ticket(1).customer(30).agent(60).solve(120), 0],
  ['thanks are none', ticket(1).agent(60).thanks(90).solve(120), 0],
  ['thanks count as the last comment: the next words answer nothing', ticket(1).agent(60).thanks(90).customer(95).solve(120), 0],
  ['an out-of-office reply is no last comment', ticket(1).agent(60).customer(80, { autoReply: true }).customer(90).solve(120), 1],
  ['a bot’s question is none', ticket(1).says(60, BOT_USER).customer(90).agent(100).solve(120), 0],
  ['after the first solve it is a return, not a clarification', ticket(1).agent(60).solve(60).customer(90), 0],
  ['before the first solve of an unsolved ticket', ticket(1).agent(60).customer(90), 1],
  ['never on live channels', ticket(1, 0, { channel: 'chat' }).agent(60).customer(90).solve(120), 0],
]
test.each(clarified)('clarifications: %s', (_, story, count) => {
  expect(factOf(story).clarifications).toBe(count)
})

const moved: [string, Story, Partial<ContactFact>][] = [
  [
    'the first assignment is neither',
    ticket(1, 0, { groupId: null }).group_(60, L1).agent(90).solve(90),
    { transfers: 0, routed: 0, firstGroup: L1 },
  ],
  ['a rule before the first reply routes', ticket(1).group_(60, L2, rule).agent(90).solve(90), { transfers: 0, routed: 1, solverGroup: L2 }],
  ['a rule after the first reply transfers', ticket(1).agent(60).group_(90, L2, rule).solve(120), { transfers: 1, routed: 0 }],
  ['a rule after a bot’s reply only routes', ticket(1).says(60, BOT_USER).group_(90, L2, rule).solve(120), { transfers: 0, routed: 1 }],
  ['a person transfers before any reply', ticket(1).group_(60, L2).agent(90).solve(90), { transfers: 1, firstGroup: L1 }],
  ['out of the group and into another is one transfer', ticket(1).group_(60, null).group_(70, L2).agent(90).solve(90), { transfers: 1 }],
  ['what happens after the first solve does not count', ticket(1).agent(60).solve(60).group_(90, L2), { transfers: 0, solverGroup: L1 }],
  [
    'what happens in the audit of the solve does',
    ticket(1).agent(60).solve(60).group_(60, L2).assign(60, SPECIALIST),
    { transfers: 1, solverGroup: L2, solver: SPECIALIST },
  ],
  ['never solved: all transfers until now, and no solver', ticket(1).group_(60, L2), { transfers: 1, solverGroup: null, solver: null }],
]
test.each(moved)('groups: %s', (_, story, expected) => {
  expect(factOf(story)).toMatchObject(expected)
})

const escalated: [string, Story, boolean][] = [
  ['a person moves it to tier 2', ticket(1).group_(60, L2).agent(90).solve(90), true],
  ['a rule routes it to tier 2 at first', ticket(1).group_(60, L2, rule).agent(90).solve(90), false],
  ['it starts in tier 2', ticket(1, 0, { groupId: L2 }).agent(90).solve(90), false],
  ['a rule adds an escalation tag', ticket(1).tag(60, ['escalated'], rule).agent(90).solve(90), true],
  ['a tag of the creation itself is none', ticket(1).tag(0, ['escalated']).agent(90).solve(90), false],
  ['a tag after the solve is too late', ticket(1).agent(60).solve(60).tag(90, ['escalated']), false],
]
test.each(escalated)('escalation: %s', (_, story, expected) => {
  expect(factOf(story, { config: { ...CONFIG, tier2Groups: new Set([L2]) } }).escalated).toBe(expected)
})

test('solved spans: solved to closed goes on, each reopening counts, creation as solved counts', () => {
  const fact = factOf(ticket(1, 0, { createdAs: 'solved' }).reopen(60).solve(120).to('closed', 180))
  expect(fact).toMatchObject({ firstSolvedAt: T0, lastSolvedAt: T0 + 120, reopens: 1, solvedNow: true })
})

test('on live channels words within 15 minutes of the solve are no return, one second later they are', () => {
  const chat = (at: number) => ticket(1, 0, { channel: 'chat', metric: METRIC }).agent(60).solve(minutes(10)).customer(at)
  expect(factOf(chat(minutes(25))).returnAt).toBeNull()
  expect(factOf(chat(minutes(25) + 1)).returnAt).toBe(T0 + minutes(25) + 1)
  expect(factOf(ticket(1).agent(60).solve(minutes(10)).customer(minutes(11))).returnAt).toBe(T0 + minutes(11))
})

test('a first solve by a rule is unconfirmed only when the agent had the last word', () => {
  expect(factOf(ticket(1).agent(60).solve(days(3), rule)).unconfirmed).toBe(true)
  expect(factOf(ticket(1).agent(60).customer(90).solve(days(3), rule)).unconfirmed).toBe(false)
  expect(factOf(ticket(1).agent(60).solve(days(3))).unconfirmed).toBe(false)
})

test('a proactive ticket that is answered becomes a contact at the answer', () => {
  const fact = factOf(outreach(1).agent(60).group_(70, L2).solve(80).thanks(90).reopen(100).customer(hours(1)).agent(hours(2)).solve(hours(2)))
  expect(fact).toMatchObject({
    exclusion: null,
    createdAt: T0 + hours(1),
    firstSolvedAt: T0 + hours(2),
    agentReplies: 1,
    transfers: 0,
    clarifications: 0,
    reopens: 1,
  })
})

test('a proactive ticket that only earns thanks stays proactive', () => {
  expect(factOf(outreach(1).solve(60).thanks(90)).exclusion).toBe('proactive')
})

test('a contact that an agent wrote down was answered by writing it', () => {
  const logged = factOf(outreach(1, 0, { tags: ['phone_note'] }).solve(0))
  expect(logged).toMatchObject({ exclusion: null, agentReplies: 1, createdAt: T0, firstSolvedAt: T0 })
  const call = factOf(outreach(1, 0, { channel: 'voice' }).solve(60))
  expect(call).toMatchObject({ exclusion: null, agentReplies: 1 })
  expect(factOf(outreach(1, 0, { channel: 'voice', outbound: true }).solve(60)).exclusion).toBe('proactive')
})

test('a private first note is no outreach', () => {
  expect(factOf(silent(1).agent(0, { public: false }).agent(60).solve(60))).toMatchObject({ exclusion: null, agentReplies: 1 })
})

test('live replies are the larger of events and metric set, coarse when the metric set knows more', () => {
  const chat = (replies: number | null) =>
    ticket(1, 0, { channel: 'chat', metric: { ...METRIC, replies } })
      .agent(60)
      .solve(90)
  expect(factOf(chat(5))).toMatchObject({ agentReplies: 5, fidelity: 'coarse' })
  expect(factOf(chat(1))).toMatchObject({ agentReplies: 1, fidelity: 'exact' })
  expect(factOf(chat(null))).toMatchObject({ agentReplies: 1, fidelity: 'exact' })
  expect(
    factOf(
      ticket(1, 0, { metric: { ...METRIC, replies: 5 } })
        .agent(60)
        .solve(90),
    ),
  ).toMatchObject({ agentReplies: 1, fidelity: 'exact' })
})

test('a chat is abandoned only when events and metric set agree that nobody answered', () => {
  const left = (metric: typeof METRIC | null) => ticket(1, 0, { channel: 'chat', metric }).solve(minutes(9), rule)
  expect(factOf(left(METRIC)).exclusion).toBe('abandoned')
  expect(factOf(left({ ...METRIC, replies: 1 })).exclusion).toBeNull()
  expect(factOf(left(null)).exclusion).toBeNull()
  expect(factOf(left(null).customer(minutes(1))).exclusion).toBe('abandoned')
  expect(factOf(left(null).says(minutes(1), SYSTEM, rule)).exclusion).toBe('abandoned')
  expect(factOf(left(null).agent(minutes(1), { byMerge: true })).exclusion).toBeNull()
})

test('the survey’s event wins over the mapped field, the last answer over earlier ones', () => {
  expect(factOf(ticket(1, 0, { fields: { survey: 'yes' } })).survey).toBe('yes')
  expect(
    factOf(
      ticket(1, 0, { fields: { survey: 'yes' } })
        .survey(60, 'partly')
        .survey(90, 'no'),
    ).survey,
  ).toBe('no')
})

test('coarse facts come from the row and its metric set', () => {
  const fact = judge([coarse(1, 0, { replies: 2, groupStations: 3, solvedAt: T0 + hours(5) })])(1)
  expect(fact).toMatchObject({
    fidelity: 'coarse',
    firstSolvedAt: T0 + hours(5),
    agentReplies: 2,
    transfers: 2,
    clarifications: 1,
    reopens: 0,
    solver: AGENT,
    solverGroup: L1,
    requesterId: CUSTOMER,
  })
  expect(judge([coarse(1, 0, { replies: 2, solvedAt: T0 + 60 }, { channel: 'chat' })])(1).clarifications).toBe(0)
})

test('a coarse reopening counts from the first resolution and returns after 30 days', () => {
  const fact = judge([coarse(1, 0, { replies: 1, reopens: 1, solvedAt: T0 + days(4), firstResolutionMinutes: 120 })])(1)
  expect(fact).toMatchObject({ firstSolvedAt: T0 + hours(2), lastSolvedAt: T0 + days(4), reopens: 1 })
  expect(fact.next).toEqual({ gap: days(30), kind: 'same_ticket_return', ticketId: 1 })
})

test('events out of order are read in order', () => {
  const told = ticket(1).agent(60).customer(90).solve(120).done()
  const shuffled = { ...told, events: told.events.toReversed() }
  expect(judge([shuffled])(1)).toEqual(judge([told])(1))
})
