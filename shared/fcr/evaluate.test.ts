import { expect, test } from 'vitest'
import { L2, LATE, T0, days, hours, judge, lenses, ticket, under } from './builders.test-helper.ts'
import { evaluate } from './evaluate.ts'
import { changedLens } from './lens-changes.ts'
import { compileLens, compileResponse, compileUnseen, defineLens, LENS_IDS } from './lens.ts'
import { choose, toColumns } from './predicate.ts'

const solved = (id: number, at: number, parts = {}) =>
  ticket(id, at, parts)
    .agent(at + 60)
    .solve(at + 60)
const SETTINGS = { windowDays: 7, windowByReason: {}, notFirstContactResolvable: [] }

test('ripe from exactly W days after the first solve on', () => {
  const fact = judge([solved(1, 0)])
  expect(under('net', fact(1), { asOf: T0 + 60 + days(7) - 1 }).state).toBe('pending')
  expect(under('net', fact(1), { asOf: T0 + 60 + days(7) }).state).toBe('success')
})

test('a repeat fails early, then fails; before it happened it is pending', () => {
  const fact = judge([solved(1, 0), solved(2, days(3))])
  const stateAt = (at: number) => under('net', fact(1), { asOf: T0 + at }).state
  expect([stateAt(days(3) - 1), stateAt(days(3)), stateAt(days(8))]).toEqual(['pending', 'failedEarly', 'failed'])
})

test('nothing dated after asOf is seen', () => {
  const fact = judge([solved(1, 0)])
  for (const id of LENS_IDS) expect(under(id, fact(1), { asOf: T0 + 59 }).cell).toBeNull()
})

test('contacts that were never solved are in no cell', () => {
  expect(lenses(judge([ticket(1).agent(60)])(1))).toBe(' /  /  / ')
})

test('all flags are kept, the first in order is the primary reason', () => {
  const fact = judge([
    ticket(1).group_(30, L2).tag(40, ['escalated']).agent(60).customer(90).agent(100).solve(100),
    solved(2, days(1), { followUpOf: 1 }),
  ])
  expect(under('gross', fact(1))).toMatchObject({
    state: 'failed',
    failures: ['follow_up', 'escalated', 'transferred', 'clarification'],
    primary: 'follow_up',
    cohortAt: T0 + 100,
  })
})

test('a flag that is switched off fails nothing', () => {
  const fact = judge([ticket(1).agent(60).customer(90).agent(100).solve(100)])(1)
  const definition = defineLens('net', SETTINGS)
  expect(evaluate(compileLens({ ...definition, flags: ['repeat', 'escalated', 'transferred'] }, LATE), fact).state).toBe('success')
})

test('a solve without a reply becomes eligible and failed when the customer came back in time', () => {
  const fact = judge([ticket(1).solve(60), solved(2, days(3))])
  expect(under('net', fact(1))).toMatchObject({ state: 'failed', failures: ['new_ticket'] })
  expect(under('net', fact(1), { windowDays: 1 })).toMatchObject({ state: null, exclusion: 'no_reply_solve' })
  expect(under('net', fact(1), { asOf: T0 + days(2) }).exclusion).toBe('no_reply_solve')
  expect(under('one_touch', fact(1)).state).toBe('success')
})

test('with the repeat flag off a solve without a reply is always excluded', () => {
  const fact = judge([ticket(1).solve(60), solved(2, days(3))])(1)
  const definition = { ...defineLens('net', SETTINGS), flags: ['escalated', 'transferred', 'clarification'] as const }
  expect(evaluate(compileLens(definition, LATE), fact).exclusion).toBe('no_reply_solve')
})

test('known problems and reasons nobody can solve at once are tested before first contact', () => {
  const fact = judge([solved(1, 0, { problemId: 5 }), solved(2, days(1), { problemId: 5 })])
  expect(under('net', fact(2)).exclusion).toBe('known_problem')
  expect(under('gross', fact(2)).exclusion).toBe('not_first')
  const plain = judge([solved(1, 0), solved(2, days(1))])
  expect(under('net', plain(2), { notFirstContactResolvable: ['delivery'] }).exclusion).toBe('not_first_contact_resolvable')
})

test('the window follows the contact’s own reason', () => {
  const settings = { ...SETTINGS, windowByReason: { refund: 14 } }
  const fact = judge([
    solved(1, 0, { orderRefs: ['x'], fields: { reason: 'refund' } }),
    solved(2, days(9), { orderRefs: ['x'], fields: { reason: 'delivery' } }),
  ])
  const net = compileLens(defineLens('net', settings), LATE)
  expect(evaluate(net, fact(1)).state).toBe('failed')
  expect(evaluate(net, fact(2)).state).toBe('success')
})

