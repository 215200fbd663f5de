import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { BRIEF_VERSION, briefRequestSchema } from '@shared/api/brief.ts'
import { KNOWN_VERSION } from './backend/decode-brief.ts'
import { features } from './features/index.ts'
import { aBrief, aHost, anArticle, aRepeat, aTicket, openSidebar } from './sidebar.test-helper.ts'

enableAutoUnmount(afterEach)
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())
const refused =
  (status: number, body: object = {}) =>
  () => {
    throw { status, responseText: JSON.stringify(body) }
  }

test('an opened ticket costs one signed call to the service, in the shape it takes', async () => {
  const { zaf, sent } = await openSidebar()
  expect(sent(/^https:/)).toHaveLength(1)
  const [request] = zaf.requests
  expect(request).toMatchObject({
    url: 'https://service.example.com/api/v1/tickets/42/brief',
    type: 'POST',
    secure: true,
    headers: { Authorization: 'Bearer {{jwt.token}}' },
    jwt: { algorithm: 'HS256', secret_key: '{{setting.signing_key}}', claims: { iss: 'shop', aud: 'https://service.example.com', sub: '3' } },
  })
  const body: unknown = JSON.parse(request?.data ?? '')
  expect(briefRequestSchema.parse(body)).toEqual(body)
  expect(body).toMatchObject({ requester: { id: 7, email: 'c7@example.com' }, channel: 'email', text: 'Where is it?', fields: { '11': null } })
})
test('the own page opens signed in, in a tab of its own', async () => {
  const { sidebar } = await openSidebar()
  const link = sidebar.get('a[href$="/my-day"]').attributes()
  expect(link).toMatchObject({ href: 'https://service.example.com/my-day', target: '_blank', rel: 'noopener noreferrer' })
})
test('a ticket that is being written is number 0, and its words are those of the composer', async () => {
  const host = aHost({
    ticket: aTicket({ id: undefined, status: 'new', description: '' }),
    'ticket.id': undefined,
    comment: { text: '<p>Hello there</p>', type: 'publicReply', useRichText: true },
  })
  const { zaf } = await openSidebar({ host })
  expect(zaf.requests[0]?.url).toMatch(/\/tickets\/0\/brief$/)
  expect(JSON.parse(zaf.requests[0]?.data ?? '')).toMatchObject({ text: 'Hello there' })
})
test('Zendesk is asked at most once for an opened ticket, and only for tickets that are shown', async () => {
  const contact = {
    ticketId: 30,
    channel: 'email',
    createdAt: '2026-11-01T00:00:00Z',
    firstSolvedAt: null,
    reason: null,
    agentReplies: 0,
    same: 'yes' as const,
    state: null,
  }
  const brief = aBrief({ history: [{ issue: 0, contacts: [contact] }] })
  const { sent, text } = await openSidebar({
    brief,
    answer: ({ url }) => (url.endsWith('/brief') ? brief : { tickets: [{ id: 30, subject: '<b>Jacket</b>' }] }),
  })
  await vi.advanceTimersByTimeAsync(100)
  await flushPromises()
  expect(sent(/^\/api\/v2/).map(({ url }) => url)).toEqual(['/api/v2/tickets/show_many.json?ids=30'])
  expect(text()).toContain('<b>Jacket</b>')
})
test('without earlier contacts Zendesk is not asked at all', async () => {
  const { sent } = await openSidebar()
  await vi.advanceTimersByTimeAsync(100)
  expect(sent(/^\/api\/v2/)).toEqual([])
})

