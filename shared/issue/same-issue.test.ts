import { expect, test } from 'vitest'
import { humanVerdicts, sameIssue, type IssueJudges, type IssueTicket } from './same-issue.ts'

const NOBODY: IssueJudges = { human: null, text: null }
const of = (id: number, more: Partial<IssueTicket> = {}): IssueTicket => ({
  id,
  home: id,
  followUpHome: null,
  problemId: null,
  orderRefs: [],
  reason: null,
  shared: false,
  createdAt: 0,
  opening: null,
  ...more,
})

test.each<[string, Partial<IssueTicket>, Partial<IssueTicket>, Partial<IssueJudges>, string, string]>([
  ['a human confirmed it', { orderRefs: ['a'] }, { orderRefs: ['b'] }, { human: () => 'same' }, 'yes', 'human'],
  ['a human denied it', { followUpHome: 2 }, {}, { human: () => 'different' }, 'no', 'human'],
  ['a follow-up', { orderRefs: ['a'] }, { followUpHome: 1, orderRefs: ['b'] }, {}, 'yes', 'follow_up'],
  ['a follow-up the other way round', { followUpHome: 2 }, {}, {}, 'yes', 'follow_up'],
  ['merged together', { home: 9 }, { home: 9 }, {}, 'yes', 'merged'],
  ['the same problem', { problemId: 5, orderRefs: ['a'] }, { problemId: 5, orderRefs: ['b'] }, {}, 'yes', 'same_problem'],
  ['an order in common', { orderRefs: ['a', 'b'], reason: 'x' }, { orderRefs: ['b'], reason: 'y', shared: true }, {}, 'yes', 'same_order'],
  ['no order in common', { orderRefs: ['a'], reason: 'x' }, { orderRefs: ['b'], reason: 'x' }, {}, 'no', 'different_order'],
  ['an order on one side decides nothing', { orderRefs: ['a'], reason: 'x' }, { reason: 'x' }, {}, 'yes', 'same_reason'],
  ['a shared requester', { shared: true, reason: 'x' }, { shared: true, reason: 'x' }, {}, 'no', 'shared_requester'],
  ['equal reasons', { reason: 'x' }, { reason: 'x' }, {}, 'yes', 'same_reason'],
  ['different reasons', { reason: 'x' }, { reason: 'y' }, { text: () => 1 }, 'no', 'different_reason'],
  ['a sure model', { reason: 'x' }, {}, { text: () => 0.7 }, 'yes', 'text'],
  ['an unsure model', {}, {}, { text: () => 0.4 }, 'possible', 'text'],
  ['a model that denies', {}, {}, { text: () => 0.3999 }, 'no', 'text'],
  ['no text', {}, {}, { text: () => null }, 'possible', 'text_missing'],
  ['no model', { reason: 'x' }, {}, {}, 'possible', 'text'],
])('%s', (_, a, b, judges, same, why) => {
  expect(sameIssue(of(1, a), of(2, b), { ...NOBODY, ...judges })).toMatchObject({ same, why })
})

test('judges are asked with the smaller id first, whatever the order', () => {
  const asked: [number, number][] = []
  const text = (a: IssueTicket, b: IssueTicket) => {
    asked.push([a.id, b.id])
    return 0.5
  }
  expect(sameIssue(of(8), of(3), { human: null, text })).toEqual({ same: 'possible', why: 'text', p: 0.5 })
  sameIssue(of(3), of(8), { human: null, text })
  expect(asked).toEqual([
    [3, 8],
    [3, 8],
  ])
})

test('the last human word on a pair wins, in either order', () => {
  const human = humanVerdicts([
    { a: 1, b: 2, same: true },
    { a: 2, b: 1, same: false },
    { a: 1, b: 3, same: true },
  ])
  expect([human?.(1, 2), human?.(1, 3), human?.(2, 3)]).toEqual(['different', 'same', null])
  expect(humanVerdicts([])).toBeNull()
})
