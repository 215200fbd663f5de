import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import type { ContactsAsk } from '../../backend/backend.ts'
import { createFixtureBackend } from '../../backend/fixture-backend.ts'
import { fixtureContacts } from '../../backend/fixture-world.ts'
import { mountDashboard } from '../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
const backend = createFixtureBackend({ contacts: fixtureContacts(5, 250) })
const ask: ContactsAsk = {
  lens: 'net',
  windowDays: null,
  from: null,
  to: null,
  filters: [],
  state: 'failed',
  reason: null,
  period: '2026-11-02',
  slice: null,
  step: null,
}
const list = '/tickets?state=failed&period=2026-11-02'

test('the list is called by its count, state, slice and week', async () => {
  const { dashboard } = await mountDashboard(`${list}&slice=reason&value=refund`, backend)
  const { total } = await backend.contacts({ ...ask, slice: { dimension: 'reason', value: 'refund' } }, { limit: 50, cursor: null })
  expect(dashboard.get('h1').text()).toBe(`${total} failed tickets: Refund, week of 2 Nov`)
  expect(dashboard.findAll('[data-ticket]')).toHaveLength(total)
})
test('pages are added until the list has exactly as many rows as the count', async () => {
  const { dashboard, settle } = await mountDashboard(list, backend)
  const { total } = await backend.contacts(ask, { limit: 50, cursor: null })
  expect(total).toBeGreaterThan(50)
  expect(dashboard.get('[data-shown]').text()).toBe(`50 of ${total} shown`)
  await dashboard
    .findAll('button')
    .find((button) => button.text() === 'Show more')!
    .trigger('click')
  await settle()
  expect(new Set(dashboard.findAll('[data-ticket]').map((link) => link.text())).size).toBe(total)
  expect(dashboard.get('[data-shown]').text()).toBe(`${total} of ${total} shown`)
})
test('the tabs count every state as the chart does', async () => {
  const { dashboard } = await mountDashboard(list, backend)
  const row = (await backend.trend({ ...ask, slice: null })).rows.find((one) => one.period === '2026-11-02')!
  const count = (state: string) => Number(dashboard.get(`[data-state="${state}"] .quiet`).text())
  expect([count('failed'), count('success'), count('n'), count('eligible')]).toEqual([row.failed, row.success, row.n, row.eligible])
})
test('j and k move through the rows, Enter explains, Escape gives the focus back', async () => {
  const { dashboard, press, settle, router } = await mountDashboard(list, backend)
  const rows = dashboard.findAll<HTMLElement>('[data-ticket]')
  await press('j')
  await press('j')
  await press('j')
  await press('k')
  expect(document.activeElement).toBe(rows[1]!.element)
  rows[1]!.element.click()
  await settle()
  const drawer = dashboard.get('aside[role="dialog"]')
  expect(drawer.element.contains(document.activeElement)).toBe(true)
  expect(drawer.text()).toContain(rows[1]!.text())
  await press('Escape')
  expect(dashboard.find('aside').exists()).toBe(false)
  expect(document.activeElement?.getAttribute('data-ticket')).toBe(rows[1]!.attributes('data-ticket'))
  expect(router.currentRoute.value.query).toEqual({ state: 'failed', period: '2026-11-02' })
})
test('with the drawer open, j explains the next ticket', async () => {
  const { rows } = await backend.contacts(ask, { limit: 50, cursor: null })
  const { dashboard, press } = await mountDashboard(`${list}&ticket=${rows[0]!.ticketId}`, backend)
  await press('j')
  expect(dashboard.get('aside h2').text()).toBe(`#${rows[1]!.ticketId}`)
})
test('a ticket is explained in words, by every lens, with its chain', async () => {
  const { rows } = await backend.contacts({ ...ask, reason: 'new_ticket' }, { limit: 1, cursor: null })
  const [row] = rows
  const { dashboard } = await mountDashboard(`/tickets/${row!.ticketId}`, backend)
  expect(dashboard.get('[data-why]').text()).toMatch(
    new RegExp(`^The same person opened #${row!.repeatTicketId} \\(same order\\) .+ after the solve\\. The window is 7 days\\.$`),
  )
  expect(
    dashboard
      .findAll('[data-lens]')
      .map((lens) => lens.findAll('th, td').map((cell) => cell.text()))
      .map((cells) => cells.join(' ').trim()),
  ).toEqual(['One-touch success', 'No reopen success', 'Gross FCR failed new ticket · window 7 d', 'Net FCR failed new ticket · window 7 d'])
  expect(dashboard.text()).toContain('same issue: same order')
})
test('the file holds the same list', async () => {
  const { dashboard } = await mountDashboard(list, backend)
  const { total } = await backend.contacts(ask, { limit: 1, cursor: null })
  expect(dashboard.get('a[download]').text()).toBe(`CSV, ${total} rows`)
})
test('a state that has no tickets offers the others', async () => {
  const { dashboard, router, settle } = await mountDashboard('/tickets?state=failed&reason=escalated&period=2025-01-06', backend)
  expect(dashboard.text()).toContain('No such tickets')
  await dashboard
    .findAll('button')
    .find((button) => button.text() === 'Show all eligible')!
    .trigger('click')
  await settle()
  expect(router.currentRoute.value.query).toEqual({})
})
