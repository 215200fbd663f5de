import { expect, test } from 'vitest'
import { riskVerdict } from './risk-report.ts'
import { trainRepeatRisk } from './train-repeat-risk.ts'
import { contact, plantedWorld, T0 } from './risk-world.test-helper.ts'

const LATER = T0 + 10_000 * 86_400

test('where displeasure, transfers and promises cause returns the model is better than the count, at the solve more than at opening', () => {
  const contacts = plantedWorld({
    seed: 1,
    contacts: 4000,
    persons: 2500,
    logOdds: ({ reason, transfers, upset, promise }) =>
      -2.6 + 1.2 * transfers + 0.7 * upset + 1.1 * Number(promise) + (reason === 'reason_0' ? 1.5 : 0),
  })
  const { opening, solve, models } = trainRepeatRisk(contacts, LATER)
  if (opening.reason !== null || solve.reason !== null) throw new Error('no report')
  expect([opening.verdict, solve.verdict]).toEqual(['better', 'better'])
  expect(solve.rocAuc.model).toBeGreaterThan(opening.rocAuc.model + 0.02)
  expect(solve.rocAuc.differenceInterval!.low).toBeGreaterThan(0.05)
  expect(solve.ece.model).toBeLessThan(0.05)
  expect(models.solve?.verdict).toBe('better')
})

test('where nothing but the count tells who comes back, the report says that the model is not better than counting', () => {
  const contacts = plantedWorld({ seed: 2, contacts: 4000, persons: 150, logOdds: ({ count }) => -2.5 + 0.5 * Math.min(count, 6) })
  const { opening, solve } = trainRepeatRisk(contacts, LATER)
  if (opening.reason !== null || solve.reason !== null) throw new Error('no report')
  expect(opening.rocAuc.count).toBeGreaterThan(0.6)
  expect([opening.verdict, solve.verdict]).toEqual(['not_better_than_counting', 'not_better_than_counting'])
})

test('below five hundred contacts with a known outcome nothing is learned', () => {
  const contacts = plantedWorld({ seed: 3, contacts: 700, persons: 100, logOdds: () => -1 })
  const early = contacts[450]!.outcome!.knownAt - 1
  const { models, opening } = trainRepeatRisk(contacts, early)
  expect(opening).toMatchObject({ reason: 'too_few_contacts' })
  expect(models.opening).toBeNull()
})

test('a world without a single return has no model, but a reason', () => {
  const contacts = Array.from({ length: 600 }, (_, i) =>
    contact({ id: i + 1, person: i, openedAt: T0 + i * 600, outcome: { returned: false, knownAt: T0 + i * 600 + 1 } }),
  )
  expect(trainRepeatRisk(contacts, LATER).opening).toMatchObject({ reason: 'one_label_only', labelled: 600 })
})

test('the same contacts in another order give the same models and reports', () => {
  const contacts = plantedWorld({ seed: 4, contacts: 900, persons: 200, logOdds: ({ transfers }) => -1.5 + transfers })
  expect(trainRepeatRisk(contacts.toReversed(), LATER)).toEqual(trainRepeatRisk(contacts, LATER))
})

test.each([
  [0.02, { low: 0.001, high: 0.04 }, 'better'],
  [0.01, { low: 0.001, high: 0.02 }, 'better'],
  [0.009, { low: 0.004, high: 0.014 }, 'not_better_than_counting'],
  [0.02, { low: -0.001, high: 0.04 }, 'not_better_than_counting'],
  [0.02, null, 'not_better_than_counting'],
] as const)('a ROC-AUC that is %d above the count’s, within %o, is %s', (difference, differenceInterval, verdict) => {
  expect(riskVerdict({ difference, differenceInterval })).toBe(verdict)
})
