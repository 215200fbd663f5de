import { expect, test } from 'vitest'
import { briefSchema } from '@shared/api/brief.ts'
import type { RiskModels } from '@shared/risk/assess-risk.ts'
import { plantedWorld, T0 } from '@shared/risk/risk-world.test-helper.ts'
import { trainRepeatRisk } from '@shared/risk/train-repeat-risk.ts'
import type { RiskFact } from '../store/fact-store/risk-contract.ts'
import type { BriefDeps } from './brief-deps.ts'
import { briefFor, NOW, REASON } from './fake-brief.test-helper.ts'
import { DAY, fact } from './fake-reader.test-helper.ts'

const PEOPLE = [{ personId: 500, users: [501], identities: ['email:a@example.com'] }]
const solved = (ticketId: number, days: number, more: object = {}) =>
  fact(ticketId, { personId: 500, requesterId: 501, createdAt: NOW - days * DAY - 60, firstSolvedAt: NOW - days * DAY, reason: 'refund', ...more })
const risk = (models: RiskModels | null, facts: readonly RiskFact[] = []): Pick<BriefDeps, 'risk'> => ({
  risk: { models: async () => models, reader: { riskFacts: async () => facts } },
})

test('without a model the stated rules say how likely a return is, and that they are rules', async () => {
  const calm = await briefFor({ facts: [], people: [] }, {})
  expect(calm.risk).toMatchObject({ band: 'low', basis: 'rule_prior', moment: 'opening', why: [] })
  const again = await briefFor({ facts: [solved(1, 1), solved(2, 2), solved(3, 4)], people: PEOPLE }, { fields: { [REASON]: 'refund' } })
  expect(again.risk).toMatchObject({ band: 'high', basis: 'rule_prior' })
  expect(again.risk.why[0]).toEqual({ code: 'same_reason_before', value: '3' })
  expect(briefSchema.parse(again)).toEqual(again)
})

test('what takes part in no chain, and the ticket itself, is no contact before', async () => {
  const facts = [solved(7, 1), solved(1, 2, { exclusion: 'spam' })]
  const brief = await briefFor({ facts, people: PEOPLE }, { fields: { [REASON]: 'refund' } }, { ticketId: 7 })
  expect(brief.risk.why).toEqual([])
})

test('a draft asks for the risk at the solve: a promise in it raises it, an answer closes the question', async () => {
  const asked = { text: 'Where is my parcel?', fields: {} }
  const at = async (text: string) => (await briefFor({ facts: [], people: [] }, { ...asked, draft: { text } })).risk
  const [silent, answered, promised] = [
    await at(''),
    await at('It is at your neighbour.'),
    await at('We will check with the courier and let you know.'),
  ]
  expect([silent.moment, answered.moment]).toEqual(['solve', 'solve'])
  expect(silent.why.map(({ code }) => code)).toContain('unanswered')
  expect(answered.p!).toBeLessThan(silent.p!)
  expect(promised.p!).toBeGreaterThan(answered.p!)
  expect(promised.why.map(({ code }) => code)).toContain('promise')
})

test('what has happened on the ticket so far counts at the solve', async () => {
  const facts = [{ fact: solved(7, 0, { transfers: 2, firstSolvedAt: null }), signals: null }]
  const brief = await briefFor({ facts: [], people: [] }, { draft: { text: 'Done.' } }, { ...risk(null, facts), ticketId: 7 })
  expect(brief.risk.why[0]).toEqual({ code: 'transfers', value: '2' })
})

test('a model in force answers; one that is no better than counting says so', async () => {
  const later = T0 + 1000 * DAY
  const better = trainRepeatRisk(plantedWorld({ seed: 5, contacts: 2000, persons: 1500, logOdds: ({ upset }) => -2.5 + 1.5 * upset }), later).models
  const noBetter = trainRepeatRisk(plantedWorld({ seed: 6, contacts: 1500, persons: 1000, logOdds: () => -1 }), later).models
  const upset = { text: 'This is unacceptable, I am so disappointed.', fields: { [REASON]: 'refund' } }
  const ask = async (models: RiskModels) => (await briefFor({ facts: [], people: [] }, upset, risk(models))).risk
  expect(await ask(better)).toMatchObject({ basis: 'model', band: 'high', why: [{ code: 'displeasure', value: null }] })
  expect((await ask(noBetter)).basis).toBe('not_better_than_counting')
})
