import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { ADMIN_BACKEND } from '../../../backend/admin-backend.ts'
import { createFixtureAdmin } from '../../../backend/fixture-admin.ts'
import { createFixtureBackend } from '../../../backend/fixture-backend.ts'
import { mountDashboard } from '../../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
async function open(address = '/admin/taxonomy', admin = createFixtureAdmin()) {
  const page = await mountDashboard(address, createFixtureBackend({ contacts: [] }), { provide: { [ADMIN_BACKEND as symbol]: admin } })
  const press = async (name: string) => {
    const found = page.dashboard.findAll('button').find((one) => [one.text(), one.attributes('aria-label')].includes(name))
    if (!found) throw new Error(`no button "${name}"`)
    await found.trigger('click')
    await page.settle()
  }
  const row = (value: string) => page.dashboard.get(`[data-value="${value}"]`)
  const merge = async (from: string, into: string) => {
    await row(from).get('select').setValue(into)
    await page.settle()
  }
  return { ...page, admin, press, row, merge }
}

test('a merge says how many tickets would count as what, is tried, saved, and stands in the history', async () => {
  const { merge, press, row, text, admin } = await open()
  expect(
    row('refund')
      .findAll('td')
      .map((cell) => cell.text())
      .slice(0, 2),
  ).toEqual(['40', '40'])
  await merge('refund_old', 'refund')
  expect(text()).toContain('12 tickets with Refund (old) would count as Refund, not Refund (old).')
  expect(row('refund').findAll('td')[1]?.text()).toBe('52')
  await press('Show what it would change')
  expect(text()).toContain('Merged reasons')
  await press('Save as version 1')
  expect((await admin.configuration()).body.reasonAliases).toEqual({ refund_old: 'refund' })
  expect((await admin.history()).changes.map(({ key }) => key)).toEqual(['reasonAliases'])
})
test('what counts as a value cannot take that value in; a merge is undone by itself or from the history', async () => {
  const admin = createFixtureAdmin()
  await admin.saveConfiguration({ body: { reasonAliases: { refund_old: 'refund' } }, ifVersion: 0, note: '' })
  const { row, merge, press } = await open('/admin/taxonomy', admin)
  expect(
    row('refund')
      .findAll('option')
      .map((option) => option.attributes('value')),
  ).toEqual(['refund', 'delivery'])
  await merge('refund_old', 'refund_old')
  await press('Show what it would change')
  await press('Save as version 2')
  expect((await admin.configuration()).body.reasonAliases).toEqual({})
  const again = await open('/admin/taxonomy?undo=2', admin)
  expect(again.row('refund_old').get('select').element.value).toBe('refund')
})
test('a retired value is no longer offered, and can be brought back; an unmapped field says what to do', async () => {
  const { press, row, dashboard } = await open()
  await press('Retire Delivery')
  expect(row('delivery').text()).toContain('not offered')
  await press('Bring back Delivery')
  expect(row('delivery').text()).toContain('are offered it')
  expect(dashboard.get('[data-list="cause"]').text()).toContain('No ticket field is mapped')
})
