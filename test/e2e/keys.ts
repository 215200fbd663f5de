/** A page by keys alone: no pointer, and no focus but where a key leads. */
import type { APIResponse, Locator, Page } from 'playwright-core'
import type { Demo } from './demo-stage.ts'

const MOST_STEPS = 300

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
const isAt = (target: Locator): Promise<boolean> => target.evaluateAll((found) => found.some((one) => one === document.activeElement))

/** Steps through the page until the focus is on (one of) `target`. */
export async function tabTo(page: Page, target: Locator, step: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor()
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (await isAt(target)) return
    await page.keyboard.press(step)
  }
  throw new Error(`${step} never leads to ${String(target)}`)
}
export async function enter(page: Page, target: Locator, step: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, step)
  await page.keyboard.press('Enter')
}
/** Replaces what stands in a field. */
export async function write(page: Page, target: Locator, words: string, step: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, step)
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(words)
}
/** JSON of the API as whoever the page belongs to; `body` makes it a `POST`. */
export async function askAs(demo: Demo, page: Page, path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<unknown> {
  const answer = await sendAs(demo, page, path, body, method)
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return answer.status() === 204 ? null : await answer.json()
}
export const sendAs = (demo: Demo, page: Page, path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<APIResponse> =>
  page.request.fetch(`${demo.dashboard}/api/v1${path}`, { method, headers: { origin: demo.dashboard }, ...(body ? { data: body } : {}) })
