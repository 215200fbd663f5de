import { expect, test } from 'vitest'
import { accountZoneName, ianaZone } from './account-zone.ts'

const settings = (localization: unknown) => ({ settings: { localization } })

test('the IANA name of the settings goes before the Rails name', () => {
  expect(accountZoneName(settings({ time_zone: 'Beijing', iana_time_zone: 'Asia/Shanghai' }))).toBe('Asia/Shanghai')
  expect(accountZoneName(settings({ time_zone: 'Beijing' }))).toBe('Beijing')
})
test.each([null, {}, { settings: [] }, settings({ time_zone: 8 })])('settings that name no zone: %j', (body) => {
  expect(accountZoneName(body)).toBeNull()
})
test.each([
  ['Asia/Shanghai', 'Asia/Shanghai'],
  ['UTC', 'UTC'],
  ['Beijing', 'Asia/Shanghai'],
  ['Pacific Time (US & Canada)', 'America/Los_Angeles'],
  ['Berlin', 'Europe/Berlin'],
  ['Hong Kong', 'Asia/Hong_Kong'],
  ['Buenos Aires', 'America/Buenos_Aires'],
  ['Samoa', 'Pacific/Apia'],
  ['International Date Line West', 'Etc/GMT+12'],
  ['Atlantis', null],
  ['', null],
  ['constructor', null],
])('the zone "%s" is %s', (name, zone) => {
  expect(ianaZone(name)).toBe(zone)
})
