import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { ADMIN_BACKEND, type AdminBackend } from '../../backend/admin-backend.ts'
import { BackendError } from '../../backend/backend-error.ts'
import { createFixtureAdmin } from '../../backend/fixture-admin.ts'
import { createFixtureBackend } from '../../backend/fixture-backend.ts'
import { mountDashboard } from '../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
// A form of forty fields is slow to mount where two cores are shared.
vi.setConfig({ testTimeout: 20_000 })
async function open(address: string, admin: AdminBackend = createFixtureAdmin()) {
  const page = await mountDashboard(address, createFixtureBackend({ contacts: [] }), { provide: { [ADMIN_BACKEND as symbol]: admin } })
  const button = (words: string) => {
    const found = page.dashboard.findAll('button').find((one) => one.text() === words)
    if (!found) throw new Error(`no button "${words}"`)
    return found
  }
  const press = async (words: string) => {
    const found = button(words)
    await found.trigger(found.attributes('type') === 'button' ? 'click' : 'submit')
    await page.settle()
  }
  const type = async (setting: string, value: string) => {
    await page.dashboard.get(`[data-setting="${setting}"] :is(input, select, textarea)`).setValue(value)
    await page.dashboard.get(`[data-setting="${setting}"] :is(input, select, textarea)`).trigger('change')
    await page.settle()
  }
  return { ...page, admin, button, press, type }
}

test('a setting is shown with its effect before it is saved, and who saved it stands in the history', async () => {
  const { press, type, text, admin, button, router, settle } = await open('/admin/settings')
  expect(text()).toContain('Nothing was saved yet')
  await type('windowDays', '14')
  expect(button('Save as version 1').attributes('disabled')).toBeDefined()
  await press('Show what it would change')
  expect(text()).toContain('1 setting would change')
  await press('Save as version 1')
  expect((await admin.configuration()).body.windowDays).toBe(14)
  await router.push('/admin/history')
  await settle()
  expect(text()).toContain('v116 Nov 2026, 09:00MeiWindow714')
})
test('what is wrong with a setting is said beside it, and nothing is saved', async () => {
  const { press, type, dashboard, admin } = await open('/admin/settings')
  await type('timeZone', 'Mars/Base')
  await press('Show what it would change')
  expect(dashboard.get('[data-setting="timeZone"]').text()).toContain('is not an IANA time zone')
  expect((await admin.configuration()).version).toBe(0)
})
test('two admins saving one setting: both texts are shown, and what was typed is kept', async () => {
  const { press, type, dashboard, admin } = await open('/admin/settings')
  await type('windowDays', '14')
  await press('Show what it would change')
  await admin.saveConfiguration({ body: { windowDays: 3 }, ifVersion: 0, note: '' })
  await press('Save as version 1')
  expect(dashboard.get('[data-conflict]').text()).toContain('Version 1 was saved by Mei')
  expect(dashboard.get('[data-conflict]').text()).toContain('changed by both')
  await press('Go on from version 1')
  await press('Show what it would change')
  await press('Save as version 2')
  expect((await admin.configuration()).body.windowDays).toBe(14)
})
test('undo puts back into the form what a version changed', async () => {
  const admin = createFixtureAdmin()
  await admin.saveConfiguration({ body: { windowDays: 3 }, ifVersion: 0, note: '' })
  const { dashboard } = await open('/admin/settings?undo=1', admin)
  expect(dashboard.get<HTMLSelectElement>('[data-setting="windowDays"] select').element.value).toBe('7')
})
test('the secret of a token is shown once, and a revoked token stays in the list', async () => {
  const { press, dashboard, text } = await open('/admin/people')
  await press('Make a token')
  await dashboard.get('form').trigger('submit')
  await new Promise((resolve) => queueMicrotask(() => resolve(null)))
  await press('I have it')
  expect(dashboard.find('[data-secret]').exists()).toBe(false)
  await press('Revoke')
  expect(text()).toContain('revoked 16 Nov')
})
test('a role is given with the groups it sees; a vendor needs one', async () => {
  const { press, dashboard, admin, button } = await open('/admin/people')
  await press('Change')
  await dashboard.get('form select').setValue('reviewer')
  await dashboard.get('form').trigger('submit')
  expect((await admin.people())[0]).toMatchObject({ userId: 11, role: 'reviewer', chosen: true, version: 2 })
  await press('Change')
  await dashboard.get('form select').setValue('vendor')
  expect(button('Save the role').attributes('disabled')).toBeDefined()
})
test('the audit log is searched by what stands in the address', async () => {
  const { dashboard } = await open('/admin/audit?act=settings')
  expect(dashboard.findAll('[data-line]').map((line) => line.attributes('data-line'))).toEqual(['2'])
  expect(dashboard.get('[data-line]').text()).toContain('before 7')
  expect(dashboard.get('a[download]').attributes('href')).toContain('format=csv')
})
test('who may not see a page is told so', async () => {
  const refuse = () => Promise.reject(new BackendError('forbidden', 'forbidden', 'This needs the role admin.'))
  const { text } = await open('/admin/audit', { ...createFixtureAdmin(), audit: refuse })
  expect(text()).toContain('forbidden')
})
