import { afterEach, expect, test } from 'vitest'
import { enableAutoUnmount } from '@vue/test-utils'
import { aBrief, aHost, openSidebar } from '../../sidebar.test-helper.ts'

enableAutoUnmount(afterEach)
const ORDER = { name: 'custom_field_20', label: 'Order number' }
const customer = (more: object) => aBrief({ customer: { ...aBrief().customer, ...more } })

test('market and language are named in the agent’s language', async () => {
  expect((await openSidebar()).text()).toMatch(/Market\s*Germany\s*Language\s*English\s*30 days\s*2 contacts/)
  expect((await openSidebar({ locale: 'zh-CN' })).text()).toMatch(/市场\s*德国\s*语言\s*英语/)
})
test('a market that is no country code stays as the account names it', async () => {
  expect((await openSidebar({ brief: customer({ market: 'North', language: 'klingon' }) })).text()).toMatch(/North\s*Language\s*klingon/)
})
test('a market is called as the account calls it, a language without its country', async () => {
  const host = aHost({
    ticketFields: [{ name: 'custom_field_21', label: 'Market', optionValues: [{ label: 'Germany and Austria', value: 'market_dach' }] }],
  })
  expect((await openSidebar({ host, brief: customer({ market: 'market_dach', language: 'en-US' }) })).text()).toMatch(
    /Germany and Austria\s*Language\s*English/,
  )
  expect((await openSidebar({ brief: customer({ language: 'zh-TW' }) })).text()).toContain('Chinese (Taiwan)')
})
test('what the service knows of an option’s name counts first', async () => {
  const named = customer({
    market: 'market_de',
    marketName: 'Germany and Austria',
    language: 'lang_1',
    languageName: 'Klingon',
    segment: 'vip_1',
    segmentName: 'Gold',
  })
  expect((await openSidebar({ brief: named })).text()).toMatch(/Gold[\s\S]*Germany and Austria\s*Language\s*Klingon/)
})
test('other profiles of the person are counted without the requester’s own', async () => {
  const { text } = await openSidebar({ brief: customer({ linkedUsers: 3, linkedBy: ['phone', 'email:x', 'email:y'] }) })
  expect(text()).toContain('2 more profiles, same phone number, same e-mail address')
  expect((await openSidebar({ brief: customer({ linkedUsers: 1, linkedBy: ['email'] }) })).text()).not.toContain('more profile')
})
test('a shared address is said, because its contacts may be of several people', async () => {
  expect((await openSidebar({ brief: customer({ shared: true }) })).text()).toContain('Shared address')
})
test('a ticket without order number says so; an account without the field has no such row', async () => {
  const host = (value: string | null) => aHost({ ticketFields: [ORDER], 'ticket.customField:custom_field_20': value })
  expect((await openSidebar({ host: host('AB-1') })).text()).toMatch(/Order\s*AB-1/)
  expect((await openSidebar({ host: host(null) })).text()).toMatch(/Order\s*none on this ticket/)
  expect((await openSidebar()).text()).not.toMatch(/Order/)
})
