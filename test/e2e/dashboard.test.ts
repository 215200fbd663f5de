/** The dashboard over the whole demo, in a real browser: what is read there is what the service counts. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { trendSchema } from '@shared/api/trend.ts'
import type { TrendRow } from '@shared/api/trend.ts'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import { audit } from './axe.ts'
import { startDemo } from './demo-stage.ts'
import type { Demo } from './demo-stage.ts'

const SPAN = 'lens=net&from=2026-05-18&to=2026-11-15'
let demo: Demo
let page: Page
beforeAll(async () => {
  demo = await startDemo(3000)
})
afterAll(async () => demo?.close())
afterEach(async () => {
  await page.close()
  const faults = demo.faults.splice(0)
  if (faults.length > 0) throw new Error(`the page reported: ${faults.join(' | ')}`)
})

const rowsOf = async (query = SPAN): Promise<TrendRow[]> => trendSchema.parse(await demo.ask(`/fcr/trend?by=week&${query}`)).rows
const lastFinal = (rows: readonly TrendRow[]): TrendRow => rows.findLast((row) => row.matured && row.n >= 20)!
/** Visible text, on one line. */
const textOf = async (selector: string): Promise<string> => (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, ' ')

test('the headline reads what `fcr --json` and the API count', async () => {
  page = await demo.visit('/?lang=en')
  await page.locator('[data-headline=final]').waitFor()
  const row = lastFinal(await rowsOf())
  const told = trendSchema.parse(await demo.command('fcr', '--lens', 'net', '--by', 'week', '--from', '2026-05-18', '--to', '2026-11-15'))
  // Weeks are kept beside questions after a sync, so a revision may come in between.
  expect({ ...lastFinal(told.rows), revision: null }).toEqual({ ...row, revision: null })
  const text = await textOf('[data-headline=final]')
  expect(text).toContain(`${formatRate(row.rate!)} ${formatInterval(row.low!, row.high!)} · n ${formatCount(row.n)}`)
  expect(text).toMatch(/within noise|beyond noise/)
  expect(await textOf('[data-headline=failed]')).toContain(`${formatCount(row.failed)} of ${formatCount(row.eligible)} eligible`)
})
test('the table behind the chart has every week with the figures of the API', async () => {
  page = await demo.visit('/?lang=en&view=table')
  await page.locator('.trend tbody tr').first().waitFor()
  const shown = await page
    .locator('.trend tbody tr')
    .evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent?.trim())))
  const rows = (await rowsOf()).toReversed()
  expect(shown).toHaveLength(26)
  const counted = (row: TrendRow) => [row.n, row.success, row.failed, row.failedEarly, row.pending, row.eligible].map(formatCount)
  const finals = rows.flatMap((row, index) => (row.matured && row.n >= 20 ? [{ row, cells: shown[index]! }] : []))
  expect(finals.length).toBeGreaterThan(20)
  expect(finals.map(({ cells }) => [cells[0], cells[1], ...cells.slice(-6)])).toEqual(
    finals.map(({ row }) => [formatRate(row.rate!), formatInterval(row.low!, row.high!), ...counted(row)]),
  )
})
test('every point of the trend opens to exactly as many tickets as it counts', async () => {
  page = await demo.visit('/?lang=en')
  await page.locator('.column').first().waitFor()
  const rows = await rowsOf()
  const weeks = await page.locator('.column').evaluateAll((columns) => columns.map((column) => column.getAttribute('data-week')))
  expect(weeks).toEqual(rows.map((row) => row.period))
  for (const row of rows) {
    await page.locator(`.column[data-week="${row.period}"]`).click()
    const expected = row.matured ? row.failed : row.eligible
    await page.locator('[data-shown]').waitFor()
    await showAll(expected)
    expect({ week: row.period, title: (await textOf('h1')).split(' ')[0], tickets: await countTickets() }).toEqual({
      week: row.period,
      title: formatCount(expected),
      tickets: expected,
    })
    await page.goBack()
    await page.locator('.column').first().waitFor()
  }
})
test('slices of every dimension add up to the week, and open to their tickets', async () => {
  const row = lastFinal(await rowsOf())
  page = await demo.visit('/data?lang=en')
  for (const slice of ['channel', 'group', 'reason', 'market']) {
    await page.goto(`${demo.dashboard}/?slice=${slice}`)
    await page.locator('[data-slice]').first().waitFor()
    const counts = await page.locator('[data-slice] td:nth-child(6)').allInnerTexts()
    expect({ slice, n: counts.reduce((sum, count) => sum + Number(count), 0) }).toEqual({ slice, n: row.n })
    await page.locator('[data-slice] td:nth-child(6) a').first().click()
    await page.locator('[data-shown]').waitFor()
    await showAll(Number(counts[0]))
    expect(await countTickets()).toBe(Number(counts[0]))
  }
})
test('the file has exactly the rows of the list', async () => {
  const row = lastFinal(await rowsOf())
  page = await demo.visit(`/tickets?lang=en&state=failed&period=${row.period}`)
  await page.locator('a[download]').waitFor()
  const csv = await (await fetch(`${demo.dashboard}${await page.locator('a[download]').getAttribute('href')}`)).text()
  expect(csv.trim().split('\r\n').length - 1).toBe(row.failed)
})
test('with keys alone: to a week, into its tickets, one explained, and back to the row', async () => {
  page = await demo.visit('/?lang=en')
  await page.locator('.column[tabindex="0"]').focus()
  await page.keyboard.press('ArrowLeft')
  expect(await textOf('.tip')).toMatch(/Week of .+%/)
  await page.keyboard.press('Enter')
  await page.locator('[data-ticket]').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('aside [data-why]').waitFor()
  const opened = await page.locator('[data-ticket]').nth(1).getAttribute('data-ticket')
  expect(await textOf('aside h2')).toBe(`#${opened}`)
  await page.keyboard.press('Escape')
  await page.locator('aside').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-ticket'))).toBe(opened)
})
test('a golden case is explained: the same order came back on day 6', async () => {
  page = await demo.visit('/tickets/900301?lang=en')
  expect(await textOf('[data-why]')).toMatch(/#900302 \(same order\) 6 d .*after the solve\. The window is 7 days\./)
  expect(await textOf('[data-lens=net]')).toContain('failed')
  expect(await textOf('[data-lens=one_touch]')).toContain('success')
})
const looks = ['en', 'zh-CN'].flatMap((lang) => ['light', 'dark'].map((theme) => ({ lang, theme })))
test.each(looks)('the dashboard passes axe in $lang, $theme, and never scrolls sideways at 320 px', async ({ lang, theme }) => {
  const look = `lang=${lang}&theme=${theme}`
  const places = [
    { path: `/?${look}`, there: '[data-slice]' },
    { path: `/?${look}&view=table&week=all&slice=market`, there: '[data-slice]' },
    { path: `/tickets?${look}&state=failed`, there: '[data-ticket]' },
    { path: `/tickets?${look}&state=eligible&period=2026-09-14&ticket=900301`, there: 'aside [data-why]' },
    { path: `/tickets/900301?${look}`, there: '[data-why]' },
    { path: `/revisions?${look}&period=2026-11-02`, there: '.sides' },
    { path: `/data?${look}`, there: '[data-stream]' },
    { path: `/?${look}&filter=channel=nothing`, there: '.state' },
  ]
  page = await demo.visit('/data')
  for (const { path, there } of places) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${demo.dashboard}${path}`)
    await page.locator(there).first().waitFor()
    expect({ path, violations: await audit(page) }).toEqual({ path, violations: [] })
    await page.setViewportSize({ width: 320, height: 700 })
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    await expect.poll(over, { message: path }).toBe(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${demo.dashboard}/?${look}`)
  await page.locator('.chip').nth(2).click()
  expect(await audit(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.locator('dialog[open]').waitFor()
  expect(await audit(page)).toEqual([])
})

async function showAll(expected: number): Promise<void> {
  while ((await countTickets()) < expected) {
    const before = await countTickets()
    await page.locator('.foot .button').click()
    await page.waitForFunction((count) => document.querySelectorAll('[data-ticket]').length > count, before)
  }
}
const countTickets = (): Promise<number> => page.locator('[data-ticket]').count()