test('one_touch and no_reopen count every solved ticket under its last solve', () => {
  const fact = judge([ticket(1).agent(60).solve(60).reopen(90).agent(100).solve(hours(1)), ticket(2, 5, { tags: ['test'] }).solve(60)])
  expect(under('one_touch', fact(1))).toMatchObject({ state: 'failed', failures: [], primary: null, cohortAt: T0 + hours(1) })
  expect(under('no_reopen', fact(1)).state).toBe('failed')
  expect(under('one_touch', fact(2)).state).toBe('success')
})

test('an excluded ticket counts on the day of its solve, a deleted or unsolved one on the day it came', () => {
  const fact = judge([ticket(1, 0, { tags: ['test'] }).solve(90), ticket(2, 5, { tags: ['test'] }), ticket(3, 7).solve(90).to('deleted', 95)])
  expect([1, 2, 3].map((id) => under('net', fact(id)).cohortAt)).toEqual([T0 + 90, T0 + 5, T0 + 7])
})

test('survey: yes succeeds, partly and no fail, first or not; without an answer it is not seen', () => {
  const answered = (id: number, at: number, survey: 'yes' | 'partly' | 'no' | null) => solved(id, at, { fields: { survey } })
  const fact = judge([answered(1, 0, 'no'), answered(2, days(1), 'yes'), answered(3, days(2), 'partly'), answered(4, days(3), null)])
  expect([1, 2, 3, 4].map((id) => under('survey', fact(id)).cell)).toEqual(['failed', 'success', 'failed', null])
  expect(under('survey', fact(1))).toMatchObject({ failures: [], primary: null, cohortAt: T0 + 60 })
  expect(under('net', fact(2)).exclusion).toBe('not_first')
})

test('stated goes by the agent’s verdict; both leave out what every lens of contacts leaves out, solves without a reply too', () => {
  const fields = { stated: 'resolved', survey: 'yes' } as const
  const fact = judge([
    solved(1, 0, { fields }),
    ticket(2, days(20), { fields }).solve(days(20) + 60),
    solved(3, days(21), { fields }),
    solved(4, days(40), { fields, tags: ['test'] }),
  ])
  for (const id of ['survey', 'stated'] as const)
    expect([1, 2, 4].map((ticketId) => under(id, fact(ticketId)).cell)).toEqual(['success', 'excluded:no_reply_solve', 'excluded:test'])
  expect(under('net', fact(2)).state).toBe('failed')
})

test('who answered is told of every solved contact that is not excluded', () => {
  const fact = judge([
    solved(1, 0, { fields: { survey: 'no' } }),
    solved(2, days(1)),
    solved(3, days(2), { tags: ['test'] }),
    ticket(4, days(3)).agent(days(3) + 60),
  ])
  const response = compileResponse(defineLens('survey', SETTINGS), LATE).cell
  expect([1, 2, 3, 4].map((id) => choose(response, toColumns(fact(id))))).toEqual(['answered', 'unanswered', null, null])
})

test('why a ticket is not seen has one name', () => {
  const fact = judge([solved(1, 0), ticket(2, days(1)).agent(days(1) + 60), solved(3, days(2)).reopen(days(2) + 90)])
  const why = (lens: Parameters<typeof under>[0], id: number, asOf = LATE) =>
    choose(compileUnseen(defineLens(lens, SETTINGS), asOf), toColumns(fact(id)))
  expect([why('net', 2), why('net', 1, T0), why('one_touch', 3), why('survey', 1)]).toEqual([
    'not_solved',
    'after_as_of',
    'not_solved_now',
    'no_answer',
  ])
})

test('a predicted reason decides about the window only where the definition says so and none was stated', () => {
  const fact = { ...judge([solved(1, 0, { fields: { reason: null } }), solved(2, days(9), { followUpOf: 1 })])(1), predictedReason: 'refund' }
  const state = (reason: string | null, usePredictedReasons: boolean) =>
    evaluate(compileLens(changedLens('net', { ...SETTINGS, windowByReason: { refund: 14 } }, { usePredictedReasons }, 1), LATE), { ...fact, reason })
      .state
  expect([state(null, false), state(null, true), state('delivery', true)]).toEqual(['success', 'failed', 'success'])
})
