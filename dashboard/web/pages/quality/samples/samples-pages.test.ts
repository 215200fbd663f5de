import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { BackendError } from '../../../backend/backend-error.ts'
import type { SampleItem, SamplesBackend } from '../../../backend/quality/samples-backend.ts'
import { SAMPLE_ID } from '../../../backend/quality/samples-fixture-world.ts'
import { createFixtureSamples } from '../../../backend/quality/samples-fixture.ts'
import { openSamples, SAMPLE } from './open-samples.test-helper.ts'

enableAutoUnmount(afterEach)
// Lazy pages are compiled when they are first opened, on two shared cores.
vi.setConfig({ testTimeout: 20_000 })

test('without a sample the list says why one is drawn, and how', async () => {
  const { text, dashboard } = await openSamples('/quality/samples', createFixtureSamples({ drawn: false }))
  expect(text()).toContain('No sample was drawn yet')
  expect(dashboard.get('main .section a.is-primary').attributes('href')).toBe('/quality/samples/new')
})
test('the list says state, progress and due day, and the meter what is missing to the target', async () => {
  const { text, dashboard } = await openSamples('/quality/samples')
  expect(dashboard.get('[data-sample]').text()).toContain('40 of 60')
  expect(dashboard.get('[data-sample]').text()).toContain('20 Nov')
  expect(dashboard.get('[data-coverage]').text()).toContain('Overall ±6.1 points target ±5.0: 90 more, about 18 h')
  expect(text()).not.toContain('undefined')
})
test('the plan is changed for everyone, from the version that was shown', async () => {
  const { click, set, dashboard, text, settle } = await openSamples('/quality/samples')
  await click('Change the plan')
  await set('form input[max="50"]', '4')
  await dashboard.get('main form').trigger('submit')
  await settle()
  expect(text()).toContain('target ±4.0')
})
test('whole plan and seed stand in the address, and the service is asked for exactly that', async () => {
  const samples = createFixtureSamples()
  const preview = vi.spyOn(samples, 'preview')
  const draw = vi.spyOn(samples, 'draw')
  const { click, set, router, dashboard, settle } = await openSamples('/quality/samples/new?seed=7&reviewer=71:2&filter=channel%3Dchat', samples)
  await set('input[inputmode="numeric"]', '120')
  expect(router.currentRoute.value.query).toMatchObject({ seed: '7', size: '120', reviewer: ['71:2'] })
  expect(preview.mock.lastCall?.[0].design).toMatchObject({ kind: 'risk', size: 120, minimumPerAgent: 2 })
  await click('Draw 120')
  expect(draw.mock.lastCall?.[0]).toMatchObject({
    seed: '7',
    frame: { filter: ['channel=chat'] },
    assignment: { reviewers: [{ userId: 71, share: 2 }] },
  })
  // The page of the drawn sample is fetched first.
  await vi.waitFor(() => expect(router.currentRoute.value.path).toBe(SAMPLE), { timeout: 10_000 })
  await settle()
  expect(dashboard.get('[data-seed]').text()).toBe('7')
})
test('card and blindness stand in the address, the one in force is named, and the draw asks for both', async () => {
  const samples = createFixtureSamples()
  const draw = vi.spyOn(samples, 'draw')
  const { click, set, router, dashboard, settle } = await openSamples('/quality/samples/new?seed=7', samples)
  const field = dashboard.get<HTMLSelectElement>('[data-field="scorecard"]')
  expect([field.element.value, field.text()]).toEqual(['', expect.stringContaining('In force: General')])
  await set('[data-field="scorecard"]', 'chat')
  await dashboard.get('[data-field="blind"]').setValue(false)
  await settle()
  expect(router.currentRoute.value.query).toMatchObject({ card: 'chat', blind: 'no' })
  await click('Draw 60')
  expect(draw.mock.lastCall?.[0]).toMatchObject({ scorecard: 'chat', blind: false })
})
test('a card of an old link that is offered no more is said to be', async () => {
  const { dashboard } = await openSamples('/quality/samples/new?seed=7&card=gone')
  expect(dashboard.get<HTMLSelectElement>('[data-field="scorecard"]').element.value).toBe('gone')
  expect(dashboard.get('[data-unknown-card]').text()).toContain('not offered any more')
})
test('a plan without a seed gets one, so that its link draws the same list', async () => {
  const { router } = await openSamples('/quality/samples/new')
  expect(router.currentRoute.value.query['seed']).toMatch(/^\d{5}$/)
})
test('every kind that is left out opens to its tickets', async () => {
  const { dashboard } = await openSamples('/quality/samples/new?seed=7')
  expect(dashboard.get('[data-excluded="spam"] a').attributes('href')).toBe('/tickets?from=2026-11-02&to=2026-11-08&state=excluded:spam')
  expect(dashboard.get('[data-frame] a').attributes('href')).toBe('/tickets?from=2026-11-02&to=2026-11-08&state=eligible')
})
test('the preview says what is expected, and calls an interval unreliable in words', async () => {
  const { dashboard, text } = await openSamples('/quality/samples/new?seed=7')
  expect(dashboard.get('[data-stratum="unconfirmed"]').text()).toContain('Last question unanswered')
  expect(dashboard.get('[data-stratum="unconfirmed"]').text()).toContain('0.1109.1')
  expect(dashboard.get('[data-warning="few_per_stratum"]').text()).toContain('Unreliable interval')
  expect(text()).toContain('Expected precision ±11.0 points')
  expect(dashboard.get('[data-planner="60"]').classes()).toContain('is-chosen')
})
test('the last sample shows that finding is not measuring, in words too', async () => {
  const { dashboard, text } = await openSamples('/quality/samples/new?seed=7')
  expect(dashboard.get('svg[role="img"]').attributes('aria-label')).toBe(
    'Passed: what reviewers saw 61.7% (49.0–72.9), weighted back 84.9% (75.0–91.4), random part alone 85.0% (64.0–94.8).',
  )
  expect(text()).toContain('Risky tickets were drawn on purpose')
})
test('a refusal that is known is said in the reader’s language', async () => {
  const refuse = () => Promise.reject(new BackendError('refused', 'nothing_matured', 'No week has matured.'))
  const { text, dashboard } = await openSamples('/quality/samples/new?seed=7', { ...createFixtureSamples(), preview: refuse }, 'zh-CN')
  expect(text()).toContain('还没有任何一周定稿')
  expect(dashboard.get('.is-primary').attributes('disabled')).toBeDefined()
})
test('a sample too small for its strata says how many they take', async () => {
  const refuse = () =>
    Promise.reject(new BackendError('refused', 'size_too_small', 'To reach every stratum and keep the minimum takes 69; ask for more.'))
  const { text } = await openSamples('/quality/samples/new?seed=7&design=stratified', { ...createFixtureSamples(), preview: refuse }, 'zh-CN')
  expect(text()).toContain('需要 69 张工单')
})
test.each(['/quality/samples', '/quality/samples/new?seed=7', SAMPLE, `${SAMPLE}/results`])(
  'whoever may not review is told once who may: %s',
  async (address) => {
    const refuse = () => Promise.reject(new BackendError('forbidden', 'forbidden', 'This needs the role reviewer.'))
    const { dashboard } = await openSamples(address, {
      ...createFixtureSamples(),
      samples: refuse,
      preview: refuse,
      sample: refuse,
      items: refuse,
      results: refuse,
    })
    expect(dashboard.findAll('.state').map((note) => note.text())).toEqual([expect.stringContaining('Samples are for reviewers')])
  },
)
test('a saved design opens the form with everything but week and seed', async () => {
  const samples = createFixtureSamples()
  const first = await openSamples('/quality/samples/new?seed=7&size=90', samples)
  await first.click('Save design')
  await first.dashboard.get('dialog[open] input[type="text"]').setValue('Ninety')
  await first.dashboard.get('dialog[open] form').trigger('submit')
  await first.settle()
  expect(await samples.designs()).toMatchObject([{ title: 'Ninety', query: 'size=90' }])
  await first.router.push('/quality/samples')
  await first.settle()
  expect(first.dashboard.get('[data-design] a').attributes('href')).toBe('/quality/samples/new?size=90')
})
test('an item is replaced by keys alone, with a reason, and the focus goes to what takes its place', async () => {
  const { dashboard, press, settle, samples, text } = await openSamples(`${SAMPLE}?state=due`)
  await press('j')
  await press('r')
  const dialog = dashboard.get('dialog[open]')
  expect(dialog.text()).toContain('Replace ticket #900040')
  expect(dialog.get('button.is-primary').attributes('disabled')).toBeDefined()
  await dialog.get('select').setValue('wrong_language')
  await dialog.get('form').trigger('submit')
  await settle()
  expect((await samples.sample(SAMPLE_ID)).progress).toMatchObject({ drawn: 60, replaced: 1 })
  expect(text()).toContain('Ticket #900040 was replaced by #900060')
  expect(dashboard.get('[data-replaced]').text()).toContain('replaced 1 (1.7%)')
  expect(document.activeElement?.textContent).toBe('#900060')
})
test('“other” wants a note', async () => {
  const { dashboard, press } = await openSamples(`${SAMPLE}?state=due`)
  await press('j')
  await press('r')
  await dashboard.get('dialog[open] select').setValue('other')
  expect(dashboard.get('dialog[open] button.is-primary').attributes('disabled')).toBeDefined()
  await dashboard.get('dialog[open] textarea').setValue('Asked by the customer')
  expect(dashboard.get('dialog[open] button.is-primary').attributes('disabled')).toBeUndefined()
})
test('when somebody was quicker the dialog keeps what was written', async () => {
  const samples = createFixtureSamples()
  const { dashboard, press, settle } = await openSamples(`${SAMPLE}?state=due`, samples)
  await samples.assign(SAMPLE_ID, { reviewers: [] })
  await press('j')
  await press('r')
  await dashboard.get('dialog[open] select').setValue('sensitive')
  await dashboard.get('dialog[open] textarea').setValue('Mentions an illness')
  await dashboard.get('dialog[open] form').trigger('submit')
  await settle()
  expect(dashboard.get('dialog[open]').text()).toContain('Somebody changed this meanwhile')
  expect(dashboard.get<HTMLTextAreaElement>('dialog[open] textarea').element.value).toBe('Mentions an illness')
  await dashboard.get('dialog[open] form').trigger('submit')
  await settle()
  expect((await samples.sample(SAMPLE_ID)).progress.replaced).toBe(1)
})
test('chosen items are given to somebody else, the others stay', async () => {
  const { dashboard, press, settle, samples, text } = await openSamples(`${SAMPLE}?state=due`)
  await dashboard.get('[data-item="s-1.40"] input').setValue(true)
  await press('a')
  expect(dashboard.get('dialog[open]').text()).toContain('Who reviews this item')
  await dashboard.get('dialog[open] [data-reviewer="71"] input[type="checkbox"]').setValue(false)
  await dashboard.get('dialog[open] form').trigger('submit')
  await settle()
  expect(text()).toContain('Assigned.')
  const { items } = await samples.items(SAMPLE_ID, { state: null, reviewer: null, stratum: null }, { limit: 500, offset: 0 })
  expect(
    items
      .filter(({ state }) => state === 'due')
      .slice(0, 3)
      .map(({ reviewer }) => reviewer),
  ).toEqual(['Jonas', 'Jonas', 'Lin'])
})
test('the draw is checked: the same seed gives the same list', async () => {
  const { click, dashboard } = await openSamples(SAMPLE)
  await click('Check the draw')
  expect(dashboard.get('[data-checked="same"]').text()).toContain('Drawn again with seed 81243 from 3,304 frozen tickets: the same 60.')
})
test('a draw that cannot be reproduced is not passed over', async () => {
  const verify = async () => ({ same: false, seed: '1', frameSize: 10, frameDigest: 'f', drawn: 2, missing: [1], extra: [2, 3] })
  const { click, dashboard } = await openSamples(SAMPLE, { ...createFixtureSamples(), verify })
  await click('Check the draw')
  expect(dashboard.get('[data-checked="differs"]').text()).toContain('1 missing, 2 too many')
})
test.each([
  ['?state=submitted&passed=no', 14],
  ['?stratum=vip', 6],
  ['?state=due&reviewer=71', 10],
  ['?agent=11&state=submitted', 20],
  ['?part=random', 20],
  ['', 60],
])('the address %s shows exactly the items that its count counts', async (query, count) => {
  const { dashboard } = await openSamples(`${SAMPLE}${query}`)
  expect(dashboard.findAll('[data-item]')).toHaveLength(count)
})
test('what a blind reviewer is not told is neither shown nor counted as something else', async () => {
  const samples = createFixtureSamples()
  const blind: SamplesBackend = {
    ...samples,
    items: async (...ask) => {
      const page = await samples.items(...ask)
      const hide = (item: SampleItem): SampleItem =>
        item.state === 'due' ? { ...item, stratum: '', inclusion: 0, weight: 0, part: 'random', agentId: null, agent: null } : item
      return { ...page, items: page.items.map(hide) }
    },
  }
  const { dashboard, router, settle } = await openSamples(SAMPLE, blind)
  expect(dashboard.get('[data-item="s-1.45"]').text()).toContain('shown after the review')
  expect(dashboard.get('[data-item="s-1.45"]').text()).not.toContain('chance')
  expect(dashboard.get('[data-item="s-1.0"]').text()).toContain('Mei')
  await router.push(`${SAMPLE}?part=random`)
  await settle()
  expect(dashboard.findAll('[data-item]')).toHaveLength(14)
  expect(dashboard.get('[data-hidden]').text()).toContain('20 items are not shown here')
})
test('a sample that is not there says so', async () => {
  const { text } = await openSamples('/quality/samples/nowhere')
  expect(text()).toContain('There is no such sample')
})
