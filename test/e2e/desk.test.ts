/** The agent workspace in a real browser, with the probe app that exercises the protocol. */
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { appOf, setStage } from './desk-stage.ts'
import type { Stage } from './desk-stage.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await setStage({ pong: true })
})
afterAll(async () => stage?.close())
afterEach(async () => {
  await page.close()
  const faults = stage.faults.splice(0)
  if (faults.length > 0) throw new Error(`the page reported: ${faults.join(' | ')}`)
})

const app = (): FrameLocator => appOf(page)
const log = (): Locator => app().locator('#log')
const composer = (): Locator => page.locator('.composer textarea')
const links = (): Locator => page.locator('nav[aria-label="Tickets"] li a')
const ticket = (id: number) => stage.world.tickets.get(id)!
/** The n-th newest open ticket, its app up and listening. */
async function openTicket(n: number, query = '?lang=en'): Promise<number> {
  const id = stage.open[n]!
  page = await stage.visit(`${stage.probe}${query}#/tickets/${id}`)
  await log().getByText('app.activated {"firstLoad":true}').waitFor()
  return id
}

test('the list shows open tickets newest first, j and k move, Enter opens, and the ticket is in the address', async () => {
  page = await stage.visit(`${stage.probe}?lang=en`)
  await links().first().waitFor()
  expect(await links().evaluateAll((all) => all.map((link) => Number(link.getAttribute('href')?.replace('#/tickets/', ''))))).toEqual(stage.open)
  for (const key of ['j', 'j', 'j', 'k', 'Enter']) await page.keyboard.press(key)
  await page.waitForURL(`**/desk/?lang=en#/tickets/${stage.open[1]!}`)
  await page.getByRole('heading', { level: 1, name: ticket(stage.open[1]!).subject }).waitFor()
})
test('a search by number opens any ticket, one by words finds its subject', async () => {
  page = await stage.visit(`${stage.probe}?lang=en`)
  const closed = [...stage.world.tickets.values()].find(({ status }) => status === 'closed')!
  await links().first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(`#${closed.id}`)
  await page.getByText('Found, ').waitFor()
  await page.locator(`a[href="#/tickets/${closed.id}"]`).click()
  await page.getByText('This ticket is closed. It can be read, not changed.').waitFor()
  await page.getByRole('searchbox').fill('no such words anywhere')
  await page.getByText('Nothing found for').waitFor()
  await page.getByRole('button', { name: 'Clear search' }).click()
  await links().first().waitFor()
})
test('a ticket that does not exist says so', async () => {
  page = await stage.visit(`${stage.probe}?lang=en#/tickets/1`)
  await page.getByText('There is no ticket #1.').waitFor()
})

