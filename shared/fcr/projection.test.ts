import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { kaplanMeier, survivalAt } from '../stats/kaplan-meier.ts'
import { hours, judge, ticket } from './builders.test-helper.ts'
import { DAY_SECONDS as DAY } from './config.ts'
import { evaluate } from './evaluate.ts'
import { compileLens, defineLens } from './lens.ts'
import { backtest, curveBasis, projectRate } from './projection.ts'
import { countStates, isMatured, stateAt, type ReturnHistory } from './return-history.ts'
import { delays, returnsWorld, WEEK, WORLD_START, type WorldLaw } from './returns-world.test-helper.ts'

const LAW: WorldLaw = {
  name: 'plain',
  reasons: [{ share: 1, windowDays: 7, returns: 0.25, delay: delays.quick }],
  weekly: 200,
  swing: [1, 1],
  drift: 0,
  restless: 0,
  flagged: 0.1,
  silent: 0.05,
}
interface Contact {
  solvedAt: number
  gap?: number
  window?: number
  flagged?: boolean
  silent?: boolean
}
const FACT = judge([ticket(1).agent(hours(1)).solve(hours(1))])(1)
const historyOf = (contacts: readonly Contact[]): ReturnHistory => ({
  solvedAt: Float64Array.from(contacts, ({ solvedAt }) => solvedAt),
  gap: Float64Array.from(contacts, ({ gap }) => gap ?? Number.NaN),
  window: Float64Array.from(contacts, ({ window }) => window ?? 7 * DAY),
  flagged: Uint8Array.from(contacts, ({ flagged }) => (flagged ? 1 : 0)),
  silent: Uint8Array.from(contacts, ({ silent }) => (silent ? 1 : 0)),
})

