import { expect, test } from 'vitest'
import { riskExamples } from './risk-examples.ts'
import { countBefore, featuresOf, riskFeatures } from './risk-features.ts'
import type { RiskFeature } from './risk-features.ts'
import { baseRate, createRateClock, emptyRates, shrunkenRate } from './return-rates.ts'
import type { RiskContact } from './risk-contact.ts'
import { contact, plantedWorld, solveState, T0 } from './risk-world.test-helper.ts'

const DAY = 86_400
const at = (days: number, more: Partial<RiskContact> = {}) => contact({ id: 100 + days * 10, openedAt: T0 - days * DAY, ...more })
const feature = (name: RiskFeature, of: RiskContact, before: readonly RiskContact[]) =>
  riskFeatures('solve', of, before, emptyRates())[featuresOf('solve').indexOf(name)]

test('the plain count is of the same person and reason in thirty days, both ends inside, the contact itself left out', () => {
  const own = contact({ reason: 'refund' })
  const before = [at(30, { reason: 'refund' }), at(31, { reason: 'refund' }), at(2, { reason: 'delivery' }), at(0, { id: 5, reason: 'refund' }), own]
  expect(countBefore(own, before)).toBe(2)
  expect(countBefore(contact({ reason: null }), [at(1)])).toBe(0)
})

test('contacts before are counted within 1, 7 and 30 days, of the reason and of any', () => {
  const own = contact({ reason: 'refund' })
  const before = [at(0.5, { reason: 'refund' }), at(6, { reason: 'refund' }), at(20, { reason: 'delivery' })]
  const counts = (['same_1d', 'same_7d', 'same_30d', 'any_1d', 'any_7d', 'any_30d'] as const).map((name) =>
    Math.round(Math.expm1(feature(name, own, before)!)),
  )
  expect(counts).toEqual([1, 2, 2, 1, 2, 3])
})

test('an earlier contact is open until it was solved', () => {
  const own = contact({ reason: 'refund' })
  expect(feature('same_open', own, [at(3, { reason: 'refund', solvedAt: T0 + 1 })])).toBe(1)
  expect(feature('same_open', own, [at(3, { reason: 'refund', solvedAt: T0 - 1 })])).toBe(0)
})

test('an outcome counts in a rate only once it is known', () => {
  const contacts = Array.from({ length: 40 }, (_, i) =>
    contact({ id: i, reason: 'refund', outcome: { returned: true, knownAt: i < 20 ? T0 : T0 + DAY } }),
  )
  const clock = createRateClock(contacts)
  clock.advanceTo(T0 - 1)
  expect(shrunkenRate(clock.table, 'reason', 'refund')).toBeCloseTo(0.2, 12)
  clock.advanceTo(T0)
  // 20 of 20, and one of five to begin with; shrunk by twenty.
  expect(baseRate(clock.table)).toBeCloseTo(21 / 25, 12)
  expect(shrunkenRate(clock.table, 'reason', 'refund')).toBeCloseTo((20 + 20 * (21 / 25)) / 40, 12)
  expect(shrunkenRate(clock.table, 'reason', 'never seen')).toBeCloseTo(21 / 25, 12)
})

test('nothing that happens later changes what is noted of a contact', () => {
  const contacts = plantedWorld({ seed: 9, contacts: 400, persons: 40, logOdds: ({ transfers }) => -1 + transfers })
  const cut = contacts[200]!.openedAt
  const past = contacts.filter(({ openedAt }) => openedAt <= cut)
  const forgotten = past.map((one) => (one.outcome!.knownAt > cut ? { ...one, outcome: { ...one.outcome!, returned: !one.outcome!.returned } } : one))
  const vectors = (of: readonly RiskContact[]) =>
    riskExamples(of, 'opening')
      .examples.slice(0, past.length)
      .map(({ features }) => [...features])
  expect(vectors(forgotten)).toEqual(vectors(contacts))
})

test('whoever was back before the solve is no case for foreseeing at the solve', () => {
  const contacts = [contact({ id: 1, atSolve: solveState() }), contact({ id: 2, atSolve: solveState({ alreadyBack: true }) }), contact({ id: 3 })]
  expect(riskExamples(contacts, 'solve').examples.map((example) => example.contact.id)).toEqual([1])
  expect(riskExamples(contacts, 'opening').examples).toHaveLength(3)
})
