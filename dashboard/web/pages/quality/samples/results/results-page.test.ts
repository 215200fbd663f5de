import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { createFixtureSamples } from '../../../../backend/quality/samples-fixture.ts'
import { openSamples, SAMPLE } from '../open-samples.test-helper.ts'

enableAutoUnmount(afterEach)
// Lazy pages are compiled when they are first opened, on two shared cores.
vi.setConfig({ testTimeout: 20_000 })

test('results put the naive figure beside the weighted one and say why they differ', async () => {
  const { dashboard, text } = await openSamples(`${SAMPLE}/results`)
  const row = dashboard.get('[data-measure="pass"]').text().replaceAll(/\s+/g, ' ')
  expect(row).toContain('61.7%84.9%75.0–91.4')
  expect(text()).toContain('Why the two differ')
  expect(text()).toContain('Not all are reviewed yet')
  expect(dashboard.get('[data-unreliable]').text()).toContain('Unreliable for Passed')
  expect(dashboard.get('[data-measure="pass"] a').attributes('href')).toBe(`${SAMPLE}?state=submitted`)
})
test('agents are sorted by name, and too few reviews give no figure', async () => {
  const { dashboard } = await openSamples(`${SAMPLE}/results`)
  const rows = dashboard.findAll('[aria-labelledby="results-agent"] [data-row]').map((row) => row.text().replaceAll(/\s+/g, ' '))
  expect(rows[0]).toContain('Mei')
  expect(rows[1]).toContain('Tom8003too few')
  expect(dashboard.get('[data-row="11"] a').attributes('href')).toBe(`${SAMPLE}?state=submitted&agent=11`)
})
test('a rule’s bias is shown beside its corrected figure', async () => {
  const { dashboard } = await openSamples(`${SAMPLE}/results`, createFixtureSamples(), 'zh-CN')
  const row = dashboard.get('[data-check="policy_link"]').text().replaceAll(/\s+/g, ' ')
  expect(row).toContain('政策正确3,30493.0%')
  expect(row).toContain('+4.0 +1.0 至 +7.0')
  expect(row).toContain('89.0%')
})
