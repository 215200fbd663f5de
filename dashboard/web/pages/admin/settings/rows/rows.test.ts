import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { ADMIN_BACKEND } from '../../../../backend/admin-backend.ts'
import { createFixtureAdmin } from '../../../../backend/fixture-admin.ts'
import { createFixtureBackend } from '../../../../backend/fixture-backend.ts'
import { mountDashboard } from '../../../../mount-dashboard.test-helper.ts'
import { fromText, toText, toWordList } from './row-setting.ts'

enableAutoUnmount(afterEach)
// A form of forty fields is slow to mount where two cores are shared.
vi.setConfig({ testTimeout: 20_000 })

async function openSettings() {
  const admin = createFixtureAdmin()
  const page = await mountDashboard('/admin/settings', createFixtureBackend({ contacts: [] }), { provide: { [ADMIN_BACKEND as symbol]: admin } })
  const of = (key: string) => page.dashboard.get(`[data-setting="${key}"]`)
  const press = async (key: string | null, name: string) => {
    const buttons = (key === null ? page.dashboard : of(key)).findAll('button')
    const found = buttons.find((one) => [one.text(), one.attributes('aria-label')].includes(name))
    if (!found) throw new Error(`no button "${name}"`)
    await found.trigger('click')
    await page.settle()
  }
  const cell = async (key: string, label: string, value: string) => {
    const found = of(key)
      .findAll('label')
      .findLast((one) => one.text().startsWith(label))
    const input = found?.get('input, select')
    if (!input) throw new Error(`no cell "${label}"`)
    await input.setValue(value)
    await input.trigger('change')
    await page.settle()
  }
  const saved = async () => {
    await press(null, 'Show what it would change')
    await press(null, 'Save as version 1')
    return (await admin.configuration()).body
  }
  const dryRunIsHeld = () =>
    page.dashboard
      .findAll('button')
      .find((one) => one.text() === 'Show what it would change')
      ?.attributes('disabled') !== undefined
  return { ...page, admin, of, press, cell, saved, dryRunIsHeld }
}

test('percent is typed as people say it, words end at a comma of either script', () => {
  expect([fromText({ kind: 'percent' }, '78.5'), toText({ kind: 'percent' }, 0.785), fromText({ kind: 'number' }, '')]).toEqual([0.785, '78.5', null])
  expect(toWordList('邮费， 运费,postage;;邮费')).toEqual(['邮费', '运费', 'postage'])
})
test('a row that is not whole holds the save back; the whole one is saved', async () => {
  const { press, cell, saved, of, dryRunIsHeld } = await openSettings()
  await press('channelMap', 'Add to Channels')
  expect(of('channelMap').text()).toContain('Not kept yet')
  expect(dryRunIsHeld()).toBe(true)
  await cell('channelMap', 'Name at the helpdesk', 'my_channel_42')
  await cell('channelMap', 'Is', 'social')
  expect((await saved()).channelMap).toEqual({ my_channel_42: 'social' })
})
test('a target in percent, of one reason, is saved as a fraction; what is wrong with it stands in its row', async () => {
  const { press, cell, saved, of } = await openSettings()
  await press('targets', 'Add to Targets')
  await cell('targets', 'Rate', '780')
  await cell('targets', 'From', '2026-07-01')
  await cell('targets', 'Of', 'reason')
  await cell('targets', 'Value', 'refund')
  await press(null, 'Show what it would change')
  expect(of('targets').get('li').text()).toContain('must be from 0 to 1, that is 0 to 100%')
  expect(of('targets').get('li input[aria-invalid]').element).toHaveProperty('value', '780')
  await cell('targets', 'Rate', '78')
  expect((await saved()).targets).toEqual([{ lens: 'net', slice: { dimension: 'reason', value: 'refund' }, rate: 0.78, from: '2026-07-01' }])
})
test('business hours begin as an office week, take a second shift, and end', async () => {
  const { press, saved, of, settle } = await openSettings()
  await press('businessHours', 'Set business hours')
  await press('businessHours', 'Add a shift on Saturday')
  const from = of('businessHours').get('[data-day="saturday"] input')
  await from.setValue('8')
  await from.trigger('change')
  await settle()
  await press('businessHours', 'Take out shift 1 of Friday')
  expect((await saved()).businessHours).toMatchObject({ monday: [['09:00', '17:30']], friday: [], saturday: [['08:00', '17:30']], holidays: [] })
  await press('businessHours', 'No business hours')
  expect(of('businessHours').text()).toContain('Set business hours')
})
test('a survey is a field with its answers; emptied, there is none', async () => {
  const { cell, of, saved, settle } = await openSettings()
  await cell('surveyMap', 'Ticket field', 'Was it solved?')
  const yes = of('surveyMap').findAll('input')[1]!
  await yes.setValue('yes')
  await yes.trigger('keydown', { key: 'Enter' })
  await settle()
  expect((await saved()).surveyMap).toEqual({ field: 'Was it solved?', yes: ['yes'], partly: [], no: [] })
})
test('a promise counts for the channels that are ticked', async () => {
  const { press, cell, of, saved, settle } = await openSettings()
  await press('slaTargets', 'Add to Promised times')
  await cell('slaTargets', 'Within', '60')
  await of('slaTargets').get('input[type="checkbox"]').setValue(true)
  await settle()
  expect((await saved()).slaTargets).toEqual([{ measure: 'first_reply', withinMinutes: 60, hours: 'calendar', channels: ['email'] }])
})
test('another band set is drawn, or none; a set without a source is refused beside it', async () => {
  const { press, cell, of, saved } = await openSettings()
  await cell('bands', 'Charts draw', '')
  await press('bands', 'Add a set')
  await cell('bands', 'Name', 'Our peers')
  await press('bands', 'Add to Zones of Our peers')
  await cell('bands', 'From', '70')
  await cell('bands', 'Up to', '75')
  await cell('bands', 'Called', 'usual')
  await press(null, 'Show what it would change')
  expect(of('bands').text()).toContain('bands.sets.2.source.text must not be empty')
  await cell('bands', 'Source', 'A report')
  const { bands } = await saved()
  expect([bands.shown, bands.sets.at(-1)]).toEqual([
    null,
    {
      id: 'own_1',
      name: 'Our peers',
      source: { text: 'A report', url: null, date: null },
      measuredBy: 'unstated',
      zones: [{ from: 0.7, to: 0.75, label: 'usual' }],
    },
  ])
})
