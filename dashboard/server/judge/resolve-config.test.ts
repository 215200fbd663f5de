import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION, type Configuration } from '@shared/api/configuration.ts'
import { namedUsers, resolveConfig, type KnownNames } from './resolve-config.ts'

const known: KnownNames = {
  fields: [
    { id: 11, title: 'Contact reason', type: 'tagger', active: true, options: [] },
    { id: 12, title: 'Market', type: 'tagger', active: true, options: [] },
  ],
  groups: [
    { id: 21, name: 'Tier 2', deleted: false },
    { id: 22, name: 'Vendor A', deleted: false },
  ],
  brands: [{ id: 31, name: 'Shop', active: true }],
  users: [{ name: 'carrier@example.com', userId: 41 }],
  accountZone: null,
}
const resolve = (configuration: Partial<Configuration>, names: Partial<KnownNames> = {}) =>
  resolveConfig({ ...DEFAULT_CONFIGURATION, ...configuration }, { ...known, ...names })

test('fields, groups and users are found by id or exact name', () => {
  const { fcr, mapping, notices } = resolve({
    causeField: 12,
    marketField: '12',
    tier2Groups: ['Tier 2'],
    vendorGroups: [22, '21'],
    thirdParties: ['carrier@example.com'],
    botUsers: [7],
  })
  expect([mapping.reasonField, mapping.causeField, mapping.marketField, mapping.verdictField]).toEqual([11, 12, 12, null])
  expect([fcr.tier2Groups, fcr.vendorGroups, fcr.thirdParties, fcr.botUsers]).toEqual([new Set([21]), new Set([22, 21]), new Set([41]), new Set([7])])
  expect(mapping.brandNames.get(31)).toBe('Shop')
  expect(notices).toEqual([])
})

test('a name that nothing bears is a sentence, unless it is a default that an untouched helpdesk lacks', () => {
  const { notices } = resolve(
    { reasonField: 'Grund', tier2Groups: ['tier 2'], botUsers: ['Robo'], surveyMap: { field: 'Solved?', yes: [], partly: [], no: [] } },
    { fields: [] },
  )
  expect(notices.toSorted()).toEqual([
    'botUsers names the user "Robo", and no user has this id, exact name or e-mail address.',
    'reasonField names the field "Grund", and no ticket field has this id or exact title.',
    'surveyMap.field names the field "Solved?", and no ticket field has this id or exact title.',
    'tier2Groups names the group "tier 2", and no group has this id or exact name.',
  ])
})

test("the zone is the configured one, else the account's, else UTC", () => {
  const zone = (timeZone: string | null, accountZone: string | null) => resolve({ timeZone }, { accountZone }).fcr.timeZone
  expect([zone('Asia/Shanghai', 'Paris'), zone(null, 'Paris'), zone(null, null)]).toEqual(['Asia/Shanghai', 'Europe/Paris', 'UTC'])
})
test("an account's zone that nobody knows is a sentence, unless the configuration names one", () => {
  expect(resolve({}, { accountZone: 'Atlantis' })).toMatchObject({
    fcr: { timeZone: 'UTC' },
    notices: ['The account\'s time zone "Atlantis" is none that is known here: days are counted in UTC until timeZone is set in the configuration.'],
  })
  expect(resolve({ timeZone: 'UTC' }, { accountZone: 'Atlantis' }).notices).toEqual([])
})

test('only what facts depend on asks for judging anew', () => {
  const { fingerprint } = resolve({})
  expect(resolve({ windowDays: 30, windowByReason: { refund: 14 }, weekStart: 'sunday', notFirstContactResolvable: ['x'] }).fingerprint).toBe(
    fingerprint,
  )
  expect(resolve({}, { fields: known.fields.toReversed(), groups: known.groups.toReversed() }).fingerprint).toBe(fingerprint)
  for (const changed of [
    { testTags: ['t'] },
    { timeZone: 'Asia/Tokyo' },
    { channelMap: { x: 'social' as const } },
    { sharedIdentities: ['a@b.c'] },
    { marketField: 11 },
  ])
    expect(resolve(changed).fingerprint).not.toBe(fingerprint)
  expect(resolve({}, { brands: [{ id: 31, name: 'Laden', active: true }] }).fingerprint).not.toBe(fingerprint)
})

test('users are asked for by the names that the configuration uses', () => {
  expect(namedUsers({ ...DEFAULT_CONFIGURATION, botUsers: [7, 'Robo'], thirdParties: ['a@b.c'] })).toEqual(['7', 'Robo', 'a@b.c'])
})
