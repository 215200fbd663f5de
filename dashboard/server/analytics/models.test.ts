import { expect, test } from 'vitest'
import { modelsSchema, repeatRiskSchema } from '@shared/api/models.ts'
import { plantedWorld, T0 } from '@shared/risk/risk-world.test-helper.ts'
import type { StoredModel } from '../store/ops-store/contract.ts'
import { createRepeatRiskJob } from '../train/repeat-risk-job.ts'
import { fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { readModels, readRepeatRisk } from './models.ts'

const DAY = 86_400
const COMPLETE_TO = T0 + 100 * DAY
const reader = fakeReader({ facts: [], completeTo: COMPLETE_TO })
const shelf = (models: Omit<StoredModel, 'body'>[]) => ({ latestModels: async () => models })

function trained(contacts: number): Omit<StoredModel, 'body'> {
  const job = createRepeatRiskJob()
  job.take({ asOf: COMPLETE_TO })
  job.take({ contacts: plantedWorld({ seed: 31, contacts, persons: contacts, logOdds: ({ upset }) => -2.5 + 1.5 * upset }) })
  const { inForce, why, report } = job.finish()
  const basis = { contacts, completeTo: COMPLETE_TO, windows: '' }
  // What the shelf keeps is JSON.
  const kept: unknown = JSON.parse(JSON.stringify({ ...report, why, windowDays: 7, windowByReason: { refund: 14 }, basis }))
  return { kind: 'repeat_risk', version: 3, trainedAt: COMPLETE_TO, inForce, report: kept }
}

test('the report says what is foreseen, on how many, how good beside counting, and how fresh', async () => {
  const answer = await readRepeatRisk(shelf([trained(1600)]), reader, SETTINGS)
  expect(repeatRiskSchema.parse(answer)).toEqual(answer)
  expect(answer).toMatchObject({
    definition: { windowDays: 7, windowByReason: { refund: 14 } },
    version: 3,
    inForce: true,
    labelled: 1600,
    nullReason: null,
    opening: { verdict: 'better', test: { n: 400 } },
  })
  expect([answer.trainedTo, answer.completeTo]).toEqual([answer.trainedAt, answer.trainedAt])
})

test('before any training there is a reason, and the windows in force', async () => {
  const answer = await readRepeatRisk(shelf([]), reader, SETTINGS)
  expect(repeatRiskSchema.parse(answer)).toEqual(answer)
  expect(answer).toMatchObject({
    version: null,
    labelled: 0,
    nullReason: 'not_trained',
    opening: null,
    definition: { windowDays: SETTINGS.windowDays },
  })
})

test('too few contacts are said for each moment', async () => {
  const answer = await readRepeatRisk(shelf([trained(200)]), reader, SETTINGS)
  expect(repeatRiskSchema.parse(answer)).toEqual(answer)
  expect(answer.solve).toEqual({ moment: 'solve', reason: 'too_few_contacts', labelled: 200 })
  expect(answer.inForce).toBe(false)
})

test('every kind is listed, trained or not', async () => {
  const answer = await readModels(shelf([trained(200)]))
  expect(modelsSchema.parse(answer)).toEqual(answer)
  expect(answer.models.map(({ kind, version }) => [kind, version])).toEqual([
    ['topics', null],
    ['same_issue', null],
    ['repeat_risk', 3],
  ])
  expect(answer.models[2]?.why).toMatch(/too few/)
})
