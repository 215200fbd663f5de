import { expect, test } from 'vitest'
import { learnTopics } from '@shared/text/topics/learn-topics.ts'
import { toLearnedModel } from './decode-models.ts'

const trained = { version: 3, trainedAt: '2026-11-20T00:00:00Z', inForce: true, why: 'as it was said.' }
const figure = { model: 0.71, count: 0.68, modelInterval: { low: 0.69, high: 0.73 }, difference: 0.03, differenceInterval: { low: 0.01, high: 0.05 } }
const moment = (name: 'opening' | 'solve', verdict: 'better' | 'not_better_than_counting') => ({
  moment: name,
  reason: null,
  verdict,
  train: { n: 4000, positives: 700 },
  test: { n: 1000, positives: 170, persons: 800 },
  rocAuc: figure,
  prAuc: figure,
  brier: figure,
  ece: { model: 0.02, count: 0.04 },
  topTenth: { model: null, count: null },
  calibration: [],
})
const risk = { windowDays: 7, windowByReason: {}, labelled: 5000, knownTo: null, why: '', basis: { completeTo: 1 } }

test('a model that was never trained has nothing to show and is no unread report', () => {
  const never = { kind: 'topics' as const, version: null, trainedAt: null, inForce: false, why: null, report: null }
  expect(toLearnedModel(never)).toMatchObject({ parts: [], classes: [] })
})
test('of repeat risk each moment says for itself whether it is better than counting', () => {
  const report = { ...risk, opening: moment('opening', 'better'), solve: moment('solve', 'not_better_than_counting') }
  const { parts } = toLearnedModel({ kind: 'repeat_risk', ...trained, report })
  expect(parts?.map(({ says, learnedOn, measuredOn }) => [says.code, learnedOn, measuredOn])).toEqual([
    ['riskBetter', 4000, 1000],
    ['riskNoBetter', 4000, 1000],
  ])
  expect(parts?.[0]?.figures[0]).toEqual({
    code: 'roc_auc',
    unit: 'score',
    value: 0.71,
    interval: { low: 0.69, high: 0.73 },
    baseline: 0.68,
    difference: { low: 0.01, high: 0.05 },
  })
})
test('too few contacts say how many there are and how many are needed', () => {
  const few = { moment: 'opening', reason: 'too_few_contacts', labelled: 312 }
  const { parts } = toLearnedModel({ kind: 'repeat_risk', ...trained, report: { ...risk, opening: few, solve: { ...few, moment: 'solve' } } })
  for (const part of parts ?? []) expect(part.says).toEqual({ code: 'riskFew', n: 312, needs: 500 })
  expect(parts).toHaveLength(2)
})
test('the report that the training of topics writes is read, with what was too few', () => {
  const { report } = learnTopics([{ at: 1, text: 'Where is my parcel', label: 'delivery' }])
  const { parts } = toLearnedModel({ kind: 'topics', ...trained, inForce: false, report: { ...report, basis: {} } })
  expect(parts?.[0]?.says).toEqual({ code: 'topicsFew', n: 1, needs: 200 })
})
const share = (rate: number, low: number) => ({ rate, low, high: 1, n: 300 })
test.each([
  ['sameOn', { n: 300, same: 100, precision: share(0.93, 0.9), recall: share(0.8, 0.7), f: 0.86, allSame: { precision: share(0.4, 0.3), f: 0.57 } }],
  ['sameNoBetter', { n: 300, same: 100, precision: share(0.93, 0.9), recall: share(0.1, 0.05), f: 0.2, allSame: { precision: null, f: 0.57 } }],
  ['sameUnsure', { n: 300, same: 100, precision: share(0.6, 0.45), recall: share(0.8, 0.7), f: 0.69, allSame: { precision: null, f: 0.57 } }],
  ['sameNone', { n: 300, same: 100, precision: null, recall: share(0, 0), f: null, allSame: { precision: null, f: 0.57 } }],
  ['sameFew', null],
])('the same-issue model says %s by what it held out', (code, heldOut) => {
  const { parts } = toLearnedModel({ kind: 'same_issue', ...trained, report: { pairs: 1000, learned: true, heldOut } })
  expect(parts?.[0]?.says.code).toBe(code)
})
test('a report of another form is unread, not wrong', () => {
  expect(toLearnedModel({ kind: 'topics', ...trained, report: { accuracy: 1 } })).toMatchObject({ parts: null, why: 'as it was said.' })
})