test('a service out of reach is one line and one button; it asks again by itself', async () => {
  let offline = true
  const { text, sidebar, sent } = await openSidebar({ answer: () => (offline ? refused(502)() : aBrief()) })
  expect(text()).toContain('FirstFix can’t be reached')
  expect(sidebar.findAll('.note button').map((one) => one.text())).toEqual(['Try again'])
  offline = false
  await vi.advanceTimersByTimeAsync(20_000)
  await flushPromises()
  expect(sent(/brief$/)).toHaveLength(2)
  expect(text()).not.toContain('can’t be reached')
  expect(text()).toContain('No earlier contact')
})
test('while nobody looks at the ticket nothing is asked; the look back catches up', async () => {
  const { sent, emit } = await openSidebar({ answer: refused(502) })
  await emit('app.deactivated')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent(/brief$/)).toHaveLength(1)
  await emit('app.activated')
  expect(sent(/brief$/)).toHaveLength(2)
})
test('the last known data are shown with their time while the service is away', async () => {
  const storage = window.sessionStorage
  storage.clear()
  await openSidebar({ brief: aBrief({ repeat: aRepeat() }), storage })
  const { text } = await openSidebar({ answer: refused(0), storage })
  expect(text()).toContain('As known at 01:00')
  expect(text()).toContain('#30')
})
test('what is kept in the browser holds no words of the customer', async () => {
  const storage = window.sessionStorage
  storage.clear()
  await openSidebar({ storage })
  expect(JSON.stringify({ ...storage })).not.toMatch(/Where is it|Customer 7|c7@example/)
})
test.each([
  [401, 'turned this app away'],
  [429, 'too much to do'],
  [404, 'older than this sidebar'],
  [400, 'makes no sense'],
  [500, 'can’t be reached'],
])('an answer %i is told in its own words', async (status, words) => {
  const { text } = await openSidebar({ answer: refused(status, { code: 'stable_code' }) })
  expect(text()).toContain(words)
  expect(text()).toContain('stable_code')
})
test('one version older or newer is understood, more than one is said', async () => {
  expect((await openSidebar({ brief: aBrief({ version: BRIEF_VERSION + 1 }) })).text()).toContain('No earlier contact')
  expect((await openSidebar({ brief: aBrief({ version: BRIEF_VERSION - 1 }) })).text()).toContain('No earlier contact')
  expect((await openSidebar({ brief: aBrief({ version: BRIEF_VERSION - 2 }) })).text()).toContain('older than this sidebar')
  expect((await openSidebar({ brief: aBrief({ version: BRIEF_VERSION + 2 }) })).text()).toContain('older than the service')
})
test('the sidebar knows the version of the contract', () => {
  expect(KNOWN_VERSION).toBe(BRIEF_VERSION)
})
test('a part that an older service does not send is empty, the rest is shown', async () => {
  const { articles: _a, history: _h, ...older } = aBrief({ repeat: aRepeat() })
  const { text } = await openSidebar({ answer: () => older })
  expect(text()).toContain('Likely repeat of')
  expect(text()).toContain('No article matches')
})
test('a part that fails says so and the others stay', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const broken = { ...aRepeat(), why: [null] }
  const { text } = await openSidebar({ answer: () => ({ ...aBrief({ articles: [anArticle()] }), repeat: broken }) })
  expect(text()).toContain('“Likely repeat” could not be shown')
  expect(text()).toContain('When refunds arrive')
  expect(logged).toHaveBeenCalled()
  logged.mockRestore()
})
test('a ticket without requester waits for one, then asks', async () => {
  const { text, emit } = await openSidebar({ host: aHost({ 'ticket.requester': null }) })
  expect(text()).toContain('No requester chosen')
  await emit('ticket.requester.id.changed', { 'ticket.requester': { id: 8, email: 'c8@example.com' } })
  expect(text()).toContain('No earlier contact')
})
test('a closed ticket is read only: no disposition, nothing to insert', async () => {
  const { text, has } = await openSidebar({ host: aHost({ ticket: aTicket({ status: 'closed' }) }), brief: aBrief({ articles: [anArticle()] }) })
  expect(text()).toContain('This ticket is closed')
  expect(text()).toContain('When refunds arrive')
  expect(text()).not.toContain('Before Solve')
  expect(has(/^Insert/)).toBe(false)
})
test('no button stands out before the agent has done something', async () => {
  const { sidebar } = await openSidebar({ brief: aBrief({ repeat: aRepeat(), articles: [anArticle()] }) })
  expect(sidebar.findAll('.primary')).toEqual([])
})
test('loading shows at most five bars and says what it reads only after a second', async () => {
  const opening = openSidebar({ answer: () => new Promise(() => undefined) })
  await flushPromises()
  expect(document.querySelectorAll('.skel').length).toBeLessThanOrEqual(5)
  expect(document.body.textContent).not.toContain('Reading earlier contacts')
  await vi.advanceTimersByTimeAsync(1000)
  await flushPromises()
  expect(document.body.textContent).toContain('Reading earlier contacts')
  await vi.advanceTimersByTimeAsync(15_000)
  expect((await opening).text()).toContain('can’t be reached')
})
test('? lists the keys that work now, Escape puts the list away', async () => {
  const { press, sidebar } = await openSidebar({ brief: aBrief({ repeat: aRepeat() }) })
  await press('?')
  const keys = sidebar.findAll('dt kbd').map((one) => one.text())
  expect(keys).toEqual(expect.arrayContaining(['?', '1', '2', 'o', 'd', '/', 'Esc']))
  await press('Escape')
  expect(sidebar.findAll('dt kbd')).toEqual([])
})
test.each(['en', 'zh-CN'])('every part speaks %s, without a key left over', async (locale) => {
  const { text, press } = await openSidebar({ locale, brief: aBrief({ repeat: aRepeat(), articles: [anArticle()] }) })
  await press('?')
  expect(text()).not.toMatch(/\{\w+\}|undefined|NaN/)
  expect(/[\u4e00-\u9fff]/.test(text())).toBe(locale === 'zh-CN')
})
test('every feature has a folder of its own name, once', () => {
  const folders = Object.keys(import.meta.glob('./features/*/*.ts')).flatMap((path) => /features\/([^/]+)\/\1\.ts$/.exec(path)?.[1] ?? [])
  expect(features.map(({ name }) => name).toSorted()).toEqual(folders.toSorted())
})
