import { expect, test } from 'vitest'
import { AGENT, CUSTOMER, L1, L2, T0, context, days, hours, ticket, type Story } from './builders.test-helper.ts'
import { explainPerson, type ExplainOptions } from './explain-person.ts'
import { judgePerson } from './judge-person.ts'

const first = ticket(1, 0, { orderRefs: ['x'] })
  .agent(60)
  .group_(90, L2)
  .solve(120)
  .thanks(180)
  .reopen(180)
  .solve(hours(2))
  .survey(hours(3), 'no')
const second = ticket(2, days(1), { orderRefs: ['x'] }).agent(days(1) + 60)
const third = ticket(3, days(2), { fields: { reason: 'refund' } }).mergedInto(2, days(2) + 60)
const stories: Story[] = [first, second, third]
const input = { personId: CUSTOMER, own: stories.map((story) => story.done()), linked: [] }
const explained = (options?: ExplainOptions) => explainPerson(input, context(), options)

test('an explanation holds the facts that judging gives', () => {
  expect(explained().tickets.map(({ fact }) => fact)).toEqual(judgePerson(input, context()))
})

test('each pair has a verdict and the rule that decided', () => {
  expect(explained().pairs.map(({ a, b, same, why }) => [a, b, same, why])).toEqual([
    [1, 2, 'yes', 'same_order'],
    [1, 3, 'no', 'different_reason'],
    [2, 3, 'yes', 'merged'],
  ])
})

test('pairs may be asked about one ticket, tickets from one moment on', () => {
  expect(explained({ about: 1 }).pairs.map(({ a, b }) => [a, b])).toEqual([
    [1, 2],
    [1, 3],
  ])
  expect(explained({ since: T0 + days(1) }).tickets.map(({ fact }) => fact.ticketId)).toEqual([2, 3])
  expect(explained({ since: T0 + days(1), about: 1 }).tickets.map(({ fact }) => fact.ticketId)).toEqual([1, 2, 3])
})

test('spans and timeline tell what happened, in order', () => {
  const [ticket, , merged] = explained().tickets
  expect(ticket?.spans).toEqual([
    { from: T0 + 120, to: T0 + 180 },
    { from: T0 + hours(2), to: null },
  ])
  expect(ticket?.timeline.map(({ at, kind, by, value }) => [at - T0, kind, by, value])).toEqual([
    [0, 'opened', CUSTOMER, null],
    [0, 'customer', CUSTOMER, null],
    [60, 'agent_reply', AGENT, null],
    [90, 'group', AGENT, L2],
    [120, 'solved', AGENT, null],
    [180, 'thanks', CUSTOMER, null],
    [180, 'reopened', null, null],
    [hours(2), 'solved', AGENT, null],
    [hours(3), 'survey', CUSTOMER, 'no'],
  ])
  expect(merged?.timeline.at(-1)).toMatchObject({ kind: 'merged_away', value: 2 })
  expect(ticket?.fact.firstGroup).toBe(L1)
})
