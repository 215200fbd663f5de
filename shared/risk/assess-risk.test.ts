import { expect, test } from 'vitest'
import { assessRisk } from './assess-risk.ts'
import { trainRepeatRisk } from './train-repeat-risk.ts'
import { contact, plantedWorld, solveState, T0 } from './risk-world.test-helper.ts'

const LATER = T0 + 10_000 * 86_400
const before = (n: number) => Array.from({ length: n }, (_, i) => contact({ id: 10 + i, openedAt: T0 - 3600 * (i + 1), reason: 'refund' }))

test('without a model the stated rules speak, and say so', () => {
  const calm = assessRisk(null, 'opening', contact({ reason: 'refund' }), [])
  expect(calm).toEqual({ p: expect.closeTo(1 / 6, 9), band: 'low', basis: 'rule_prior', why: [] })
  const again = assessRisk(null, 'opening', contact({ reason: 'refund' }), before(3))
  expect(again.band).toBe('high')
  expect(again.why[0]).toEqual({ code: 'same_reason_before', value: '3' })
})

test('at the solve an open question and a promise raise the risk, in this order of strength', () => {
  const state = solveState({ transfers: 2, said: { negative: 0, unanswered: true, promise: true } })
  const { p, why } = assessRisk(null, 'solve', contact({ atSolve: state }), [])
  expect(p).toBeGreaterThan(1 / 6)
  expect(why).toEqual([
    { code: 'unanswered', value: null },
    { code: 'transfers', value: '2' },
    { code: 'promise', value: null },
  ])
})

test('a trained model answers with its own reasons, and what is not there is no reason', () => {
  const { models } = trainRepeatRisk(
    plantedWorld({ seed: 5, contacts: 3000, persons: 2000, logOdds: ({ transfers }) => -2.5 + 2.5 * transfers }),
    LATER,
  )
  const asked = (transfers: number) => assessRisk(models, 'solve', contact({ reason: 'reason_1', atSolve: solveState({ transfers }) }), [])
  expect(asked(1)).toMatchObject({ basis: 'model', band: 'high' })
  expect(asked(1).why[0]).toEqual({ code: 'transfers', value: '1' })
  expect(asked(0).why.map(({ code }) => code)).not.toContain('transfers')
  expect(asked(0).band).toBe('low')
})

test('a model that is no better than counting says so in its answer', () => {
  const { models } = trainRepeatRisk(plantedWorld({ seed: 6, contacts: 1500, persons: 1000, logOdds: () => -1 }), LATER)
  expect(assessRisk(models, 'opening', contact(), []).basis).toBe('not_better_than_counting')
})

test('a model of other features is not asked', () => {
  const { models } = trainRepeatRisk(plantedWorld({ seed: 5, contacts: 800, persons: 500, logOdds: () => -1 }), LATER)
  const older = { ...models, opening: { ...models.opening!, model: { ...models.opening!.model, features: ['same_1d'] } } }
  expect(assessRisk(older, 'opening', contact(), []).basis).toBe('rule_prior')
})
