import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import type { AgreementRow, CalibrationDetail, CalibrationResults } from '@shared/api/quality/calibration.ts'
import type { Notices } from '@shared/api/quality/notices.ts'
import type { Validity } from '@shared/api/quality/validity.ts'
import { BackendError } from '../../../backend/backend-error.ts'
import { createFixtureBackend } from '../../../backend/fixture-backend.ts'
import { CALIBRATION_BACKEND, type CalibrationBackend } from '../../../backend/quality/calibration-backend.ts'
import { NOTICES_BACKEND } from '../../../backend/quality/notices-backend.ts'
import { mountDashboard } from '../../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
// Lazy pages are compiled when they are first opened, on two shared cores.
vi.setConfig({ testTimeout: 30_000 })

const at = '2026-11-16T01:00:00Z'
const head = {
  id: 'cal-1',
  version: 3,
  title: 'November',
  state: 'shown' as const,
  createdAt: at,
  createdBy: 'Lead',
  dueAt: '2026-11-19T10:00:00Z',
  overdue: false,
  tickets: 12,
  reviewers: 2,
  progress: { submitted: 24, of: 24 },
  mine: null,
}
const detail: CalibrationDetail = {
  ...head,
  asOf: at,
  scorecard: { id: 'card', version: 2, title: { en: 'Card', zh: '表' } },
  drawn: { sample: 's', seed: '81243' },
  people: [{ reviewerId: 7, name: 'One', submitted: 3, of: 12 }],
  blind: true,
  mayClose: false,
}
const level = (id: string, value: number) => ({ id, title: { en: id, zh: id }, value })
const criterion = (id: string, title: string) => ({
  id,
  title: { en: title, zh: title },
  guidance: null,
  weight: 1,
  critical: false,
  levels: [level('met', 1), level('not_met', 0)],
  mayBeNotApplicable: true,
  check: null,
})
const row = (id: string, title: string, alpha: number | null, more: Partial<AgreementRow> = {}): AgreementRow => ({
  id,
  kind: 'criterion',
  title: { en: title, zh: title },
  n: 12,
  ratings: 24,
  split: 0,
  raw: { value: 0.9, low: 0.6, high: 0.98 },
  prevalence: [{ level: 'met', share: 0.92 }],
  alpha: alpha === null ? null : { value: alpha, low: alpha - 0.2, high: alpha + 0.1 },
  kappa: null,
  says: alpha === null ? null : alpha < 0.667 ? 'reword' : 'rely',
  unsure: false,
  reason: alpha === null ? 'no_variation' : null,
  ...more,
})
const review = (reviewerId: number, empathy: string, score: number) => ({
  reviewerId,
  score,
  passed: score > 0.8,
  answers: { empathy, policy: 'met' },
  verdict: 'yes' as const,
  cause: null,
  note: '<b>not markup</b>',
  comments: [],
})
const results: CalibrationResults = {
  asOf: at,
  session: head,
  scorecard: {
    id: 'card',
    version: 2,
    title: { en: 'Card', zh: '表' },
    passMark: 0.8,
    sections: [{ id: 's', title: { en: 'S', zh: 'S' }, when: null, criteria: [criterion('empathy', 'Empathy'), criterion('policy', 'Policy')] }],
  },
  method: { resamples: 1000, seed: 'cal-1', fewest: 5, rely: 0.8, tentative: 0.667 },
  agreement: [row('empathy', 'Empathy', 0.48), row('policy', 'Policy', null)],
  bias: [{ reviewerId: 7, name: 'One', n: 12, bias: -0.3, low: -2, high: 1.4, reason: null }],
  reviewers: [
    { reviewerId: 7, name: 'One' },
    { reviewerId: 8, name: 'Two' },
  ],
  tickets: [
    { ticketId: 5, subject: 'Same', url: null, spread: 0, reviews: [review(7, 'met', 1), review(8, 'met', 1)], agreed: null },
    { ticketId: 6, subject: 'Apart', url: null, spread: 50, reviews: [review(7, 'met', 1), review(8, 'not_met', 0.5)], agreed: null },
  ],
}
const never = () => Promise.reject(new Error('not asked'))
const backendOf = (more: Partial<CalibrationBackend> = {}): CalibrationBackend => ({
  sessions: async () => [head],
  open: never,
  session: async () => detail,
  close: never,
  results: async () => results,
  agree: never,
  graders: async () => ({ asOf: at, by: 'month', fewest: 5, sessions: 1, graders: [] }),
  gold: async () => ({ asOf: at, share: 0.05, fewest: 5, candidates: 2, waiting: 0, reviewed: 0, people: [] }),
  goldOwn: async () => ({ asOf: at, fewest: 5, accuracy: null, items: [] }),
  placeGold: never,
  revealGold: never,
  validity: never,
  validityFile: '/file',
  ...more,
})
const nothingTold: Notices = { asOf: at, unread: 0, notices: [] }
async function open(address: string, more: Partial<CalibrationBackend> = {}, lang = 'en') {
  const notices = { list: async () => nothingTold, markRead: async () => nothingTold }
  const page = await mountDashboard(address, createFixtureBackend({ contacts: [] }), {
    lang,
    provide: { [CALIBRATION_BACKEND as symbol]: backendOf(more), [NOTICES_BACKEND as symbol]: notices },
  })
  await page.settle()
  return page
}

