/** FirstFix itself beside a ticket of the desk, with a stand-in for the service; and the desk under axe. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { briefSchema } from '@shared/api/brief.ts'
import { audit } from './axe.ts'
import { appOf, setStage } from './desk-stage.ts'
import type { Stage } from './desk-stage.ts'

const brief = briefSchema.parse({
  version: 1,
  ticketId: null,
  asOf: '2026-11-16T01:00:00Z',
  completeTo: '2026-11-16T01:00:00Z',
  repeat: {
    verdict: 'repeat',
    p: 0.9,
    basis: 'rule_prior',
    why: [{ code: 'same_order', value: 'EX-20931' }],
    previous: [{ ticketId: 900_301, gapSeconds: 432_000, open: false, firstSolvedAt: '2026-11-10T01:00:00Z' }],
  },
  risk: { p: null, band: null, why: [] },
  customer: { personId: 1, contacts30d: 1, linkedUsers: 1, linkedBy: [], shared: false, market: null, language: null, segment: null },
  history: [],
  articles: [],
  disposition: { fieldId: null, verdictFieldId: null, causeFieldId: null, options: [], causes: [], suggestions: [] },
  lessons: [],
  nextIssue: [],
  authority: null,
  sla: null,
})

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await setStage(brief)
})
afterAll(async () => stage?.close())
afterEach(async () => {
  await page.close()
  const faults = stage.faults.splice(0)
  if (faults.length > 0) throw new Error(`the page reported: ${faults.join(' | ')}`)
})

test('a likely repeat is flagged after one signed question, and no message of the app is unknown to the host', async () => {
  const id = stage.open[0]!
  page = await stage.visit(`${stage.firstfix}?lang=en#/tickets/${id}`)
  await appOf(page).getByText('#900301').first().waitFor()
  expect(stage.service.asked).toMatchObject([
    { claims: { iss: '127', aud: stage.service.url }, body: { requester: { id: stage.world.tickets.get(id)?.requester_id } } },
  ])
  expect(await page.locator('.status').innerText()).toMatch(/· 0 unknown$/)
})
const looks = ['en', 'zh-CN'].flatMap((lang) => ['light', 'dark'].map((theme) => ({ lang, theme })))
test.each(looks)('the desk passes axe in $lang, $theme', async ({ lang, theme }) => {
  page = await stage.visit(`${stage.firstfix}?lang=${lang}&theme=${theme}#/tickets/${stage.open[0]}`)
  await page.locator('[data-app=registered]').waitFor()
  await page.locator('.words').first().waitFor()
  expect(await audit(page)).toEqual([])
  await page.getByRole('button', { name: lang === 'en' ? 'New ticket as customer' : '以客户身份新建工单' }).click()
  expect(await audit(page)).toEqual([])
})
