/** Signing in through the stand-in helpdesk's OAuth, over HTTP, from the first redirect to the end of the session. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { codeOf, LOCAL_TOKEN, openBrowser, startSignInStage } from './sign-in.test-helper.ts'

const ADMIN = 500
const AGENT = 501
const MINUTE = 60
const HOUR = 3600

let stage: Awaited<ReturnType<typeof startSignInStage>>
/** All that the service said, and every secret that went through its hands. */
let said = ''
const secrets = new Set([LOCAL_TOKEN, 'client-secret-of-the-test'])
const sent: string[] = []
let helpdeskIsDown = false

beforeAll(async () => {
  const keep = (text: unknown) => {
    said += String(text)
    return true
  }
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  const real = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = String(input)
    const toHelpdesk = /\/(oauth\/tokens|api\/v2\/users\/me)/.test(url)
    if (toHelpdesk) sent.push(`${url.includes('oauth') ? 'token' : 'me'}`)
    if (toHelpdesk && helpdeskIsDown) throw new TypeError('fetch failed')
    const answer = await real(input, init)
    if (url.includes('/oauth/tokens')) {
      const pair = (await answer.clone().json()) as Record<string, unknown>
      for (const name of ['access_token', 'refresh_token']) if (typeof pair[name] === 'string') secrets.add(pair[name])
    }
    return answer
  })
  stage = await startSignInStage({ logLevel: 'debug' })
})
afterAll(async () => {
  await stage.close()
  vi.restoreAllMocks()
})
const browser = () => {
  const opened = openBrowser(stage.base)
  opened.cookies.delete('')
  return opened
}
const remember = ({ cookies }: ReturnType<typeof browser>, back: string) => {
  for (const value of cookies.values()) secrets.add(value)
  for (const name of ['code', 'state']) secrets.add(new URL(back).searchParams.get(name) ?? 'none')
}

