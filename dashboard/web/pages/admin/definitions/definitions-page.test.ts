import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { ADMIN_BACKEND } from '../../../backend/admin-backend.ts'
import { createFixtureAdmin } from '../../../backend/fixture-admin.ts'
import { createFixtureBackend } from '../../../backend/fixture-backend.ts'
import { mountDashboard } from '../../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
async function openNet(lang = 'en') {
  const admin = createFixtureAdmin()
  const page = await mountDashboard('/admin/definitions?lens=net', createFixtureBackend({ contacts: [] }), {
    lang,
    provide: { [ADMIN_BACKEND as symbol]: admin },
  })
  const press = async (words: string) => {
    const button = page.dashboard.findAll('button').find((one) => one.text() === words)
    if (!button) throw new Error(`no button "${words}"`)
    await button.trigger('click')
    await page.settle()
  }
  const chooseWindow = async (days: number) => {
    const label = page.dashboard.findAll('[data-part="windowDays"] label').find((one) => one.text() === `${days} days`)
    await label?.get('input').setValue(true)
    await page.settle()
  }
  const button = (start: string) => page.dashboard.findAll('button').find((one) => one.text().startsWith(start))
  return { ...page, admin, press, chooseWindow, button }
}

test('nothing is saved before it was shown what it would change', async () => {
  const { press, chooseWindow, button, admin, text, dashboard } = await openNet()
  await chooseWindow(14)
  expect(button('Save as version 2')?.attributes('disabled')).toBeDefined()
  await press('Show what it would change')
  expect(text()).toContain('It would change 12 tickets')
  expect(text()).toContain('7 days → 14 days')
  expect(dashboard.get('[data-side="after"]').text()).toContain('70.0–80.0 · n 190')
  await press('Save as version 2')
  const net = (await admin.lenses()).lenses.find((lens) => lens.definition.id === 'net')
  expect(net?.changes).toEqual({ windowDays: 14 })
  expect(dashboard.get('[data-lens="net"]').text()).toContain('v2')
})
test('a change after the dry run asks for another one', async () => {
  const { press, chooseWindow, button } = await openNet()
  await chooseWindow(14)
  await press('Show what it would change')
  await chooseWindow(30)
  expect(button('Save as version 2')?.attributes('disabled')).toBeDefined()
})
test('a version saved by someone else meanwhile is shown beside what was typed, and what was typed is kept', async () => {
  const { press, chooseWindow, admin, dashboard } = await openNet()
  await chooseWindow(14)
  await press('Show what it would change')
  await admin.saveLens('net', { changes: { usePredictedReasons: true }, ifVersion: 1, note: '' })
  await press('Save as version 2')
  const conflict = dashboard.get('[data-conflict]').text()
  expect(conflict).toContain('Version 2 was saved by Mei')
  expect(conflict).toContain('14 days')
  await press('Go on from version 2')
  await press('Show what it would change')
  await press('Save as version 3')
  const net = (await admin.lenses()).lenses.find((lens) => lens.definition.id === 'net')
  expect(net?.definition).toMatchObject({ version: 3, windowDays: 14, usePredictedReasons: false })
})
test('leaving with unsaved changes asks first; staying keeps them', async () => {
  const { press, chooseWindow, router, settle, text, dashboard } = await openNet()
  await chooseWindow(14)
  void router.push('/data')
  await settle()
  expect(text()).toContain('Leave without saving?')
  await press('Stay here')
  expect(router.currentRoute.value.path).toBe('/admin/definitions')
  expect(
    dashboard.findAll<HTMLInputElement>('[data-part="windowDays"] input').find((one) => one.element.checked)?.element.parentElement?.textContent,
  ).toContain('14')
})
test('a part that has a value of its own can follow the settings again', async () => {
  const { press, chooseWindow, button } = await openNet()
  await chooseWindow(14)
  await press('Follow the settings')
  expect(button('Show what it would change')?.attributes('disabled')).toBeDefined()
})
test('the page speaks Chinese', async () => {
  const { text } = await openNet('zh')
  expect(text()).toContain('净 FCR，第 1 版')
})
