import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import type { PersonWordRequest } from '@shared/api/identity.ts'
import { BackendError } from '../../backend/backend-error.ts'
import { createFixtureBackend } from '../../backend/fixture-backend.ts'
import { fixtureStatus } from '../../backend/fixture-status.ts'
import type { PairAnswer } from '../../backend/learning-backend.ts'
import type { LearnedModel } from '../../figures/learned.ts'
import { mountDashboard } from '../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
afterEach(() => void vi.useRealTimers())
const service = () => createFixtureBackend({ contacts: [] })

const risk: LearnedModel = {
  kind: 'repeat_risk',
  version: 4,
  trainedAt: '2026-11-15T00:00:00Z',
  inForce: true,
  why: null,
  parts: [
    {
      moment: 'opening',
      says: { code: 'riskNoBetter', n: null, needs: null },
      learnedOn: 4210,
      measuredOn: 1052,
      figures: [
        { code: 'roc_auc', unit: 'score', value: 0.71, interval: { low: 0.68, high: 0.74 }, baseline: 0.705, difference: { low: -0.01, high: 0.02 } },
      ],
    },
  ],
  classes: [],
}
const topics: LearnedModel = {
  ...risk,
  kind: 'topics',
  parts: [{ moment: null, says: { code: 'topicsOn', n: null, needs: null }, learnedOn: 800, measuredOn: 200, figures: [] }],
  classes: [
    { label: 'refund', n: 60, precision: { rate: 0.9, low: 0.8, high: 0.95, n: 61 }, certain: { rate: 1, low: 0.6, high: 1, n: 5 }, trusted: true },
  ],
}

test('a model says its state, its verdict in words, and every figure with interval and what needs no model', async () => {
  const { dashboard } = await mountDashboard('/data', { ...service(), models: async () => ({ models: [risk] }) })
  const block = dashboard.get('[data-model="repeat_risk"]').text()
  expect(block).toContain('in force')
  expect(block).toContain('Not better than counting earlier contacts')
  expect(block).toContain('learned on 4,210 · measured on 1,052 later ones')
  expect(dashboard.get('[data-model="repeat_risk"] tbody tr').text()).toMatch(/ROC-AUC\s*0\.710\s*0\.680–0\.740\s*0\.705\s*−0\.010 to \+0\.020/)
  expect(block).toContain('version 4')
})
test('a model that was never trained says what it lacks, or that it is about to be', async () => {
  const quality = { ...fixtureStatus.quality, facts: 312, noReason: 200 }
  const few = createFixtureBackend({ contacts: [], status: { ...fixtureStatus, quality } })
  const { dashboard } = await mountDashboard('/data', few)
  expect(dashboard.get('[data-model="topics"]').text()).toContain('It needs 200 tickets with a contact reason and has 112.')
  expect(dashboard.get('[data-model="repeat_risk"]').text()).toContain('It needs 500 contacts with a known outcome and has 312.')
  dashboard.unmount()
  const many = await mountDashboard('/data', service())
  expect(many.dashboard.get('[data-model="topics"]').text()).toContain('trained after the next sync')
})
test('each reason stands behind a disclosure; a rate of fewer than twenty is not printed', async () => {
  const { dashboard } = await mountDashboard('/data', { ...service(), models: async () => ({ models: [topics] }) })
  const row = dashboard.get('[data-model="topics"] details tbody tr').text()
  expect(row).toMatch(/Refund\s*60\s*90\.0%\s*80\.0–95\.0 · n 61\s*too few\s*60\.0–100\.0 · n 5/)
  expect(row).not.toContain('100.0%')
})
test('a report of another version says so with the sentence of the service', async () => {
  const { dashboard } = await mountDashboard('/data', {
    ...service(),
    models: async () => ({ models: [{ ...risk, parts: null, why: 'ok so far.' }] }),
  })
  expect(dashboard.get('[data-model]').text()).toContain('another version than this page; the service says: ok so far.')
})
test('who may not ask reads that, and the rest of the page stays', async () => {
  const models = async () => Promise.reject(new BackendError('forbidden', 'role_too_low', null))
  const { dashboard, text } = await mountDashboard('/data', { ...service(), models })
  expect(dashboard.get('[aria-labelledby="models-title"]').text()).toContain('role_too_low')
  expect(text()).toContain('1 skipped row')
})