test('the app registers, reads, is refused by path, and hears that it is in view', async () => {
  const id = await openTicket(0, '?lang=en&theme=light')
  await app()
    .getByText(`#${id} ${ticket(id).status} en`)
    .waitFor()
  expect(await log().innerText()).toContain(`registered ticket_sidebar ${stage.service.url}\nrefused no.such`)
  await app().locator('#wrong').click()
  await log().getByText('APIUnavailable: "ticket.nothing" Could not find handler').waitFor()
})
test('theme and language reach the app and stand in the address', async () => {
  await openTicket(0, '?lang=en&theme=light')
  await app().locator('#scheme', { hasText: 'light' }).waitFor()
  await page.getByLabel('Theme').selectOption('dark')
  await log().getByText('colorScheme.changed "dark"').waitFor()
  await page.getByLabel('Language').selectOption('zh-CN')
  await app().getByText('zh-CN').waitFor()
  await page.getByText('公开回复').waitFor()
  expect(new URL(page.url()).search).toBe('?lang=zh-CN&theme=dark')
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
})
test('a second ticket is a second app: the first is told that it is out of view, and again in view', async () => {
  const id = await openTicket(0)
  await page.locator(`li a[href="#/tickets/${stage.open[1]!}"]`).click()
  await app().getByText(`#${stage.open[1]!} `).waitFor()
  await page.getByLabel('Opened tickets').getByText(`#${id}`).click()
  await log().getByText('app.deactivated').waitFor()
  await log().getByText('app.activated {"firstLoad":false}').waitFor()
})
test('what the app inserts arrives in the draft as text at the cursor, and every keystroke is heard', async () => {
  await openTicket(0)
  await composer().fill('Dear ')
  await log().getByText('comment.text.changed "Dear "').waitFor()
  await app().locator('#insert').click()
  await expect.poll(() => composer().inputValue()).toBe('Dear Hello there, see this (https://example.com/a)')
})
test('a save that the app holds is not sent; let through, it is saved with what the app set', async () => {
  const id = await openTicket(2)
  const before = ticket(id).status
  await app().locator('#hook').selectOption('block')
  await composer().fill('The refund left us on Monday.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Probe holds the save: Choose a reason first').waitFor()
  expect(ticket(id).status).toBe(before)
  await log().getByText('ticket.save solved').waitFor()

  await app().locator('#field').click()
  await log().getByText('reason set').waitFor()
  await expect.poll(() => page.getByLabel('Contact reason').inputValue()).toBe('refund')
  await app().locator('#hook').selectOption('allow')
  await page.getByRole('button', { name: 'Other status' }).click()
  await page.getByRole('menuitem', { name: 'Submit as Pending' }).click()
  await page.getByText(`Ticket #${id} saved as Pending.`).waitFor()
  expect(ticket(id)).toMatchObject({ status: 'pending' })
  expect(ticket(id).custom_fields.map(({ value }) => value)).toContain('refund')
  await log().getByText('ticket.submit.always').waitFor()
  const lines = (await log().innerText()).split('\n')
  expect(lines.filter((line) => line.startsWith('ticket.submit'))).toEqual(['ticket.submit.start', 'ticket.submit.done', 'ticket.submit.always'])
  expect(lines.indexOf('ticket.save pending')).toBeLessThan(lines.indexOf('ticket.submit.start'))
  await page.locator('.words', { hasText: 'The refund left us on Monday.' }).waitFor()
  expect(await composer().inputValue()).toBe('')
})
test('a ticket saved elsewhere meanwhile is not overwritten', async () => {
  const id = await openTicket(3)
  await composer().fill('Late words')
  ticket(id).updated_at = '2026-11-16T00:59:59Z'
  await page.keyboard.press('Control+Enter')
  await page.getByText('Ticket not saved. Someone changed it meanwhile.').waitFor()
  expect(await composer().inputValue()).toBe('Late words')
  await page.getByRole('button', { name: 'Read it again' }).click()
  await composer().press('Control+Enter')
  await page.getByText(`Ticket #${id} saved as Solved.`).waitFor()
})
test('an internal note is told apart and not sent to the customer', async () => {
  const id = await openTicket(4)
  await page.getByRole('tab', { name: 'Internal note' }).click()
  await page.getByLabel('Note for the team').fill('Warehouse has it')
  await page.keyboard.press('Control+Enter')
  await page.locator('.note', { hasText: 'Warehouse has it' }).getByText('only the team sees this').waitFor()
  const comments = stage.world.eventsOf(id).flatMap((event) => event.child_events.filter(({ event_type: type }) => type === 'Comment'))
  expect(comments.at(-1)).toMatchObject({ public: false, body: 'Warehouse has it' })
})
test('the proxy signs a request of the app and hands it to the service', async () => {
  await openTicket(0)
  await app().locator('#ask').click()
  await page.getByRole('status').getByText('The service answered').waitFor()
  expect(stage.service.asked.at(-1)).toMatchObject({ body: { a: 1 }, claims: { iss: 'sandbox' } })
})
test('a customer writes, and the ticket stands open beside its app', async () => {
  page = await stage.visit(`${stage.probe}?lang=en`)
  await page.getByRole('button', { name: 'New ticket as customer' }).click()
  await page.getByRole('button', { name: 'Send ticket' }).click()
  await page.getByText('Give an e-mail or a phone number').waitFor()
  await page.getByLabel('E-mail').fill('lee@example.com')
  await page.getByLabel('Order number').fill('EX-20931')
  await page.getByLabel('Message').fill('Where is my refund?\n<img src=x onerror="document.title=1">')
  await page.getByRole('button', { name: 'Send ticket' }).click()
  await page.getByRole('heading', { level: 1, name: 'Where is my refund?' }).waitFor()
  const id = Number(/\d+$/.exec(page.url())?.[0])
  await app().getByText(`#${id} new en`).waitFor()
  expect(stage.world.users.get(ticket(id).requester_id)?.email).toBe('lee@example.com')
  expect(await page.locator('.words').innerText()).toBe('Where is my refund?\n<img src=x onerror="document.title=1">')
  expect(await page.getByLabel('Order number').inputValue()).toBe('EX-20931')
})
