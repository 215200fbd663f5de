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
const HEADERS = { authorization: `Bearer ${AGENT_TOKEN}`, 'content-type': 'application/json' }
interface Ticket {
  id: number
  status: string
  requester_id: number
  custom_fields: { id: number; value: unknown }[]
}
const listed = async (): Promise<Ticket[]> =>
  ((await (await fetch(new URL('/api/v2/tickets?sort=-updated_at&page[size]=100', demo.desk), { headers: HEADERS })).json()) as { tickets: Ticket[] })
    .tickets
const sidebar = () => appOf(page).locator('body')

test("G3's second ticket shows the flag with its evidence", async () => {
  await open(900_302)
  await appOf(page).getByText('Likely repeat of').first().waitFor()
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
  // Somebody whose ticket about an order was solved in the last days asks again.
  const first = (await listed()).find(
    ({ status, custom_fields }) => status === 'solved' && custom_fields.some(({ value }) => /^EX-?\d{6,}/.test(String(value))),
  )!
  const { requester_id, custom_fields } = first
  const comment = { body: 'I have to ask again: what about my order?', author_id: requester_id }
  const body = JSON.stringify({ ticket: { requester_id, custom_fields, subject: 'Once more', comment } })
  const made = (await (await fetch(new URL('/api/v2/tickets', demo.desk), { method: 'POST', headers: HEADERS, body })).json()) as { ticket: Ticket }
  await open(made.ticket.id)
  await appOf(page).getByText('Likely repeat of').first().waitFor()
  expect(await sidebar().innerText()).toContain(`#${first.id}`)
})
test('a Chinese search finds the article on refunds and puts it into the draft, and nothing is sent', async () => {
  const tickets = await listed()
  await open(tickets.find(({ status }) => status === 'open' || status === 'new')!.id, 'lang=zh-CN')
  const search = appOf(page).getByRole('searchbox')
  await appOf(page).getByText('搜索文章').first().click()
  await search.fill('退款')
  const insert = appOf(page)
    .getByRole('button', { name: /插入/ })
    .first()
  await appOf(page)
    .getByText(/退款/)
    .first()
    .waitFor()
  await insert.click()
  await expect.poll(() => page.locator('.composer textarea').inputValue()).toMatch(/退款/)
})
const looks = ['en', 'zh-CN'].flatMap((lang) => ['light', 'dark'].map((theme) => ({ lang, theme })))
test.each(looks)('the sidebar on its own passes axe in $lang, $theme', async ({ lang, theme }) => {
  await open(900_302, `lang=${lang}&theme=${theme}`)
  await appOf(page).getByText('#900301').first().waitFor()
  const frame = page.frames().find((one) => one.url().includes('/app/'))!
  expect(await audit(frame)).toEqual([])
})
