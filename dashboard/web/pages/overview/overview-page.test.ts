import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import type { Backend, TrendAsk } from '../../backend/backend.ts'
import { BackendError } from '../../backend/backend-error.ts'
import { createFixtureBackend } from '../../backend/fixture-backend.ts'
import { controlOf } from '../../backend/fixture-control.ts'
import { fixtureStatus } from '../../backend/fixture-status.ts'
import { fixtureContacts } from '../../backend/fixture-world.ts'
import { mountDashboard } from '../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
const contacts = fixtureContacts(5, 250)
const backend = createFixtureBackend({ contacts })
const ask: TrendAsk = { lens: 'net', windowDays: null, from: null, to: '2026-11-15', filters: [], slice: null }
const at = (week: string) => `.column[data-week="${week}"]`

test('the headline is what the service says of the last final week', async () => {
  const { dashboard } = await mountDashboard('/', backend)
  const row = (await backend.trend(ask)).rows.find((one) => one.period === '2026-11-02')!
  const text = dashboard.get('[data-headline="final"]').text()
  expect(text).toContain('Week of 2 Nov · final')
  expect(text).toContain(formatRate(row.rate!))
  expect(text).toContain(`${formatInterval(row.low!, row.high!)} · n ${formatCount(row.n)}`)
  expect(text).toContain('within noise')
})
test('the newest week is an upper bound in words, not a bold figure', async () => {
  const { dashboard } = await mountDashboard('/', backend)
  const open = dashboard.get('[data-headline="open"]')
  const row = (await backend.trend(ask)).rows.at(-1)!
  expect(open.text()).toContain('Week of 9 Nov · not final')
  expect(open.text()).toContain(`≤ ${formatRate(row.upperBound!)}`)
  expect(open.text()).toContain('Upper bound')
  expect(open.get('.big').classes()).toContain('is-light')
})
test('every week is a link to its tickets, said in a sentence', async () => {
  const { dashboard } = await mountDashboard('/', backend)
  const { rows } = await backend.trend(ask)
  const last = rows.find((row) => row.period === '2026-11-02')!
  expect(dashboard.findAll('.column')).toHaveLength(26)
  const link = dashboard.get(at('2026-11-02'))
  expect(link.attributes('aria-label')).toBe(
    `Week of 2 Nov: ${formatRate(last.rate!)}, ${formatInterval(last.low!, last.high!)}, n ${formatCount(last.n)}, final. Opens ${formatCount(last.failed)} failed tickets.`,
  )
  expect(link.attributes('href')).toBe('/tickets?state=failed&period=2026-11-02')
  expect(dashboard.get(at('2026-11-09')).attributes('href')).toBe('/tickets?state=eligible&period=2026-11-09')
})
test('arrow keys walk the weeks with one tab stop; Escape hides the tip', async () => {
  const { dashboard, press } = await mountDashboard('/', backend)
  const stops = () => dashboard.findAll('.column[tabindex="0"]').map((column) => column.attributes('data-week'))
  expect(stops()).toEqual(['2026-11-02'])
  dashboard.get<HTMLElement>(at('2026-11-02')).element.focus()
  await press('ArrowLeft')
  expect(document.activeElement?.getAttribute('data-week')).toBe('2026-10-26')
  expect(stops()).toEqual(['2026-10-26'])
  expect(dashboard.find('.tip').text()).toContain('Week of 26 Oct')
  await press('Escape')
  expect(dashboard.find('.tip').exists()).toBe(false)
  await press('End')
  expect(document.activeElement?.getAttribute('data-week')).toBe('2026-11-09')
})
test('t shows the weeks as a table with the same figures', async () => {
  const { dashboard, press } = await mountDashboard('/', backend)
  await press('t')
  const cells = dashboard
    .get('.trend tbody tr:nth-child(2)')
    .findAll('th, td')
    .map((cell) => cell.text())
  const row = (await backend.trend(ask)).rows.find((one) => one.period === '2026-11-02')!
  expect(cells).toEqual([
    '2 Nov',
    formatRate(row.rate!),
    formatInterval(row.low!, row.high!),
    'final',
    '–',
    '–',
    ...[row.n, row.success, row.failed, 0, 0, row.eligible].map(String),
  ])
})
test('slices add up to the total, and fewer than 20 have no rate', async () => {
  const { dashboard } = await mountDashboard('/?slice=channel', backend)
  const lines = dashboard.findAll('[data-slice]').map((line) => line.findAll('th, td').map((cell) => cell.text()))
  const row = (await backend.trend(ask)).rows.find((one) => one.period === '2026-11-02')!
  expect(lines.reduce((sum, line) => sum + Number(line[5]), 0)).toBe(row.n)
  const few = lines.filter((line) => Number(line[5]) < 20)
  expect(few.length).toBeGreaterThan(0)
  expect(few.map((line) => [line[1], line.at(-1)])).toEqual(few.map(() => ['–', 'too few']))
})
test('failures are counted by their primary reason and open to their tickets', async () => {
  const { dashboard } = await mountDashboard('/', backend)
  const row = (await backend.trend(ask)).rows.find((one) => one.period === '2026-11-02')!
  const shown = Object.fromEntries(dashboard.findAll('[data-reason]').map((link) => [link.attributes('data-reason'), Number(link.text())]))
  expect(shown).toEqual(row.failures)
})
test('a filter chosen with keys stands in the address and narrows the figures', async () => {
  const { dashboard, router, press, settle } = await mountDashboard('/', backend)
  await press('f')
  await dashboard
    .findAll('[role="dialog"] button')
    .find((button) => button.text() === 'Channel')!
    .trigger('click')
  await settle()
  await dashboard.get<HTMLInputElement>('[role="dialog"] input[type="checkbox"]').setValue(true)
  await settle()
  expect(router.currentRoute.value.query['filter']).toEqual(['channel=email'])
  const row = (await backend.trend({ ...ask, filters: [{ dimension: 'channel', value: 'email' }] })).rows.find((one) => one.period === '2026-11-02')!
  expect(dashboard.get('[data-headline="final"]').text()).toContain(formatRate(row.rate!))
})
test('Chinese has the same figures in its own words', async () => {
  const { text } = await mountDashboard('/', backend, { lang: 'zh-CN' })
  const row = (await backend.trend(ask)).rows.find((one) => one.period === '2026-11-02')!
  expect(text()).toContain('11月2日当周 · 已定稿')
  expect(text()).toContain(formatRate(row.rate!))
  expect(text()).toContain('上限：尚未失败')
})
test('an error keeps its code and is read again on demand; the filters stay', async () => {
  let fails = true
  const flaky: Backend = {
    ...backend,
    trend: async (asked) => {
      if (fails) throw new BackendError('unavailable', 'store_timeout', 'The fact store did not answer within 5 s.')
      return backend.trend(asked)
    },
  }
  const { dashboard, text, settle } = await mountDashboard('/', flaky)
  expect(text()).toContain('store_timeout')
  expect(dashboard.find('.filters').exists()).toBe(true)
  fails = false
  await dashboard.get('[role="alert"] button').trigger('click')
  await settle()
  expect(text()).not.toContain('store_timeout')
  expect(dashboard.find('[data-headline="final"]').exists()).toBe(true)
})
test('a browser without the key is told where the key is', async () => {
  const refuse = async () => {
    throw new BackendError('forbidden', 'token_required')
  }
  const { text } = await mountDashboard('/', { ...backend, meta: refuse, status: refuse, trend: refuse })
  expect(text()).toContain('Open the address that the start command printed')
  expect(text()).toContain('token_required')
})
test('no contacts: says under which condition, and undoes it', async () => {
  const { text, dashboard, router, settle } = await mountDashboard('/?filter=channel=fax', backend)
  expect(text()).toContain('No tickets were solved between 18 May and 15 Nov with these filters.')
  await dashboard
    .findAll('button')
    .find((button) => button.text() === 'Clear 1 filter')!
    .trigger('click')
  await settle()
  expect(router.currentRoute.value.query).toEqual({})
})
test('the first load says how far it is, with a bar only where the end is known', async () => {
  const nothing = createFixtureBackend({
    contacts: [],
    status: {
      ...fixtureStatus,
      phase: 'first_load',
      streams: [{ stream: 'tickets', rows: 1200, expected: 20_000, completeTo: null, requests: 2, state: 'running' }],
    },
  })
  const { text, dashboard } = await mountDashboard('/', nothing)
  expect(text()).toContain('1,200 of about 20,000 tickets read.')
  expect(dashboard.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('6')
})

const projected = { rate: 0.781, low: 0.771, high: 0.79 }
const projection = { basis: 'all' as const, n: 4000, weeks: 13, running: false, nullReason: null }
/** Twenty weeks, one of them far below, one revised, the newest projected. */
function busy(): Backend {
  const whole = createFixtureBackend({ contacts: fixtureContacts(21, 250) })
  const told = async (asked: TrendAsk) => {
    const trend = await whole.trend(asked)
    const rows = trend.rows.map((row) => {
      if (row.period === '2026-11-09') return { ...row, projected, projection }
      if (row.period !== '2026-11-02') return row
      const [success, failed] = [Math.round(row.n * 0.4), row.n - Math.round(row.n * 0.4)]
      return { ...row, success, failed, rate: success / row.n, revision: { first: 0.77, now: success / row.n, vintage: 3 } }
    })
    return { ...trend, rows, projectionCoverage: { origins: 24, covered: 23, nominal: 0.95 } }
  }
  return { ...whole, trend: told, controlChart: async (asked) => controlOf(await told({ ...asked, slice: null })) }
}
test('the newest week is projected in words: headline, sentence, tip, table', async () => {
  const { dashboard, press } = await mountDashboard('/', busy())
  const open = dashboard.get('[data-headline="open"]')
  expect(open.get('.big').text()).toBe('≈ 78.1%')
  expect(open.text()).toContain('projected 77.1–79.0')
  expect(dashboard.get('figure').attributes('aria-label')).toContain('Week of 9 Nov is not final, projected 78.1%, 77.1–79.0; upper bound')
  expect(dashboard.get(at('2026-11-09')).attributes('aria-label')).toContain('not final, projected 78.1%, 77.1–79.0')
  dashboard.get<HTMLElement>(at('2026-11-09')).element.focus()
  await press('Home')
  await press('End')
  expect(dashboard.get('.tip').text()).toContain('≈ 78.1% projected, 77.1–79.0')
  expect(dashboard.get('.tip').text()).toContain('projected from all contacts')
  expect(dashboard.get('.trend').text()).toContain('the 95% band held the final figure in 23 of 24 weeks')
  await press('t')
  expect(dashboard.get('.trend tbody tr:first-child').text()).toContain('≈ 78.1% · 77.1–79.0')
})
test('limits and signals stand in the chart, its sentence and the table; a week that is not final has no signal', async () => {
  const { dashboard, press } = await mountDashboard('/', busy())
  expect(dashboard.findAll('.chart .limit').length).toBeGreaterThan(0)
  expect(dashboard.findAll('figure .ring')).toHaveLength(1)
  expect(dashboard.get('figure').attributes('aria-label')).toContain('1 signal: week of 2 Nov below its limits.')
  expect(dashboard.get(at('2026-11-02')).attributes('aria-label')).toContain('final, below its limits. Opens')
  await press('t')
  const rows = dashboard.findAll('.trend tbody tr').map((row) => row.text())
  expect(rows[1]).toContain('below its limits')
  expect(rows[0]).not.toContain('its limits')
})
test('a week that was revised says what it was, and leads to why', async () => {
  const { dashboard, router, settle } = await mountDashboard('/', busy())
  const link = dashboard.get('[data-headline="final"] a[href^="/revisions"]')
  expect(link.text()).toMatch(/^was 77\.0%, is now 40\.\d%: why$/)
  expect(link.attributes('href')).toBe('/revisions?period=2026-11-02&lens=net')
  await router.push(link.attributes('href')!)
  await vi.dynamicImportSettled()
  await settle()
  expect(dashboard.get('[data-cause="identity"]').text()).toContain('who is one person')
  expect(dashboard.get('[data-ticket="41000"]').text()).toContain('#41005')
})
test('without limits the chart stands, and says why', async () => {
  const refuse = async () => {
    throw new BackendError('unavailable', 'store_timeout')
  }
  const { dashboard } = await mountDashboard('/', { ...backend, controlChart: refuse })
  expect(dashboard.get('.trend').text()).toContain('Limits could not be loaded.')
  expect(dashboard.findAll('.column')).toHaveLength(26)
  expect((await mountDashboard('/', backend)).dashboard.get('.trend').text()).toContain('a baseline needs twelve final weeks')
})
