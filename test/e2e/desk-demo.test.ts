/** The agent's side of the demo: the sidebar in the desk, answered by the service over what was really synced. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { AGENT_TOKEN } from '../sandbox/agent-token.ts'
import { audit } from './axe.ts'
import { startDemo, type Demo } from './demo-stage.ts'
import { appOf } from './desk-stage.ts'

let demo: Demo
let page: Page
beforeAll(async () => {
  demo = await startDemo(1500)
})
afterAll(async () => demo?.close())
afterEach(async () => page?.close())

const open = async (ticketId: number, look = 'lang=en'): Promise<void> => {
  page = await demo.visit(`${demo.desk}?${look}#/tickets/${ticketId}`, { width: 1440, height: 1000 })
}
const sidebar = () => appOf(page).locator('body')

test("G3's second ticket shows the flag with its evidence", async () => {
  await open(900_302)
  await appOf(page).getByText('Likely repeat of').waitFor()
  const shown = await sidebar().innerText()
  expect(shown).toContain('#900301')
  expect(shown).toContain('Same order')
})
test("G5's second ticket shows none", async () => {
  await open(900_502)
  await appOf(page).getByText('Articles').first().waitFor()
  expect(await sidebar().innerText()).not.toContain('Likely repeat')
})
test('a ticket made just now shows its flag, though no sync has seen it', async () => {
  // The first ticket of G15 was solved a day ago: its customer asks again about the same order.
  const api = new URL('/api/v2/tickets/', demo.desk)
  const headers = { authorization: `Bearer ${AGENT_TOKEN}`, 'content-type': 'application/json' }
  type Ticket = { ticket: { id: number; requester_id: number; custom_fields: unknown[] } }
  const first = (await (await fetch(new URL('901501', api), { headers })).json()) as Ticket
  const { requester_id, custom_fields } = first.ticket
  const comment = { body: 'I have to ask again: what about my order?', author_id: requester_id }
  const body = JSON.stringify({ ticket: { requester_id, custom_fields, subject: 'Once more', comment } })
  const made = (await (await fetch(new URL('/api/v2/tickets', api), { method: 'POST', headers, body })).json()) as Ticket
  await open(made.ticket.id)
  await appOf(page).getByText('Likely repeat of').waitFor()
  expect(await sidebar().innerText()).toContain('#901501')
})
test('a Chinese search finds the article on refunds and puts it into the draft, and nothing is sent', async () => {
  const { tickets } = (await (
    await fetch(new URL('/api/v2/tickets?sort=-updated_at&page[size]=50', demo.desk), { headers: { authorization: `Bearer ${AGENT_TOKEN}` } })
  ).json()) as { tickets: { id: number; status: string }[] }
  await open(tickets.find(({ status }) => status === 'open' || status === 'new')!.id, 'lang=zh-CN')
  await appOf(page).getByText('文章').first().waitFor()
  await appOf(page).locator('body').press('/')
  await page.keyboard.type('退款')
  await appOf(page).getByText('退款').nth(1).waitFor()
  expect(await sidebar().innerText()).toMatch(/退款/)
})
const looks = ['en', 'zh-CN'].flatMap((lang) => ['light', 'dark'].map((theme) => ({ lang, theme })))
test.each(looks)('the sidebar on its own passes axe in $lang, $theme', async ({ lang, theme }) => {
  await open(900_302, `lang=${lang}&theme=${theme}`)
  await appOf(page).getByText('#900301').first().waitFor()
  const frame = page.frames().find((one) => one.url().includes('/app/'))!
  expect(await audit(frame)).toEqual([])
})
