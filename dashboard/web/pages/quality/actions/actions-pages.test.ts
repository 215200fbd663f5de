import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import type { ActionEffect, RegisteredAction } from '@shared/api/quality/actions.ts'
import { createFixtureBackend } from '../../../backend/fixture-backend.ts'
import { ACTIONS_BACKEND, type ActionsBackend } from '../../../backend/quality/actions-backend.ts'
import { CASES_BACKEND } from '../../../backend/quality/cases-backend.ts'
import { createFixtureCases } from '../../../backend/quality/cases-fixture.ts'
import { mountDashboard } from '../../../mount-dashboard.test-helper.ts'
import { EMPTY_ACTION, toCaseIds, withState } from './action-draft.ts'

enableAutoUnmount(afterEach)
// Lazy pages are compiled when they are first opened, on shared cores.
vi.setConfig({ testTimeout: 40_000 })

const AT = '2026-11-16T01:21:00Z'
const registered = (id: number, more: Partial<RegisteredAction['action']>, overdue = false): RegisteredAction => ({
  id,
  version: 1,
  action: { ...EMPTY_ACTION, title: `Action ${id}`, owner: 'policy team', ...more },
  overdue,
  cases: [],
  createdBy: 'Mei',
  createdAt: AT,
  savedBy: 'Mei',
  savedAt: AT,
})
const definition: ActionEffect['definition'] = {
  lens: 'net',
  version: 1,
  windowDays: 7,
  windowByReason: {},
  timeZone: 'UTC',
  weekStart: 'monday',
  usePredictedReasons: false,
  draft: false,
}
const none: ActionEffect = {
  definition,
  asOf: AT,
  completeTo: AT,
  coarseShare: 0,
  contacts: { lens: 'net', from: '2026-05-01', to: '2026-11-08' },
  actionId: 1,
  effectiveOn: null,
  expectedPoints: null,
  kind: 'not_measurable',
  nullReason: 'not_done',
  measurableFrom: null,
  fewestWeeks: 4,
  before: null,
  after: null,
  change: null,
  control: null,
  differenceInDifferences: null,
  open: { filter: [] },
}
const side = (rate: number, from: string, to: string): NonNullable<ActionEffect['before']> => ({
  eligible: 120,
  success: 80,
  failed: 40,
  failedEarly: 0,
  pending: 0,
  n: 112,
  rate,
  low: rate - 0.09,
  high: rate + 0.09,
  nullReason: null,
  withPossible: { rate: null, low: null, high: null },
  coarseShare: 0,
  open: { state: 'n', filter: ['reason=refund'], from, to },
  from,
  to,
  weeks: 4,
})
const change = { difference: 0.04, low: -0.02, high: 0.1, withinNoise: true, nullReason: null }
const measured: ActionEffect = {
  ...none,
  kind: 'before_after',
  nullReason: null,
  before: side(0.68, '2026-06-01', '2026-06-28'),
  after: side(0.72, '2026-07-06', '2026-08-02'),
  change,
}

async function openActions(address: string, effect: ActionEffect = none) {
  const rows = new Map(
    [registered(1, { dueOn: '2026-11-02' }, true), registered(2, { state: 'done', doneOn: '2026-11-09', expectedPoints: 4 })].map((one) => [
      one.id,
      one,
    ]),
  )
  const backend: ActionsBackend = {
    actions: async () => ({ asOf: AT, counts: { open: 1, done: 1, dropped: 0, overdue: 1 }, rows: [...rows.values()] }),
    one: async (id) => rows.get(id) ?? registered(id, {}),
    add: vi.fn<ActionsBackend['add']>(async (action) => registered(3, action)),
    save: vi.fn<ActionsBackend['save']>(async (id, ifVersion, action) => {
      const next = { ...registered(id, action), version: ifVersion + 1 }
      rows.set(id, next)
      return next
    }),
    effect: async () => effect,
  }
  const provide = { [ACTIONS_BACKEND as symbol]: backend, [CASES_BACKEND as symbol]: createFixtureCases().backend }
  const page = await mountDashboard(address, createFixtureBackend({ contacts: [] }), { provide })
  await vi.waitFor(() => expect(page.dashboard.find('main h1').exists()).toBe(true), { timeout: 20_000 })
  await page.settle()
  const click = async (label: string) => {
    const found = page.dashboard.findAll('button').find((one) => (one.attributes('aria-label') ?? one.text()).startsWith(label))
    if (!found) throw new Error(`no button "${label}"`)
    await found.trigger('click')
    await page.settle()
  }
  return { ...page, backend, rows, click }
}

test('the register says owner, day, what is overdue, what was expected, and from when an effect can be measured', async () => {
  const { text } = await openActions('/quality/actions', { ...none, nullReason: 'too_few_weeks', measurableFrom: '2026-12-14' })
  expect(text()).toContain('policy team')
  expect(text()).toContain('Overdue')
  expect(text()).toContain('+4.0')
  expect(text()).toContain('not measurable before 14 Dec (needs 4 final weeks)')
})
test('a measured effect says its interval and what it is, and both sides open to exactly their tickets', async () => {
  const { dashboard } = await openActions('/quality/actions', measured)
  expect(dashboard.get('[data-effect]').text()).toContain('+4.0 points (−2.0 to +10.0) · within noise · before/after only')
  expect(dashboard.get('[data-side=before]').attributes('href')).toBe('/tickets?from=2026-06-01&to=2026-06-28&state=n&filter=reason=refund')
  expect(dashboard.get('[data-side=after]').text()).toContain('after 72.0% (63.0–81.0, n 112)')
})
test('done is of today in the account’s zone, and is taken back to what it was', async () => {
  const { click, rows, dashboard } = await openActions('/quality/actions')
  await click('Mark “Action 1” as done')
  expect(rows.get(1)?.action).toMatchObject({ state: 'done', doneOn: '2026-11-16' })
  expect(dashboard.get('[data-toast]').text()).toContain('8 s')
  await click('Undo')
  expect(rows.get(1)).toMatchObject({ version: 3, action: { state: 'open', doneOn: null, dueOn: '2026-11-02' } })
})
test('a to-do of a case names the case and is about its reason', async () => {
  const { dashboard, backend, settle } = await openActions('/quality/actions/new?case=12')
  await dashboard.get('[data-field=title]').setValue('Rewrite the article')
  await dashboard.get('main form').trigger('submit')
  await settle()
  expect(backend.add).toHaveBeenCalledWith(
    expect.objectContaining({ title: 'Rewrite the article', cases: [12], scope: { lens: 'net', filter: ['reason=refund'] } }),
  )
})
test('an action that is open again has no day of its own; numbers of cases are read from any text', () => {
  expect(withState({ ...EMPTY_ACTION, state: 'done', doneOn: '2026-11-09' }, 'open', null).doneOn).toBeNull()
  expect(toCaseIds('12, case 15；12')).toEqual([12, 15])
})
