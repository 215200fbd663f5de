import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import type { Status } from '@shared/api/status.ts'
import { createFixtureBackend } from '../../backend/fixture-backend.ts'
import { fixtureStatus } from '../../backend/fixture-status.ts'
import { fixtureContacts } from '../../backend/fixture-world.ts'
import { mountDashboard } from '../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
afterEach(() => void vi.useRealTimers())
const quiet = createFixtureBackend({ contacts: [] })

test('every stream says its rows, and has a bar only with a denominator', async () => {
  const { dashboard } = await mountDashboard('/data', quiet)
  const tickets = dashboard.get('[data-stream="tickets"]')
  expect(tickets.text()).toContain('20,000')
  expect(tickets.find('[role="progressbar"]').attributes('aria-valuenow')).toBe('100')
  const events = dashboard.get('[data-stream="ticket_events"]')
  expect(events.text()).toContain('81,440')
  expect(events.find('[role="progressbar"]').exists()).toBe(false)
})
test('skipped rows and unknown words are listed', async () => {
  const { text } = await mountDashboard('/data', quiet)
  expect(text()).toContain('1 skipped row')
  expect(text()).toContain('ticket 41207 created_at is missing')
  expect(text()).toContain('fax × 3')
})
test('sync now asks the service and shows at once that it runs', async () => {
  let status: Status = fixtureStatus
  let asked = 0
  const backend = {
    ...quiet,
    status: async () => status,
    sync: async () => {
      asked += 1
      status = { ...fixtureStatus, phase: 'syncing' }
    },
  }
  const { dashboard, settle } = await mountDashboard('/data', backend)
  await dashboard.get('button.is-primary').trigger('click')
  await settle()
  expect(asked).toBe(1)
  expect(dashboard.get('button.is-primary').text()).toBe('Syncing…')
  expect(dashboard.get('button.is-primary').attributes('disabled')).toBeDefined()
})
test('a running load is asked every second, a quiet service every ten', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let status: Status = { ...fixtureStatus, phase: 'first_load' }
  let asked = 0
  const backend = {
    ...quiet,
    status: async () => {
      asked += 1
      return status
    },
  }
  await mountDashboard('/data', backend)
  expect(asked).toBe(1)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(asked).toBe(4)
  status = fixtureStatus
  await vi.advanceTimersByTimeAsync(1_000)
  await vi.advanceTimersByTimeAsync(9_000)
  expect(asked).toBe(5)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toBe(6)
})
test('the foot says when was synced and to when figures are final', async () => {
  const { dashboard } = await mountDashboard('/data', createFixtureBackend({ contacts: fixtureContacts(3, 50) }))
  expect(dashboard.get('[data-fresh]').text()).toBe('Synced 08:57final to 8 Nov')
})
test('what stopped the sync is said on every page', async () => {
  const { dashboard } = await mountDashboard(
    '/data',
    createFixtureBackend({
      contacts: [],
      status: { ...fixtureStatus, phase: 'failed', problem: 'ZENDESK_OAUTH_TOKEN was refused; make a new token.' },
    }),
  )
  expect(dashboard.get('[role="alert"]').text()).toBe('ZENDESK_OAUTH_TOKEN was refused; make a new token.')
})
