import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import type { Me } from '@shared/api/people.ts'
import { createFixtureBackend } from '../../backend/fixture-backend.ts'
import { PERSON, type PersonBackend } from '../../backend/person-backend.ts'
import { mountDashboard } from '../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
const NOBODY: Me = { kind: 'nobody', role: null, userId: null, name: null, groups: null, canSignIn: true, demo: false }
const MIA: Me = { ...NOBODY, kind: 'session', role: 'manager', userId: 501, name: 'Mia Brandt' }
const CHOICES = { roles: ['agent' as const, 'vendor' as const], staff: [{ userId: 501, name: 'Mia Brandt' }], vendorGroups: [] }

function open(me: Me, address = '/', lang = 'en') {
  const act = vi.fn(async () => {})
  const person: PersonBackend = { me: async () => me, signOut: async () => {}, choices: async () => CHOICES, act }
  return mountDashboard(address, createFixtureBackend({ contacts: [] }), { lang, provide: { [PERSON as symbol]: person } }).then((page) => ({
    ...page,
    act,
  }))
}
async function settled(page: Awaited<ReturnType<typeof open>>, words: string) {
  await expect.poll(() => page.text()).toContain(words)
}

test('nobody sees the way in and no page; it leads back to where they wanted', async () => {
  const page = await open(NOBODY, '/tickets?state=failed')
  await settled(page, 'Sign in with Zendesk')
  expect(page.dashboard.get('a.is-primary').attributes('href')).toBe('/auth/sign-in?to=%2Ftickets%3Fstate%3Dfailed')
  expect(page.dashboard.find('nav').exists()).toBe(false)
})
test.each([
  ['en', 'suspended. Ask its admin'],
  ['zh-CN', '已被停用'],
])('why a sign-in failed is said (%s)', async (lang, words) => {
  const page = await open(NOBODY, '/?signIn=suspended', lang)
  await settled(page, words)
  expect(page.dashboard.get('a.is-primary').attributes('href')).toBe('/auth/sign-in?to=%2F')
})
test('where one cannot sign in, the local address is named', async () => {
  await settled(await open({ ...NOBODY, canSignIn: false }), 'Open the address that the service printed')
})
test('who is signed in stands in the nav, with the way out', async () => {
  const page = await open(MIA)
  await settled(page, 'Mia Brandt · manager')
  expect(page.text()).toContain('Sign out')
  expect(page.text()).not.toContain('acting as')
})
test('a demo marks who is played, and another can be chosen', async () => {
  const page = await open({ ...MIA, kind: 'demo', role: 'reviewer', demo: true })
  await settled(page, 'Demo: acting as reviewer')
  const details = page.dashboard.get('[data-person] details')
  details.element.toggleAttribute('open', true)
  await details.trigger('toggle')
  await page.settle()
  await page.dashboard.get('[data-person] select').setValue('vendor')
  await page.dashboard.get('[data-person] form').trigger('submit')
  await expect.poll(() => page.act.mock.calls).toEqual([[{ role: 'vendor', userId: 501 }]])
})
test.each([
  ['manager', true],
  ['admin', true],
  ['agent', false],
  ['reviewer', false],
  ['vendor', false],
] as const)('Admin stands in the nav of those whom it lets in: %s %s', async (role, shown) => {
  const page = await open({ ...MIA, role })
  await settled(page, 'Mia Brandt')
  expect(page.dashboard.find('nav a[href="/admin"]').exists()).toBe(shown)
})
