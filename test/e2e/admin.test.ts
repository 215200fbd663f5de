/** An administrator at work by keys alone: every tab, a window of one reason, what it does to the trend, who did it, and two at once. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { lensesSchema } from '@shared/api/lenses.ts'
import { trendSchema } from '@shared/api/trend.ts'
import { startDemo } from './demo-stage.ts'
import type { Demo } from './demo-stage.ts'
import { enter, press, tabTo, write } from './keys.ts'
import { reviewerAt } from './reviewer.ts'
import type { Reviewer } from './reviewer.ts'

const [LENA, OSKAR] = [500, 501]
const TABS = ['definitions', 'settings', 'taxonomy', 'history', 'people', 'audit'] as const
const NET = '/admin/definitions?lens=net'
let demo: Demo
let lena: Reviewer
beforeAll(async () => {
  demo = await startDemo(1000)
  lena = reviewerAt(demo, await demo.visitAs({ role: 'admin', userId: LENA }, '/admin?lang=en'))
})
afterAll(async () => demo?.close())
afterEach(() => {
  const faults = demo.faults.splice(0).filter((fault) => !fault.includes('status of 409'))
  if (faults.length > 0) throw new Error(`the page reported: ${faults.join(' | ')}`)
})
const net = async () => {
  const row = lensesSchema.parse(await lena.ask('/lenses')).lenses.find(({ definition }) => definition.id === 'net')!
  return { ...row, version: row.definition.version }
}
const editorOf = ({ page }: Reviewer) => page.locator('section.editor')
/** Shows what the draft would change, then saves it. */
async function save({ page }: Reviewer, note: string): Promise<void> {
  await write(page, page.getByLabel('Why (shown in the history)'), note)
  await enter(page, page.getByRole('button', { name: 'Show what it would change' }))
  const deed = page.getByRole('button', { name: /^Save as version/ })
  await expect.poll(() => deed.isEnabled(), { timeout: 20_000 }).toBe(true)
  await enter(page, deed, 'Shift+Tab')
}
async function chooseDays({ page }: Reviewer, days: string): Promise<void> {
  await tabTo(page, page.getByLabel('Its window'))
  await page.keyboard.type(days)
}

test.each(['en', 'zh-CN'])('every tab is reached by keys and passes axe in %s', async (lang) => {
  const { page } = lena
  await lena.goTo(`/admin?lang=${lang}`, 'nav.tabs a')
  for (const tab of TABS) {
    await enter(page, page.locator(`nav.tabs a[href="/admin/${tab}"]`))
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/admin/${tab}`)
    await page.locator('main section').first().waitFor()
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' })
    await lena.clean(`${tab} in ${lang}`)
  }
})

test('the window of one reason is changed: a new version on the trend, and a line of the audit log that says so', async () => {
  const { page } = lena
  const { version } = await net()
  await lena.goTo('/admin/definitions?lang=en', '[data-lens=net]')
  await enter(page, page.locator('[data-lens=net] a'))
  await editorOf(lena).waitFor()
  await write(page, page.getByLabel('Reason with a window of its own'), 'payment')
  await chooseDays(lena, '14')
  await enter(page, page.getByRole('button', { name: 'Add the window of this reason' }))
  await save(lena, 'Payments come back late')
  await expect.poll(() => lena.textOf('.editor .deeds [role=status]'), { timeout: 20_000 }).toContain(`Version ${version + 1} is in force`)
  await lena.clean('a definition that was saved')
  expect((await net()).definition.windowByReason).toMatchObject({ payment: 14 })
  expect(trendSchema.parse(await lena.ask('/fcr/trend?by=week&lens=net')).definition).toMatchObject({ version: version + 1 })
  await lena.goTo('/', '[data-headline]')
  expect(await lena.textOf('main')).toContain(`v${version + 1}`)
  await lena.goTo('/admin/audit', '[data-line]')
  const lines = await page.locator('[data-line]').allInnerTexts()
  expect(lines.find((line) => line.includes('payment') && line.includes('14'))).toContain(String(LENA))
})

test('two admins on one definition: the later one sees both and goes on with nothing lost', async () => {
  const oskar = reviewerAt(demo, await demo.visitAs({ role: 'admin', userId: OSKAR }, `${NET}&lang=en`))
  await editorOf(oskar).waitFor()
  await lena.goTo(`${NET}&lang=en`, 'section.editor')
  const { version } = await net()
  for (const [who, reason] of [
    [oskar, 'shipping'],
    [lena, 'invoice'],
  ] as const) {
    await write(who.page, who.page.getByLabel('Reason with a window of its own'), reason)
    await chooseDays(who, '30')
    await enter(who.page, who.page.getByRole('button', { name: 'Add the window of this reason' }))
  }
  await save(oskar, 'Parcels take long')
  await expect.poll(async () => (await net()).version, { timeout: 20_000 }).toBe(version + 1)
  await save(lena, 'Invoices too')
  const { page } = lena
  await page.locator('[data-conflict]').waitFor()
  expect(await lena.textOf('[data-conflict]')).toContain(`Version ${version + 1}`)
  await lena.clean('a conflict of two admins')
  await enter(page, page.getByRole('button', { name: `Go on from version ${version + 1}` }))
  await page.locator('[data-conflict]').waitFor({ state: 'detached' })
  await press(page, 'Escape')
  await oskar.page.close()
})