test('a contact of the history stands at every moment as the lens says', () => {
  const settings = { windowDays: 7, windowByReason: { slow: 14 }, notFirstContactResolvable: [] }
  const days = fc.integer({ min: 0, max: 40 })
  fc.assert(
    fc.property(days, fc.option(days), fc.boolean(), fc.boolean(), fc.boolean(), days, (solved, back, slow, transferred, silent, later) => {
      const [solvedAt, asOf] = [WORLD_START + solved * DAY, WORLD_START + later * DAY]
      const gap = back === null || back > 30 ? null : back * DAY
      const fact = {
        ...FACT,
        firstSolvedAt: solvedAt,
        createdAt: solvedAt - 60,
        reason: slow ? 'slow' : 'quick',
        transfers: transferred ? 1 : 0,
        exclusion: silent ? ('no_reply_solve' as const) : null,
        next: { gap, kind: gap === null ? null : ('new_ticket' as const), ticketId: gap === null ? null : 2 },
      }
      const history = historyOf([{ solvedAt, ...(gap === null ? {} : { gap }), window: (slow ? 14 : 7) * DAY, flagged: transferred, silent }])
      expect(stateAt(history, 0, asOf)).toBe(evaluate(compileLens(defineLens('net', settings), asOf), fact).state)
    }),
  )
})
test('the projected rate is ripe successes and each pending contact by S(W) ÷ S(age), over all eligible', () => {
  const { history: past, weeks } = returnsWorld(LAW, 13, 1)
  const asOf = weeks.at(-1)!.end
  const basis = curveBasis(past, weeks, asOf)!
  const ages = [1, 3, 6.5]
  const now = historyOf([
    { solvedAt: asOf - 9 * DAY },
    { solvedAt: asOf - 8 * DAY, gap: DAY },
    ...ages.toReversed().map((age) => ({ solvedAt: asOf - age * DAY })),
    { solvedAt: asOf - DAY / 2, flagged: true },
  ])
  const period = { start: asOf - 10 * DAY, end: asOf }
  expect(countStates(now, period, asOf)).toEqual({ success: 1, failed: 1, failedEarly: 1, pending: 3 })
  const stays = ages.map((age) => survivalAt(basis.curve, 7 * DAY).survival / survivalAt(basis.curve, age * DAY).survival)
  const projected = projectRate(now, period, asOf, basis)!
  expect(projected.rate).toBeCloseTo((1 + stays.reduce((sum, stay) => sum + stay, 0)) / 6, 12)
  expect(projected).toMatchObject({ low: expect.any(Number), running: false })
  expect(projected.low).toBeGreaterThanOrEqual(1 / 6)
  expect(projected.high).toBeLessThanOrEqual(4 / 6)
})
test('each pending contact has its own window', () => {
  const { history: past, weeks } = returnsWorld({ ...LAW, reasons: [{ ...LAW.reasons[0]!, delay: delays.even }] }, 17, 1)
  const asOf = weeks.at(-1)!.end
  const basis = curveBasis(past, weeks, asOf)!
  const rate = (window: number) =>
    projectRate(historyOf([{ solvedAt: asOf - DAY, window: window * DAY }]), { start: asOf - 2 * DAY, end: asOf }, asOf, basis)!.rate
  expect(rate(3)).toBeGreaterThan(rate(7))
  expect(rate(7)).toBeGreaterThan(rate(14))
})
test('the curve rests on the last thirteen matured weeks, without contacts that failed otherwise, and needs 200 of them', () => {
  const { history, weeks } = returnsWorld(LAW, 20, 2)
  const asOf = weeks.at(-1)!.end
  const basis = curveBasis(history, weeks, asOf)!
  expect(basis.weeks).toEqual(weeks.slice(6, 19))
  const [from, to] = [weeks[6]!.start, weeks[18]!.end]
  const inside = (at: number) => history.solvedAt[at]! >= from && history.solvedAt[at]! < to
  const counted = [...history.solvedAt.keys()].filter((at) => inside(at) && history.flagged[at] === 0 && stateAt(history, at, asOf) !== null)
  expect(basis.curve.n).toBe(counted.length)
  expect(curveBasis(history, weeks.slice(18), asOf)).toBeNull()
})
test('what came back after as-of is not known to the curve', () => {
  const { history, weeks } = returnsWorld(LAW, 20, 2)
  const asOf = weeks[15]!.end
  const before = curveBasis(history, weeks, asOf)!
  const forgotten = { ...history, gap: history.gap.map((gap, at) => (history.solvedAt[at]! + gap <= asOf ? gap : Number.NaN)) }
  expect(curveBasis(forgotten, weeks, asOf)!.curve).toEqual(before.curve)
})
test('a window longer than anyone was watched is not projected', () => {
  const { history, weeks } = returnsWorld(LAW, 6, 1)
  const asOf = weeks.at(-1)!.end
  const basis = curveBasis(history, weeks, asOf)!
  expect(basis.curve.lastTime).toBeLessThanOrEqual(30 * DAY)
  const short = { ...basis, curve: kaplanMeier([DAY, 2 * DAY], [true, false])! }
  expect(projectRate(historyOf([{ solvedAt: asOf - 60 }]), { start: asOf - DAY, end: asOf }, asOf, short)).toBeNull()
})
test('nobody pending leaves nothing to chance; nobody eligible has no projection', () => {
  const { history, weeks } = returnsWorld(LAW, 20, 3)
  const asOf = weeks.at(-1)!.end
  const basis = curveBasis(history, weeks, asOf)!
  const old = weeks[4]!
  const counts = countStates(history, old, asOf)
  const rate = counts.success / (counts.success + counts.failed)
  expect(projectRate(history, old, asOf, basis)).toEqual({ rate, low: rate, high: rate, running: false })
  expect(projectRate(history, { start: asOf, end: asOf + WEEK }, asOf, basis)).toBeNull()
})
test('weeks that stray from the curve more than luck widen the band', () => {
  const half = (restless: number) => {
    const { history, weeks } = returnsWorld({ ...LAW, weekly: 1000, restless }, 20, 4)
    const asOf = weeks.at(-1)!.end
    const projected = projectRate(history, weeks.at(-1)!, asOf, curveBasis(history, weeks, asOf)!)!
    return projected.high - projected.low
  }
  expect(half(0.5)).toBeGreaterThan(1.5 * half(0))
})
test('a running period says so, and its band is wider than that of the same contacts in a period that is over', () => {
  const { history, weeks } = returnsWorld(LAW, 20, 5)
  const asOf = weeks.at(-1)!.start + 3 * DAY
  const basis = curveBasis(history, weeks, asOf)!
  const running = projectRate(history, weeks.at(-1)!, asOf, basis)!
  const over = projectRate(history, { start: weeks.at(-1)!.start, end: asOf }, asOf, basis)!
  expect(running.running).toBe(true)
  expect(running.rate).toBe(over.rate)
  expect(running.high - running.low).toBeGreaterThan(over.high - over.low)
})
test('matured needs the end and 99 of 100 ripe', () => {
  const counts = { success: 70, failed: 29, failedEarly: 0, pending: 1 }
  expect([isMatured(counts, 5, 5), isMatured(counts, 6, 5), isMatured({ ...counts, pending: 2 }, 5, 5)]).toEqual([true, false, false])
  expect(isMatured({ success: 0, failed: 0, failedEarly: 0, pending: 0 }, 5, 9)).toBeNull()
})
test('a back-test looks at weeks that were open at their end and are final now, each from what was known then', () => {
  const { history, weeks } = returnsWorld(LAW, 12, 6)
  const asOf = weeks.at(-1)!.end
  const { origins } = backtest(history, weeks, asOf)
  expect(origins).toBeGreaterThan(5)
  // The last week is not final, the first two had no 200 contacts before them.
  expect(origins).toBeLessThanOrEqual(9)
})
