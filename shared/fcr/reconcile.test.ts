import { assert, constantFrom, integer, option, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { CUSTOMER, T0, context, days, hours, judge, ticket } from './builders.test-helper.ts'
import { evaluate } from './evaluate.ts'
import type { ContactFact } from './fact.ts'
import { judgePerson } from './judge-person.ts'
import { compileLens, configuredLens, LENS_IDS, STATES, type CompiledLens, type LensId } from './lens.ts'
import { choose, toColumns } from './predicate.ts'
import { randomHistories } from './random-histories.test-helper.ts'
import { cellsOfStep, compileDifference, compileSteps, readStep, reconcile, STEP_CODES, sumSteps, type Span, type StepCode } from './reconcile.ts'

const LATE = T0 + days(60)
const lens = (id: LensId, asOf = LATE, windowDays = 7): CompiledLens =>
  compileLens(configuredLens(id, { windowDays, windowByReason: { refund: 14 }, notFirstContactResolvable: ['refund'] }), asOf)
const always: Span = { from: null, until: null }
const codes = (facts: readonly ContactFact[], before: LensId, after: LensId, span = always) =>
  reconcile(facts, lens(before), lens(after), span).steps.map(({ code, tickets }) => [code, tickets])

test('a test ticket leaves by its code, a returning one by not being first, a young one by not being ripe', () => {
  const fact = judge([
    ticket(1).agent(60).solve(60),
    ticket(2, days(2))
      .agent(days(2) + 60)
      .solve(days(2) + 60),
    ticket(3, days(20), { tags: ['test'] })
      .agent(days(20) + 60)
      .solve(days(20) + 60),
    ticket(4, days(58), { fields: { reason: 'other' } })
      .agent(days(58) + 60)
      .solve(days(58) + 60),
  ])
  expect(codes([1, 2, 3, 4].map(fact), 'one_touch', 'net')).toEqual([
    ['leaves.test', 1],
    ['leaves.not_first', 1],
    ['leaves.not_ripe', 1],
    ['turned_failed', 1],
  ])
})
test('a ticket solved again in another period moves to the period of its first solve', () => {
  const fact = judge([
    ticket(1)
      .agent(60)
      .solve(60)
      .thanks(days(8))
      .reopen(days(8))
      .solve(days(8) + 60),
  ])(1)
  const week = (index: number): Span => ({ from: T0 + days(7 * index), until: T0 + days(7 * index + 7) })
  expect(codes([fact], 'one_touch', 'net', week(0))).toEqual([['joins.moved', 1]])
  expect(codes([fact], 'one_touch', 'net', week(1))).toEqual([['leaves.moved', 1]])
})
test('solved by the reported lens and failed by ours says by what', () => {
  const fact = judge([
    ticket(1).agent(60).solve(60),
    ticket(2, days(2))
      .agent(days(2) + 60)
      .solve(days(2) + 60),
  ])
  const { steps } = reconcile([fact(1)], lens('one_touch'), lens('net'), always)
  expect(steps).toEqual([
    { code: 'turned_failed', tickets: 1, before: { n: 1, success: 1 }, after: { n: 1, success: 0 }, reasons: { new_ticket: 1 } },
  ])
})
test('a survey without an answer leaves as such, a chat of many messages turns to success', () => {
  const silent = judge([ticket(1).agent(60).solve(60)])(1)
  expect(codes([silent], 'net', 'survey')).toEqual([['leaves.no_answer', 1]])
  const chat = judge([ticket(1, 0, { channel: 'chat' }).agent(60).agent(90).agent(120).solve(hours(1))])(1)
  expect(codes([chat], 'one_touch', 'net')).toEqual([['turned_success', 1]])
})
test('open again now is told apart from never solved', () => {
  const fact = judge([ticket(1).agent(60).solve(60).thanks(90).reopen(90)])(1)
  expect(codes([fact], 'net', 'one_touch')).toEqual([['leaves.not_solved_now', 1]])
})

/** Answers of all kinds, whatever the tickets say. */
const answered = (fact: ContactFact): ContactFact => ({
  ...fact,
  survey: (['yes', 'partly', null, 'no'] as const)[fact.ticketId % 4] ?? null,
  stated: (['resolved', null, 'no'] as const)[fact.ticketId % 3] ?? null,
})
const world = record({
  own: randomHistories,
  asOf: integer({ min: T0 + days(5), max: T0 + days(60) }),
  before: constantFrom(...LENS_IDS),
  after: constantFrom(...LENS_IDS),
  windowDays: constantFrom(1, 7, 30),
  from: option(integer({ min: 0, max: 25 }), { nil: null }),
  length: option(integer({ min: 1, max: 5 }), { nil: null }),
  reason: constantFrom('delivery', null, undefined, undefined),
})
test('for every pair of lenses, period and filter each judged or waiting ticket is in exactly one step, and the steps add up to both lenses’ own counts', () => {
  const met = new Set<StepCode>()
  assert(
    property(world, ({ own, asOf, windowDays, from, length, reason, ...ids }) => {
      const facts = judgePerson({ personId: CUSTOMER, own, linked: [] }, context())
        .map(answered)
        .filter((fact) => reason === undefined || fact.reason === reason)
      const [before, after] = [lens(ids.before, asOf, windowDays), lens(ids.after, asOf, windowDays)]
      const span: Span = { from: from === null ? null : T0 + days(from), until: from === null || length === null ? null : T0 + days(from + length) }
      const within = (at: number | null) => at !== null && (span.from === null || at >= span.from) && (span.until === null || at < span.until)
      const own_ = (one: CompiledLens) =>
        facts.flatMap((fact) => {
          const seen = evaluate(one, fact)
          return seen.state !== null && within(seen.cohortAt) ? [{ id: fact.ticketId, state: seen.state }] : []
        })
      const counted = (one: CompiledLens) => {
        const judged = own_(one).filter(({ state }) => state === 'success' || state === 'failed')
        return { n: judged.length, success: judged.filter(({ state }) => state === 'success').length }
      }
      const result = reconcile(facts, before, after, span)
      expect(result.before).toEqual(counted(before))
      expect(result.after).toEqual(counted(after))
      const sum = (of: (step: (typeof result.steps)[number]) => number) => result.steps.reduce((total, step) => total + of(step), 0)
      expect([sum((step) => step.before.n), sum((step) => step.after.n)]).toEqual([result.before.n, result.after.n])
      expect([sum((step) => step.before.success), sum((step) => step.after.success)]).toEqual([result.before.success, result.after.success])
      expect(sum((step) => step.tickets)).toBe(new Set([...own_(before), ...own_(after)].map(({ id }) => id)).size)
      expect(result.steps.filter(({ code }) => code.endsWith('unexplained'))).toEqual([])
      // Every step opens to its tickets.
      const compiled = compileSteps(before, after, span)
      for (const step of result.steps) {
        met.add(step.code)
        const open = cellsOfStep(compiled, step.code, null)
        expect(facts.filter((fact) => open.includes(choose(compiled.cell, toColumns(fact)) ?? '')).length).toBe(step.tickets)
      }
    }),
    { numRuns: 800, seed: 5 },
  )
  expect(met.size).toBeGreaterThan(20)
})
test('a lens reconciled with itself keeps every ticket', () => {
  assert(
    property(randomHistories, constantFrom(...LENS_IDS), (own, id) => {
      const facts = judgePerson({ personId: CUSTOMER, own, linked: [] }, context())
      const { steps } = reconcile(facts, lens(id), lens(id), always)
      expect(steps.filter(({ code }) => !['both_success', 'both_failed', 'waits'].includes(code))).toEqual([])
    }),
    { numRuns: 100, seed: 5 },
  )
})
test('there and back are mirror images', () => {
  assert(
    property(randomHistories, constantFrom(...LENS_IDS), constantFrom(...LENS_IDS), (own, a, b) => {
      const facts = judgePerson({ personId: CUSTOMER, own, linked: [] }, context())
      const [there, back] = [reconcile(facts, lens(a), lens(b), always), reconcile(facts, lens(b), lens(a), always)]
      const mirrored = (code: string) =>
        code.replace(/^(leaves|joins)|(turned_)(success|failed)/, (word) =>
          word === 'leaves' ? 'joins' : word === 'joins' ? 'leaves' : word === 'turned_failed' ? 'turned_success' : 'turned_failed',
        )
      expect(new Map(back.steps.map(({ code, tickets }) => [code, tickets]))).toEqual(
        new Map(there.steps.map(({ code, tickets }) => [mirrored(code), tickets])),
      )
    }),
    { numRuns: 100, seed: 5 },
  )
})
test('two definitions side by side name both states of each ticket', () => {
  const fact = judge([
    ticket(1).agent(60).solve(60),
    ticket(2, days(9))
      .agent(days(9) + 60)
      .solve(days(9) + 60),
  ])
  const { cell } = compileDifference(lens('gross', LATE, 7), lens('gross', LATE, 14))
  expect([1, 2].map((id) => choose(cell, toColumns(fact(id))))).toEqual(['success>failed', 'success>excluded:not_first'])
  const states = new Set<string>([...STATES, 'unseen'])
  assert(
    property(randomHistories, integer({ min: T0, max: LATE }), (own, asOf) => {
      for (const one of judgePerson({ personId: CUSTOMER, own, linked: [] }, context())) {
        const both = compileDifference(lens('net', asOf, 7), lens('net', asOf, 30))
        const said = choose(both.cell, toColumns(one))?.split('>') ?? []
        expect(said).toEqual([lens('net', asOf, 7), lens('net', asOf, 30)].map((each) => evaluate(each, one).cell ?? 'unseen'))
        expect(said.every((name) => states.has(name) || name.startsWith('excluded:'))).toBe(true)
      }
    }),
    { numRuns: 100, seed: 5 },
  )
})
test('cells read as steps, and steps have one order', () => {
  expect(readStep('success>failed:new_ticket')).toEqual({
    code: 'turned_failed',
    before: 'success',
    after: 'failed',
    reason: 'new_ticket',
    shown: ['success', 'failed'],
  })
  expect(readStep('spam>success')).toMatchObject({ code: 'joins.spam', shown: ['excluded:spam', 'success'] })
  expect(
    sumSteps([
      { cell: 'waits', count: 2 },
      { cell: 'failed>spam', count: 1 },
    ]).steps.map(({ code }) => code),
  ).toEqual(['leaves.spam', 'waits'])
  expect(new Set(STEP_CODES).size).toBe(STEP_CODES.length)
})