test('somebody of the staff signs in, is who the helpdesk says, and goes where they wanted', async () => {
  const one = browser()
  expect(await one.me()).toMatchObject({ kind: 'nobody', role: null, canSignIn: true, demo: false })
  const first = await one.ask('/api/v1/status')
  expect([first.status, await codeOf(first)]).toEqual([401, 'not_signed_in'])
  const back = await one.allow(AGENT, '/tickets?state=failed')
  remember(one, back)
  const landed = await one.ask(back)
  expect([landed.status, landed.headers.get('location')]).toEqual([303, '/tickets?state=failed'])
  expect(await one.me()).toMatchObject({ kind: 'session', role: 'agent', userId: AGENT, name: stage.world.users.get(AGENT)!.name })
  expect((await one.ask('/api/v1/status')).status).toBe(200)
  const cookie = one.set.find((line) => line.startsWith('firstfix-session='))
  expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/)
  remember(one, back)
  const admin = browser()
  remember(admin, stage.base)
  await admin.signIn(ADMIN)
  expect(await admin.me()).toMatchObject({ role: 'admin' })
})
test('nothing that opens a session or the helpdesk lies readable in the store', async () => {
  const one = browser()
  await one.signIn(AGENT)
  const session = one.cookies.get('firstfix-session') ?? ''
  expect(await stage.engine.ops.session(session)).toBeNull()
  const { hashOf } = await import('../../dashboard/server/auth/seal.ts')
  const kept = JSON.stringify(await stage.engine.ops.session(hashOf(session)))
  expect(kept).toContain(`"userId":${AGENT}`)
  for (const secret of [session, ...secrets]) expect(kept).not.toContain(secret)
})
test('the way back works in the browser that began, once, with its own state', async () => {
  const [one, other] = [browser(), browser()]
  const back = await one.allow(AGENT)
  remember(one, back)
  const stolen = await other.ask(back)
  expect([stolen.status, await codeOf(stolen)]).toEqual([403, 'state_mismatch'])
  const state = one.cookies.get('firstfix-sign-in') ?? ''
  const forged = new URL(back)
  forged.searchParams.set('state', 'x'.repeat(43))
  expect(await codeOf(await one.ask(forged.href))).toBe('state_mismatch')
  one.cookies.set('firstfix-sign-in', state)
  expect((await one.ask(back)).status).toBe(303)
  one.cookies.set('firstfix-sign-in', state)
  expect(await codeOf(await one.ask(back))).toBe('state_mismatch')
  // The code again, in a sign-in of one's own.
  const again = new URL(await one.allow(AGENT))
  again.searchParams.set('code', new URL(back).searchParams.get('code') ?? '')
  expect(await codeOf(await one.ask(again.href))).toBe('code_refused')
})
test('a sign-in that takes too long, or is refused, ends with a reason', async () => {
  const one = browser()
  const late = await one.allow(AGENT)
  stage.pass(11 * MINUTE)
  expect(await codeOf(await one.ask(late))).toBe('state_mismatch')
  expect(await codeOf(await one.ask(await one.allow(AGENT, '/', 'deny')))).toBe('denied')
  helpdeskIsDown = true
  expect(await codeOf(await one.ask(await one.allow(AGENT)))).toBe('helpdesk_unreachable')
  helpdeskIsDown = false
  expect((await one.me()).kind).toBe('nobody')
})
test.each(['//evil.example.com', '/\\evil.example.com', 'https://evil.example.com', '/%5C/evil', 'javascript:alert(1)'])(
  'signing in is no door to %s',
  async (to) => {
    const location = (await browser().signIn(AGENT, to)).headers.get('location') ?? ''
    expect(new URL(location, stage.base).origin).toBe(stage.base)
  },
)
test('who is suspended or no longer at work there is refused, with words that say so', async () => {
  const user = stage.world.users.get(505)!
  const try505 = async () => {
    const one = browser()
    const back = await one.allow(505)
    return { one, back }
  }
  const first = await try505()
  user.suspended = true
  expect(await codeOf(await first.one.ask(first.back))).toBe('suspended')
  user.suspended = false
  const second = await try505()
  user.role = 'end-user'
  expect(await codeOf(await second.one.ask(second.back))).toBe('not_staff')
  user.role = 'agent'
  expect((await second.one.me()).kind).toBe('nobody')
})
test('a token that ends in mid-use is renewed once, however many ask; the next one, too', async () => {
  const one = browser()
  await one.signIn(AGENT)
  for (let round = 0; round < 3; round++) {
    stage.pass(31 * MINUTE)
    sent.length = 0
    const codes = await Promise.all(Array.from({ length: 6 }, async () => (await one.ask('/api/v1/me')).status))
    expect(codes).toEqual(Array.from({ length: 6 }, () => 200))
    expect(sent).toEqual(['token', 'me'])
    expect((await one.me()).role).toBe('agent')
  }
})
test('while a token lasts, the helpdesk is asked with it and nothing is renewed', async () => {
  const one = browser()
  await one.signIn(AGENT)
  stage.pass(12 * MINUTE)
  sent.length = 0
  expect([(await one.me()).kind, (await one.me()).kind]).toEqual(['session', 'session'])
  expect(sent).toEqual(['me'])
})
test('somebody suspended while signed in is out when the helpdesk is next asked; a demoted admin is one no longer', async () => {
  const [one, admin] = [browser(), browser()]
  await one.signIn(506)
  await admin.signIn(ADMIN)
  stage.world.users.get(506)!.suspended = true
  stage.world.users.get(ADMIN)!.role = 'agent'
  expect([(await one.me()).kind, (await admin.me()).role]).toEqual(['session', 'admin'])
  stage.pass(10 * MINUTE)
  expect([(await one.me()).kind, (await admin.me()).role]).toEqual(['nobody', 'agent'])
  stage.world.users.get(506)!.suspended = false
  stage.world.users.get(ADMIN)!.role = 'admin'
  expect((await one.me()).kind).toBe('nobody')
})
test('while the helpdesk is down a session goes on, for half a day at most', async () => {
  const one = browser()
  await one.signIn(AGENT)
  helpdeskIsDown = true
  for (let hours = 1; hours <= 11; hours++) {
    stage.pass(HOUR)
    expect((await one.me()).kind).toBe('session')
  }
  stage.pass(HOUR)
  expect((await one.me()).kind).toBe('nobody')
  helpdeskIsDown = false
})
test('a session ends by signing out, by rest, by age; a new sign-in ends the one before', async () => {
  const one = browser()
  await one.signIn(AGENT)
  const first = one.cookies.get('firstfix-session') ?? ''
  await one.signIn(AGENT)
  const second = one.cookies.get('firstfix-session') ?? ''
  expect(second).not.toBe(first)
  const as = async (session: string) => (await browser().ask('/api/v1/status', { headers: { cookie: `firstfix-session=${session}` } })).status
  expect([await as(first), await as(second)]).toEqual([401, 200])
  expect((await one.ask('/auth/sign-out', { method: 'POST' })).status).toBe(204)
  expect([await as(second), one.cookies.has('firstfix-session')]).toEqual([401, false])
  await one.signIn(AGENT)
  stage.pass(8 * HOUR)
  expect((await one.me()).kind).toBe('nobody')
  await one.signIn(AGENT)
  for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
    stage.pass(6 * HOUR)
    expect((await one.me()).kind).toBe('session')
  }
  stage.pass(6 * HOUR)
  expect((await one.me()).kind).toBe('nobody')
})
test('a page of another site changes nothing with the session of this browser, and cannot sign it out', async () => {
  const one = browser()
  await one.signIn(ADMIN)
  const post = async (path: string, headers: Record<string, string>) => (await one.ask(path, { method: 'POST', headers })).status
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example.com' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign)
    expect([headers, await post('/api/v1/sync', headers), await post('/auth/sign-out', headers)]).toEqual([headers, 403, 403])
  const bare = await fetch(`${stage.base}/api/v1/sync`, {
    method: 'POST',
    headers: { cookie: `firstfix-session=${one.cookies.get('firstfix-session')}` },
  })
  expect([bare.status, await codeOf(bare)]).toEqual([403, 'foreign_page'])
  expect(await post('/api/v1/sync', { 'sec-fetch-site': 'same-origin' })).toBe(202)
})
test('sign-ins, ends, refusals and changes are written down', () => {
  const acts = new Set(stage.audited.map(({ act, outcome }) => `${act} ${outcome}`))
  expect([...acts]).toEqual(expect.arrayContaining(['request refused', 'settings done', 'sign_in done', 'sign_in refused', 'sign_out done']))
  const line = JSON.stringify(stage.audited)
  for (const secret of secrets) expect(line).not.toContain(secret)
})
test('nothing that the service said in all this holds a secret or words of a ticket', () => {
  expect(said).toContain('/auth/callback')
  expect(secrets.size).toBeGreaterThan(20)
  const leaked = [...secrets].filter((secret) => secret.length > 5 && said.includes(secret))
  expect(leaked).toEqual([])
  const subjects = [...stage.world.tickets.values()].flatMap(({ subject }) => (subject ? [subject] : []))
  const names = [...stage.world.users.values()].flatMap(({ email }) => (email ? [email] : []))
  expect([...subjects, ...names].filter((text) => text.length > 8 && said.includes(text))).toEqual([])
})
