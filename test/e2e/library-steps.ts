/** The walk through the library of failure cases: proposed from a review, masked, published by a manager, found again. */
import { expect } from 'vitest'
import { briefSchema } from '@shared/api/brief.ts'
import { casesSchema, caseSchema } from '@shared/api/quality/cases.ts'
import type { FailureCase } from '@shared/api/quality/cases.ts'
import { AGENT_TOKEN } from '../sandbox/agent-token.ts'
import { enter, press, tabTo, write } from './keys.ts'
import type { Reviewer } from './reviewer.ts'

const ANSWER = 'Write to ann.example@example.com: our 5 days, and 2 to 7 more of the bank.'
/** Proposes by keys from a review that is handed in; the number of the case. */
export async function propose(reviewer: Reviewer, { ticketId, itemId }: { ticketId: number; itemId: string }): Promise<number> {
  const { page } = reviewer
  await reviewer.goTo(`/quality/cases/new?ticket=${ticketId}&review=${encodeURIComponent(itemId)}&lang=en`, '[data-field="title"]')
  await write(page, page.locator('[data-field="title"]'), '退款政策说不清楚')
  await write(page, page.locator('[data-field="lesson"]'), 'Say both: our days and those of the bank. 两段时间都要说明。')
  await write(page, page.locator('[data-field="rightAnswer"]'), ANSWER)
  await tabTo(page, page.locator('[data-field="reviewBy"]'))
  await page.keyboard.type('02012027')
  await reviewer.clean('a proposal')
  await press(page, 'Control+Enter')
  await page.waitForURL(/\/quality\/cases\/\d+\/edit/)
  await page.locator('[data-save]').waitFor()
  return Number(/cases\/(\d+)/.exec(page.url())![1])
}
export const caseOf = async (reviewer: Reviewer, id: number): Promise<FailureCase> => caseSchema.parse(await reviewer.ask(`/quality/cases/${id}`))

/** By keys: `P`, the tick of somebody who looked for names, Enter. */
export async function publish(manager: Reviewer, id: number): Promise<void> {
  const { page } = manager
  await manager.goTo(`/quality/cases?case=${id}`, '[data-detail] h2')
  await press(page, 'p')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await manager.clean('the question before publishing')
  await tabTo(page, dialog.locator('[data-checked]'))
  await press(page, 'Space')
  await enter(page, dialog.getByRole('button').first())
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(async () => (await caseOf(manager, id)).state).toBe('published')
}
/** What the library shows for words that are typed into its search. */
export async function find(reviewer: Reviewer, words: string, id: number): Promise<void> {
  const { page } = reviewer
  await reviewer.goTo('/quality/cases', 'input[type=search]')
  await press(page, '/')
  await page.keyboard.insertText(words)
  await press(page, 'Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(words)
  await page.locator(`[data-case="${id}"]`).waitFor()
  const { rows } = casesSchema.parse(await reviewer.ask(`/quality/cases?q=${encodeURIComponent(words)}`))
  expect(rows.map((row) => row.id)).toEqual([id])
}
/** Lessons beside a ticket that nobody has seen yet, asked in the words and fields of the case's own. */
export async function lessonsLike(reviewer: Reviewer, { words, tickets }: FailureCase): Promise<number[]> {
  const headers = { authorization: `Bearer ${AGENT_TOKEN}` }
  const answer = await fetch(new URL(`/api/v2/tickets/${tickets[0]!.ticketId}`, reviewer.demo.desk), { headers })
  const { ticket } = (await answer.json()) as { ticket: { custom_fields: { id: number; value: unknown }[] } }
  const fields = Object.fromEntries(ticket.custom_fields.flatMap(({ id, value }) => (typeof value === 'string' ? [[String(id), value]] : [])))
  const text = words.quotes.find(({ said }) => said === 'customer')!.text
  const body = { requester: { id: null }, channel: 'email', text, fields, locale: words.language === 'zh' ? 'zh-CN' : 'en' }
  return briefSchema.parse(await reviewer.ask('/tickets/999001/brief', body)).lessons.map(({ id }) => id)
}
