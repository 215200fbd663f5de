import { expect, test } from 'vitest'
import { comment, status, ticketRow } from '../../analytics/fake-ticket.test-helper.ts'
import { numberSpeakers } from '@shared/quality/conversation.ts'
import { linesOf, type SpeakerRules } from './lines.ts'

const RULES: SpeakerRules = {
  agents: new Map([[11, 'Anna']]),
  groups: new Map([[2, 'Tier 2']]),
  botUsers: new Set([77]),
  thirdParties: new Set([88]),
}
const T0 = 1_762_000_000
const row = ticketRow(1, { createdAt: T0 })
const rolesOf = (events: Parameters<typeof linesOf>[1], channel = 'email') =>
  linesOf(row, events, channel, RULES)
    .slice(1)
    .map(({ role, kind, author }) => [role, kind, author])

test('customer, agent, bot, third party and system are told apart, notes from messages and calls', () => {
  expect(
    rolesOf([
      comment(1, T0, 501),
      comment(1, T0 + 1, 11),
      comment(1, T0 + 2, 77),
      comment(1, T0 + 3, 88),
      comment(1, T0 + 4, 11, { public: false }),
      comment(1, T0 + 5, 11, { voice: true }),
      comment(1, T0 + 6, 502),
      comment(1, T0 + 7, -1),
    ]),
  ).toEqual([
    ['customer', 'message', 501],
    ['agent', 'message', 11],
    ['bot', 'message', null],
    ['other', 'message', 88],
    ['agent', 'note', 11],
    ['agent', 'call', 11],
    ['customer', 'message', 502],
    ['system', 'message', null],
  ])
  expect(rolesOf([comment(1, T0, -1)], 'messaging')).toEqual([['bot', 'message', null]])
})
test('whoever worked on the ticket counts as an agent though no longer one; a rule in an agent’s name is nobody', () => {
  expect(rolesOf([comment(1, T0, 12, { public: false }), comment(1, T0 + 1, 12)]).map(([role]) => role)).toEqual(['agent', 'agent'])
  expect(rolesOf([{ ...comment(1, T0, 11), byPerson: false }])).toEqual([['system', 'message', null]])
})
test('steps are said once: solved, reopened, closed', () => {
  const codes = linesOf(
    row,
    [
      status(1, T0, 'open', 'solved'),
      status(1, T0 + 1, 'solved', 'open'),
      status(1, T0 + 2, 'open', 'pending'),
      status(1, T0 + 3, 'solved', 'closed'),
    ],
    'email',
    RULES,
  )
  expect(codes.map(({ event }) => event?.code)).toEqual(['opened', 'solved', 'reopened', 'status', 'closed'])
})
test('people are numbered by role in the order in which they appear', () => {
  const lines = linesOf(
    row,
    [comment(1, T0, 501), comment(1, T0 + 1, 12, { public: false }), comment(1, T0 + 2, 11), comment(1, T0 + 3, 502)],
    'email',
    RULES,
  )
  expect([...numberSpeakers(lines)]).toEqual([
    [501, { role: 'customer', number: 1 }],
    [12, { role: 'agent', number: 1 }],
    [11, { role: 'agent', number: 2 }],
    [502, { role: 'customer', number: 2 }],
  ])
})
