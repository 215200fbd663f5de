/** What must always hold (domain 9), on random tickets of one person. */
import { assert, constant, constantFrom, integer, property, shuffledSubarray, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { CUSTOMER, T0, context, days } from './builders.test-helper.ts'
import { DAY_SECONDS, WINDOWS_DAYS } from './config.ts'
import { evaluate, type Evaluation } from './evaluate.ts'
import { EXCLUSIONS, REPEAT_KINDS, type ContactFact, type Repeat } from './fact.ts'
import type { TicketHistory } from './history.ts'
import { judgeGroup, judgePerson } from './judge-person.ts'
import { compileLens, defineLens, hasWindow, LENS_IDS, speaksOfNow, STATES, type CompiledLens, type LensId } from './lens.ts'
import { randomHistories } from './random-histories.test-helper.ts'

const RUNS = { numRuns: 200 }
/** With answers and predicted reasons of every kind. */
const judged = (own: readonly TicketHistory[]): ContactFact[] =>
  judgePerson({ personId: CUSTOMER, own, linked: [] }, context()).map((fact) => ({
    ...fact,
    survey: (['yes', null, 'partly', 'no'] as const)[fact.ticketId % 4] ?? null,
    stated: (['resolved', 'no', null] as const)[fact.ticketId % 3] ?? null,
    predictedReason: fact.reason === null ? ((['refund', 'delivery', null] as const)[fact.ticketId % 3] ?? null) : null,
  }))
const lens = (id: LensId, asOf: number, windowDays = 7): CompiledLens =>
  compileLens(defineLens(id, { windowDays, windowByReason: { refund: 14 }, notFirstContactResolvable: ['refund'] }), asOf)
const moments = integer({ min: T0, max: T0 + days(100) })
const isRepeat = (reason: string | null): boolean => REPEAT_KINDS.some((kind) => kind === reason)
const isEligible = ({ state }: Evaluation): boolean => state !== null
const isRipe = ({ state }: Evaluation): boolean => state === 'success' || state === 'failed'

test('the order of the tickets does not matter', () => {
  const shuffled = randomHistories.chain((own) => tuple(constant(own), shuffledSubarray(own, { minLength: own.length })))
  assert(
    property(shuffled, ([own, other]) => {
      expect(judged(other)).toEqual(judged(own))
    }),
    RUNS,
  )
})

test('judging persons together gives what judging each alone gives', () => {
  assert(
    property(randomHistories, (all) => {
      const isOther = (history: TicketHistory) => history.id % 3 === 0
      const own = all.filter((history) => !isOther(history))
      const other = all.filter(isOther).map((history) => ({ ...history, requesterId: 888 }))
      const alone = [
        ...judgePerson({ personId: CUSTOMER, own, linked: other }, context()),
        ...judgePerson({ personId: 888, own: other, linked: own }, context()),
      ]
      const group = [
        { personId: 888, own: other },
        { personId: CUSTOMER, own },
      ]
      expect(judgeGroup(group, context())).toEqual(alone.sort((a, b) => a.ticketId - b.ticketId))
    }),
    RUNS,
  )
})

test('every ticket has one fact', () => {
  assert(
    property(randomHistories, (own) => {
      expect(judged(own).map((fact) => fact.ticketId)).toEqual(own.map((history) => history.id))
    }),
    RUNS,
  )
})

/** What a fact says against itself. */
function contradictions(fact: ContactFact): string[] {
  const isWhole = ({ gap, kind, ticketId }: Repeat) => (gap === null) === (kind === null) && (kind === null) === (ticketId === null)
  const isNear = ({ gap }: Repeat) => gap === null || (gap >= 0 && gap <= 30 * DAY_SECONDS)
  const rules: [string, boolean][] = [
    ['a repeat is whole or none', isWhole(fact.next) && isWhole(fact.nextPossible)],
    ['gaps lie within 30 days', isNear(fact.next) && isNear(fact.nextPossible)],
    ['the unsolved have no gap but 0', fact.firstSolvedAt !== null || ((fact.next.gap ?? 0) === 0 && (fact.nextPossible.gap ?? 0) === 0)],
    ['possible links bring the next only nearer', (fact.nextPossible.gap ?? Infinity) <= (fact.next.gap ?? Infinity)],
    ['possible links bring the previous only nearer', (fact.prevGapPossible ?? Infinity) <= (fact.prevGap ?? Infinity)],
    ['nobody is solved before they came', (fact.firstSolvedAt ?? Infinity) >= fact.createdAt],
    ['a return is after the solve', fact.returnAt === null || (fact.firstSolvedAt !== null && fact.returnAt >= fact.firstSolvedAt)],
    ['only what joined another belongs to it', fact.belongsTo === null || ['merged', 'duplicate', 'resumed'].includes(fact.exclusion ?? '')],
    ['who was solved and closed was solved', !fact.solvedNow || fact.lastSolvedAt !== null],
  ]
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule)
}

test('the fields of a fact agree with each other', () => {
  assert(
    property(randomHistories, (own) => {
      expect(judged(own).flatMap(contradictions)).toEqual([])
    }),
    RUNS,
  )
})

