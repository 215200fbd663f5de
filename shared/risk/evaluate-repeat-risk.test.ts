import { expect, test } from 'vitest'
import { evaluateRepeatRisk, withReturns } from './evaluate-repeat-risk.ts'
import { contact, plantedWorld, T0 } from './risk-world.test-helper.ts'

const DAY = 86_400

test('the next contact of the same person and reason within the window is a return, at its very end too', () => {
  const contacts = [
    contact({ id: 1, openedAt: T0, reason: 'a' }),
    contact({ id: 2, openedAt: T0 + DAY, reason: 'b' }),
    contact({ id: 3, openedAt: T0 + 7 * DAY, reason: 'a' }),
    contact({ id: 4, openedAt: T0 + 7 * DAY, reason: 'a' }),
    contact({ id: 5, openedAt: T0 + 8 * DAY, reason: 'a', person: 2 }),
    contact({ id: 6, openedAt: T0 + 15 * DAY, reason: 'a' }),
  ]
  const labels = withReturns(contacts, 7 * DAY, T0 + 20 * DAY).map(({ id, outcome }) => [id, outcome?.returned ?? null])
  // Of two at the same moment the one with the smaller number comes first; the last ones are not known yet.
  expect(labels).toEqual([
    [1, true],
    [2, false],
    [3, true],
    [4, false],
    [5, false],
    [6, null],
  ])
})

test('the reported part is of its own days, and only what was known by its first day was learned from', () => {
  const contacts = plantedWorld({ seed: 11, contacts: 4000, persons: 400, logOdds: ({ reason }) => (reason < 'reason_4' ? 0 : -3) })
  const day = (n: number) => new Date((T0 + n * DAY) * 1000).toISOString().slice(0, 10)
  const split = { asOf: `${day(60)}T00:00:00Z`, train: [day(10), day(30)], test: [day(34), day(50)], windowDays: 7 } as const
  const report = evaluateRepeatRisk(contacts, split)!
  const from = (n: number) => Date.parse(`${day(n)}T00:00:00Z`) / 1000
  expect(report.test.n).toBe(contacts.filter(({ openedAt }) => openedAt >= from(34) && openedAt < from(51)).length)
  expect(report.train.n).toBeLessThan(contacts.filter(({ openedAt }) => openedAt >= from(10) && openedAt <= from(28)).length)
  expect(report.rocAuc.model).toBeGreaterThan(report.rocAuc.count)
})
