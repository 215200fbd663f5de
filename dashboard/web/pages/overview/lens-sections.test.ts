import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { formatCount, formatRate } from '@shared/i18n/format.ts'
import { createFixtureBackend } from '../../backend/fixture-backend.ts'
import { fixtureContacts } from '../../backend/fixture-world.ts'
import { mountDashboard } from '../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
const backend = createFixtureBackend({ contacts: fixtureContacts(5, 250) })
const week = { lens: 'net', reported: 'one_touch', windowDays: null, from: '2026-11-09', to: '2026-11-15', filters: [] } as const

test('five lenses stand side by side, each with interval, and its successes and judged contacts open', async () => {
  const { dashboard } = await mountDashboard('/?week=2026-11-09', backend)
  const rows = dashboard.findAll('[data-lens-row]')
  expect(rows.map((row) => row.attributes('data-lens-row'))).toEqual(['one_touch', 'no_reopen', 'gross', 'net', 'survey'])
  const { lenses } = await backend.reconciliation(week)
  const one = lenses[0]!.total
  expect(rows[0]!.text()).toContain(formatRate(one.rate!))
  expect(rows[0]!.findAll('a').map((link) => [link.text(), link.attributes('href')])).toEqual([
    [formatCount(one.success), '/tickets?lens=one_touch&state=success&period=2026-11-09'],
    [formatCount(one.n), '/tickets?lens=one_touch&state=n&period=2026-11-09'],
  ])
})
test('steps lead from one lens to the other, and each opens to exactly its tickets', async () => {
  const { dashboard } = await mountDashboard('/?week=2026-11-09', backend)
  const step = dashboard.get('[data-step="leaves.not_ripe"]')
  const { steps } = await backend.reconciliation(week)
  const counted = steps.find(({ code }) => code === 'leaves.not_ripe')!
  const cells = step.findAll('th, td').map((cell) => cell.text())
  expect(cells.slice(0, 3)).toEqual(['window not over', formatCount(counted.tickets), `−${formatCount(counted.tickets)}`])
  const link = step.get('a').attributes('href')!
  expect(link).toBe('/tickets?period=2026-11-09&step=leaves.not_ripe')
  const { dashboard: list } = await mountDashboard(link, backend)
  expect(list.get('h1').text()).toBe(`${formatCount(counted.tickets)} tickets: window not over, week of 9 Nov`)
})
test('the same in Chinese', async () => {
  const { text } = await mountDashboard('/?week=2026-11-09', backend, { lang: 'zh-CN' })
  expect(text()).toContain('同一批来访的五种计法')
  expect(text()).toContain('窗口未结束')
})