test('each contact is in one known cell at most; failures are told for failed contacts of lenses with flags, one repeat at most', () => {
  const codes = [...EXCLUSIONS, 'known_problem', 'not_first_contact_resolvable', 'not_first'].map((code) => `excluded:${code}`)
  const known = new Set<string | null>([...codes, ...STATES, null])
  assert(
    property(randomHistories, moments, constantFrom(...WINDOWS_DAYS), (own, asOf, windowDays) => {
      const wrong = judged(own).flatMap((fact) =>
        LENS_IDS.filter((id) => {
          const { cell, state, exclusion, failures, primary } = evaluate(lens(id, asOf, windowDays), fact)
          const flagged = hasWindow(id) && (state === 'failed' || state === 'failedEarly')
          return !(
            known.has(cell) &&
            Number(state !== null) + Number(exclusion !== null) === Number(cell !== null) &&
            failures.length > 0 === flagged &&
            primary === (failures[0] ?? null) &&
            failures.filter(isRepeat).length <= 1
          )
        }),
      )
      expect(wrong).toEqual([])
    }),
    RUNS,
  )
})

test('failed by a repeat at a window is failed at every longer one in which it is still first', () => {
  assert(
    property(randomHistories, moments, (own, asOf) => {
      const wrong = judged(own).filter((fact) => {
        const views = WINDOWS_DAYS.map((windowDays) => evaluate(lens('gross', asOf, windowDays), fact))
        const from = views.findIndex(({ primary }) => isRepeat(primary))
        return (
          from >= 0 && !views.slice(from).every(({ exclusion, state }) => exclusion === 'not_first' || state === 'failed' || state === 'failedEarly')
        )
      })
      expect(wrong).toEqual([])
    }),
    RUNS,
  )
})

/** What a state may become as asOf grows; a failure of a pending contact needs a return in between. */
function mayBecome(before: Evaluation, after: Evaluation, repeatAt: number, from: number, to: number): boolean {
  const happened = repeatAt > from && repeatAt <= to
  switch (before.state) {
    case 'success':
    case 'failed':
      return after.state === before.state
    case 'failedEarly':
      return after.state === 'failedEarly' || after.state === 'failed'
    case 'pending':
      return after.state === 'pending' || after.state === 'success' || ((after.state === 'failed' || after.state === 'failedEarly') && happened)
    case null:
      return true
  }
}

test('as time goes on pending becomes only success or failed by a dated event, failedEarly only failed', () => {
  assert(
    property(randomHistories, moments, moments, constantFrom(...LENS_IDS.filter((id) => !speaksOfNow(id))), (own, one, other, id) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      const wrong = judged(own).filter((fact) => {
        const repeatAt = (fact.firstSolvedAt ?? Infinity) + (fact.next.gap ?? Infinity)
        return !mayBecome(evaluate(lens(id, from), fact), evaluate(lens(id, to), fact), repeatAt, from, to)
      })
      expect(wrong).toEqual([])
    }),
    RUNS,
  )
})

test('with predicted reasons on a lens counts a contact as if its predicted reason had been stated', () => {
  const stated = (fact: ContactFact): ContactFact => ({ ...fact, reason: fact.reason ?? fact.predictedReason, predictedReason: null })
  assert(
    property(randomHistories, moments, constantFrom(...LENS_IDS), (own, asOf, id) => {
      const on = compileLens({ ...lens(id, asOf).definition, usePredictedReasons: true }, asOf)
      for (const fact of judged(own)) expect(evaluate(on, fact)).toEqual(evaluate(lens(id, asOf), stated(fact)))
    }),
    RUNS,
  )
})

test('survey and stated count every solved contact that is not excluded and has an answer, whatever came after', () => {
  assert(
    property(randomHistories, moments, (own, asOf) => {
      for (const fact of judged(own)) {
        const counts = fact.exclusion === null && fact.firstSolvedAt !== null && fact.firstSolvedAt <= asOf
        const expected = (answer: string | null, yes: string) => (counts && answer !== null ? (answer === yes ? 'success' : 'failed') : null)
        expect([evaluate(lens('survey', asOf), fact).state, evaluate(lens('stated', asOf), fact).state]).toEqual([
          expected(fact.survey, 'yes'),
          expected(fact.stated, 'resolved'),
        ])
      }
    }),
    RUNS,
  )
})

test('reconciliation: one_touch’s tickets less exclusions, not first, not ripe and open again add up to net’s', () => {
  assert(
    property(randomHistories, moments, (own, asOf) => {
      const views = judged(own).map((fact) => ({ fact, touch: evaluate(lens('one_touch', asOf), fact), net: evaluate(lens('net', asOf), fact) }))
      const count = (holds: (view: (typeof views)[number]) => boolean) => views.filter(holds).length
      const touch = count(({ touch }) => isEligible(touch))
      const excluded = count(({ touch, net }) => isEligible(touch) && net.exclusion !== null)
      const young = count(({ touch, net }) => isEligible(touch) && isEligible(net) && !isRipe(net))
      // Solved once and open again, or solved again after asOf: net has them already.
      const onlyNet = count(({ touch, net }) => !isEligible(touch) && isRipe(net))
      // Solved before the proactive ticket became a contact: net waits for the solve that answers it.
      const unseen = count(
        ({ touch, net, fact }) => isEligible(touch) && net.cell === null && (fact.firstSolvedAt === null || fact.firstSolvedAt > asOf),
      )
      expect(touch - excluded - young - unseen + onlyNet).toBe(count(({ net }) => isRipe(net)))
    }),
    RUNS,
  )
})