async function persons(sayPerson?: (word: PersonWordRequest) => Promise<void>) {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const words: PersonWordRequest[] = []
  const backend = { ...service(), sayPerson: sayPerson ?? (async (word: PersonWordRequest) => void words.push(word)) }
  const { dashboard, settle } = await mountDashboard('/data', backend)
  const section = dashboard.get('[aria-labelledby="persons-title"]')
  const click = async (name: string) => {
    await section
      .findAll('button')
      .find((one) => one.text().startsWith(name))!
      .trigger('click')
    await settle()
  }
  return { section, words, click, settle }
}
test('a doubtful person shows its profiles and what joins them, masked', async () => {
  const { section } = await persons()
  expect(section.text()).toContain('1 doubtful person')
  expect(section.text()).toContain('a value that joins them is carried by many')
  expect(section.text()).toMatch(/Profiles 11 and 12\s+· Same phone \+86•••00, carried by 5 profiles/)
})
test('a word on two profiles goes out at once, and can be undone for eight seconds, later taken back', async () => {
  const { section, words, click, settle } = await persons()
  await click('Not one person')
  expect(section.text()).toContain('Said: profiles 11 and 12 are not one person.')
  await click('Undo8 s')
  await click('One person')
  await vi.advanceTimersByTimeAsync(8000)
  await settle()
  expect(section.text()).not.toContain('Undo')
  await click('Take back')
  expect(words.map(({ same }) => same)).toEqual([false, null, true, null])
})
test('a word that the service did not keep is not shown as said', async () => {
  const { section, click } = await persons(() => Promise.reject(new BackendError('refused', 'unknown_user', null)))
  await click('One person')
  expect(section.text()).toContain('Not saved (unknown_user).')
  expect(section.text()).not.toContain('Said:')
})
test('no doubtful person is an empty state that says when there would be one', async () => {
  const backend = service()
  const personQueue = async () => ({ ...(await backend.personQueue(20)), total: 0, persons: [] })
  const { dashboard } = await mountDashboard('/data', { ...backend, personQueue })
  expect(dashboard.get('[aria-labelledby="persons-title"]').text()).toContain('No person is doubtful.')
})

async function check(answerPair?: (pair: string, answer: PairAnswer | null) => Promise<void>) {
  const backend = service()
  const said: [string, PairAnswer | null][] = []
  const mounted = await mountDashboard('/data', {
    ...backend,
    answerPair: answerPair ?? (async (pair, answer) => void said.push([pair, answer])),
  })
  const section = mounted.dashboard.get('[aria-labelledby="check-title"]')
  expect(section.text()).not.toContain('Pair 1')
  await section.get('button').trigger('click')
  await mounted.settle()
  return { ...mounted, section, said }
}
test('keys answer pair after pair, and move between them', async () => {
  const { section, press, said } = await check()
  expect(section.text()).toContain('Pair 1 of 3')
  expect(section.text()).toContain('First words of 10')
  expect(section.text()).toContain('First words of 11')
  for (const key of ['1', '3', 'k', 'k', '2', 'j', '2']) await press(key)
  expect(said).toEqual([
    ['10-11', 'same'],
    ['20-21', 'cannot_tell'],
    ['10-11', 'different'],
    ['30-31', 'different'],
  ])
  expect(section.text()).toContain('All 3 pairs of this week are answered.')
})
test('the same answer again takes it back', async () => {
  const { press, said } = await check()
  for (const key of ['1', 'k', '1']) await press(key)
  expect(said).toEqual([
    ['10-11', 'same'],
    ['10-11', null],
  ])
})
test('an answer that was not kept brings the reader back to its pair', async () => {
  const { section, press } = await check(() => Promise.reject(new BackendError('unavailable', 'service_unreachable', null)))
  await press('1')
  expect(section.text()).toContain('Not saved (service_unreachable).')
  expect(section.text()).toContain('Pair 1 of 3')
  expect(section.findAll('[aria-pressed="true"]')).toHaveLength(0)
})
test('nothing of a verdict is on the page while pairs are judged, and figures of too few answers are not printed', async () => {
  const { section } = await check()
  expect(section.get('[role="group"]').text()).not.toMatch(/likely|possibl|%|recall/i)
  expect(section.text()).toContain('A figure needs 20 answers that count towards it.')
})
test('precision and recall come with their intervals and n, and what judged', async () => {
  const backend = service()
  const share = { rate: 0.912, low: 0.84, high: 0.955, n: 64, effectiveN: 50 }
  const issueCheckReport = async () => ({
    ...(await backend.issueCheckReport()),
    precision: share,
    recall: share,
    recallWithPossible: share,
    why: null,
  })
  const { dashboard } = await mountDashboard('/data', { ...backend, issueCheckReport })
  const section = dashboard.get('[aria-labelledby="check-title"]')
  expect(section.text()).toMatch(/Precision of pairs called the same, how many are\s*91\.2%\s*84\.0–95\.5\s*64/)
  expect(section.text()).toContain('judged by model version 2')
})
