/** Roles and what they see, by people who signed in and by scripts, over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, openBrowser, startSignInStage } from './sign-in.test-helper.ts'

const ADMIN = 500
const AGENT = 501

let stage: Awaited<ReturnType<typeof startSignInStage>>
beforeAll(async () => {
  stage = await startSignInStage()
})
afterAll(() => stage.close())
const browser = () => openBrowser(stage.base)

test('a changed role is in force with the next request; of two admins who change it the second is told', async () => {
  const [admin, agent] = [browser(), browser()]
  await admin.signIn(ADMIN)
  await agent.signIn(507)
  const people = await (await admin.ask('/api/v1/people')).json()
  const { version } = people.people.find((person: { userId: number }) => person.userId === 507)
  expect((await agent.ask('/metrics')).status).toBe(403)
  const put = (body: object) => admin.ask('/api/v1/people/507', { method: 'PUT', body })
  expect((await put({ role: 'manager', groups: null, ifVersion: version })).status).toBe(200)
  expect((await agent.ask('/metrics')).status).toBe(200)
  const late = await put({ role: 'reviewer', groups: null, ifVersion: version })
  expect([late.status, await codeOf(late)]).toEqual([409, 'person_changed'])
  expect(await codeOf(await put({ role: 'vendor', groups: null, ifVersion: version + 1 }))).toBe('groups_missing')
  // What an admin chose stays, whatever the helpdesk says at the next sign-in.
  await agent.signIn(507)
  expect((await agent.me()).role).toBe('manager')
})
test('a vendor sees the tickets of its group and no other', async () => {
  const [admin, vendor] = [browser(), browser()]
  await admin.signIn(ADMIN)
  await vendor.signIn(508)
  const rows = async (who: typeof admin, query = '') =>
    (await (await who.ask(`/api/v1/fcr/contacts?limit=1000${query}`)).json()) as { total: number; rows: { ticketId: number }[] }
  const groups = (await (await admin.ask('/api/v1/meta')).json()).dimensions.find(({ id }: { id: string }) => id === 'group').values as {
    value: string
    count: number
  }[]
  const [own, foreign] = groups
  await admin.ask('/api/v1/people/508', { method: 'PUT', body: { role: 'vendor', groups: [Number(own!.value)], ifVersion: 1 } })
  const ownOnly = await rows(admin, `&filter=group=${own!.value}`)
  const seen = await rows(vendor)
  expect(seen.total).toBe(ownOnly.total)
  expect(seen.rows.map(({ ticketId }) => ticketId)).toEqual(ownOnly.rows.map(({ ticketId }) => ticketId))
  const [ticket] = (await rows(admin, `&filter=group=${foreign!.value}`)).rows
  expect((await vendor.ask(`/api/v1/contacts/${ticket!.ticketId}`)).status).toBe(404)
  const csv = await (await vendor.ask('/api/v1/fcr/contacts?format=csv')).text()
  expect(csv.split('\r\n').filter(Boolean).length - 1).toBe(ownOnly.total)
  expect((await vendor.ask('/api/v1/fcr/vintages?lens=net')).status).toBe(403)
})
test('a token of a script works until it is revoked, and its use is noted', async () => {
  const admin = browser()
  await admin.signIn(ADMIN)
  const made = await (await admin.ask('/api/v1/tokens', { method: 'POST', body: { role: 'manager', name: 'nightly', days: 2 } })).json()
  const script = async (path = '/metrics') => (await fetch(`${stage.base}${path}`, { headers: { authorization: `Bearer ${made.secret}` } })).status
  expect([await script(), await script('/api/v1/people')]).toEqual([200, 403])
  const { tokens } = await (await admin.ask('/api/v1/tokens')).json()
  expect(tokens[0]).toMatchObject({ id: made.id, name: 'nightly', role: 'manager', madeBy: `user ${ADMIN}`, lastUsedAt: expect.any(String) })
  expect(JSON.stringify(tokens)).not.toContain(made.secret)
  expect((await admin.ask(`/api/v1/tokens/${made.id}/revoke`, { method: 'POST' })).status).toBe(200)
  expect(stage.audited.filter(({ act }) => act === 'token').map(({ details }) => details?.['change'])).toEqual(['made', 'revoked'])
  expect([await script(), (await admin.ask(`/api/v1/tokens/${made.id}/revoke`, { method: 'POST' })).status]).toEqual([401, 404])
})
test('beside a real account nobody plays a role', async () => {
  const one = browser()
  await one.signIn(AGENT)
  const put = await one.ask('/api/v1/demo/role', { method: 'PUT', body: { role: 'admin', userId: AGENT } })
  expect([put.status, await codeOf(put), (await one.ask('/api/v1/demo/role')).status]).toEqual([404, 'no_demo', 404])
  expect((await one.me()).role).toBe('agent')
})