test('without a session the list says what one is for and how to open it', async () => {
  const { text, dashboard } = await open('/quality/calibration', { sessions: async () => [] })
  expect(text()).toContain('No session was held yet')
  expect(dashboard.get('main a.is-primary').attributes('href')).toBe('/quality/calibration/new')
})
test('a blind session shows progress and deadline, says that nobody sees answers, and links to no results', async () => {
  const { text, dashboard } = await open('/quality/calibration/cal-1')
  expect(dashboard.get('[data-blind]').text()).toContain('Nobody sees another’s answers, leads included')
  expect(dashboard.get('[data-reviewer="7"]').text()).toContain('3 of 12')
  expect(text()).toContain('seed 81243')
  expect(dashboard.findAll('main a').some((link) => link.attributes('href')?.includes('/results'))).toBe(false)
})
test('results that are still blind say so instead of failing', async () => {
  const blind = () => Promise.reject(new BackendError('conflict', 'calibration_blind', 'English of the service'))
  const { text } = await open('/quality/calibration/cal-1/results', { results: blind }, 'zh-CN')
  expect(text()).toContain('仍在盲评')
  expect(text()).not.toContain('English of the service')
})
test('the worst criterion stands first with its remedy in words; what cannot be measured says why', async () => {
  const { dashboard } = await open('/quality/calibration/cal-1/results')
  const rows = dashboard.findAll('[data-criterion]').map((one) => one.text().replaceAll(/\s+/g, ' '))
  expect(rows[0]).toContain('Empathy')
  expect(rows[0]).toContain('reword the criterion')
  expect(rows[0]).toContain('0.48 0.28–0.58')
  expect(rows[1]).toContain('all gave the same answer throughout')
  expect(dashboard.get('[data-bias="7"]').text()).toContain('−0.3')
})
test('tickets stand side by side, the widest apart first; what differs says so, and text is text', async () => {
  const { dashboard } = await open('/quality/calibration/cal-1/results')
  const tickets = dashboard.findAll('[data-ticket]')
  expect(tickets.map((one) => one.attributes('data-ticket'))).toEqual(['6', '5'])
  expect(
    tickets[0]!
      .findAll('tr')
      .filter((one) => one.text().includes('≠'))
      .map((one) => one.get('th').text()),
  ).toEqual(['Empathy ≠'])
  expect(tickets[0]!.text()).toContain('<b>not markup</b>')
})
test('the agreed answer starts from what most said; of two leads the second keeps what was typed', async () => {
  const agree = vi
    .fn<CalibrationBackend['agree']>()
    .mockRejectedValueOnce(new BackendError('conflict', 'calibration_changed'))
    .mockResolvedValue(results)
  const { dashboard, settle } = await open('/quality/calibration/cal-1/results', { agree })
  await dashboard.get('[data-ticket="6"] button').trigger('click')
  await settle()
  await dashboard.get('dialog[open] textarea').setValue('As the policy says')
  await dashboard.get('dialog[open] form').trigger('submit')
  await settle()
  expect(dashboard.get('dialog[open]').text()).toContain('Somebody changed the session meanwhile')
  expect(dashboard.get<HTMLTextAreaElement>('dialog[open] textarea').element.value).toBe('As the policy says')
  await dashboard.get('dialog[open] form').trigger('submit')
  await settle()
  expect(agree.mock.lastCall).toEqual([
    'cal-1',
    6,
    { ifVersion: 3, agreed: { answers: { empathy: 'met', policy: 'met' }, verdict: 'yes', note: 'As the policy says' } },
  ])
  expect(dashboard.find('dialog[open]').exists()).toBe(false)
})
test('a criterion that says nothing is named with what follows; too few say so, and many looks are warned of', async () => {
  const side = { n: 100, success: 60 }
  const figure = {
    scorecard: 'card',
    versions: [1],
    weight: 1,
    outcome: 'fcr' as const,
    n: 200,
    met: side,
    notMet: side,
    method: 'woolf' as const,
    weighted: 1,
    chance: false,
  }
  const validity: Validity = {
    asOf: at,
    completeTo: at,
    definition: {
      lens: 'net',
      version: 1,
      windowDays: 7,
      windowByReason: {},
      timeZone: 'UTC',
      weekStart: 'monday',
      usePredictedReasons: false,
      draft: false,
    },
    fewest: 10,
    fewestOutcomes: 5,
    looks: 24,
    manyLooks: true,
    matured: 200,
    left: 3,
    rows: [
      { ...figure, criterion: 'policy', title: { en: 'Policy', zh: '政策' }, ratio: 2.1, low: 1.4, high: 3.1, says: 'predicts', chance: true },
      { ...figure, criterion: 'greeting', title: { en: 'Greeting', zh: '问候' }, ratio: 1, low: 0.7, high: 1.4, says: 'nothing' },
      {
        ...figure,
        criterion: 'rare',
        title: { en: 'Rare', zh: '少' },
        ratio: null,
        low: null,
        high: null,
        method: null,
        weighted: null,
        says: 'too_few',
      },
    ],
  }
  const { dashboard, text } = await open('/quality/validity', { validity: async () => validity })
  const of = (id: string) => dashboard.get(`[data-criterion="${id}"]`).text().replaceAll(/\s+/g, ' ')
  expect(of('policy')).toContain('2.10 1.40–3.10')
  expect(of('policy')).toContain('may be chance: one of 24 looks')
  expect(of('greeting')).toContain('says nothing about later repeats: consider dropping its weight')
  expect(of('rare')).toContain('too few')
  expect(text()).toContain('24 looks at once')
  expect(text()).toContain('200 reviews with a final outcome, 3 not final yet')
})
