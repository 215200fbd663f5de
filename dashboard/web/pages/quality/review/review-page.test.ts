import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFixtureBackend } from '../../../backend/fixture-backend.ts'
import { NOTICES_BACKEND } from '../../../backend/quality/notices-backend.ts'
import { REVIEWS_BACKEND } from '../../../backend/quality/reviews-backend.ts'
import { createFixtureReviews } from '../../../backend/quality/reviews-fixture.ts'
import { SAMPLES_BACKEND } from '../../../backend/quality/samples-backend.ts'
import { mountDashboard } from '../../../mount-dashboard.test-helper.ts'
// Read before the clock stands still.
import '../home/ReviewsPage.vue'
import './RevealedPanel.vue'

enableAutoUnmount(afterEach)
beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: new Date('2026-11-16T01:20:00Z') })
})
afterEach(() => vi.useRealTimers())

async function openReview(item = 's1.1', { reviews = createFixtureReviews(), lang = 'en' } = {}) {
  const page = await mountDashboard(`/quality/reviews/${item}`, createFixtureBackend({ contacts: [] }), {
    lang,
    provide: {
      [REVIEWS_BACKEND as symbol]: reviews.backend,
      [SAMPLES_BACKEND as symbol]: { coverage: () => new Promise(() => {}) },
      [NOTICES_BACKEND as symbol]: { list: () => new Promise(() => {}) },
    },
  })
  const key = async (name: string, more: KeyboardEventInit = {}) => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }))
    await page.settle()
  }
  const keys = async (...names: string[]) => {
    for (const name of names) await key(name)
  }
  const pass = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms)
    await flushPromises()
  }
  const chosen = (criterion: string) => page.dashboard.find(`[data-criterion="${criterion}"] [aria-pressed="true"]`).text().replaceAll(/\s+/g, ' ')
  const isCurrent = (selector: string) => page.dashboard.get(selector).attributes('aria-current') === 'step'
  const address = () => page.router.currentRoute.value.path
  return { ...page, reviews, key, keys, pass, chosen, isCurrent, address }
}
/** Everything that a passing review needs. */
const PASSING = ['1', '1', '1', '1']

test('digits choose a level and lead on to the next criterion; N says that one does not apply', async () => {
  const { keys, chosen, isCurrent } = await openReview()
  expect(isCurrent('[data-criterion="understood"]')).toBe(true)
  await keys('2', '3', 'n')
  expect([chosen('understood'), chosen('policy'), chosen('dated')]).toEqual(['Partly2', 'Not met3', 'N/AN'])
  expect(isCurrent('[data-row="verdict"]')).toBe(true)
})
test('N does nothing where a criterion must be answered', async () => {
  const { keys, dashboard } = await openReview()
  await keys('1', 'n')
  expect(dashboard.find('[data-criterion="policy"] [aria-pressed="true"]').exists()).toBe(false)
})
test('J and K move, and a changed answer stays where it is', async () => {
  const { keys, chosen, isCurrent } = await openReview()
  await keys('1', '1', 'k', '2')
  expect(chosen('policy')).toContain('Partly')
  expect(isCurrent('[data-criterion="policy"]')).toBe(true)
})
test('keys work wherever the focus is, and type nothing into fields', async () => {
  const { keys, chosen, dashboard } = await openReview()
  dashboard.get('.left a, .left button, [data-row="cause"] button').element.dispatchEvent(new FocusEvent('focus'))
  await keys('1')
  expect(chosen('understood')).toContain('Met')
  const note = dashboard.get<HTMLTextAreaElement>('textarea').element
  note.focus()
  await keys('3', 'n')
  expect(dashboard.find('[data-criterion="policy"] [aria-pressed="true"]').exists()).toBe(false)
  expect(note.value).toBe('')
})
test('Y, X and U answer the neighbours one after the other', async () => {
  const { keys, reviews, pass } = await openReview()
  await keys('y', 'x')
  await pass(2_000)
  expect(reviews.kept('s1.1').words.sameIssue).toEqual({ 48815: 'same', 49815: 'different' })
  await keys('u')
  await pass(2_000)
  expect(reviews.kept('s1.1').words.sameIssue).toEqual({ 48815: 'same', 49815: 'cannot_tell' })
})
test('C comments on the line that was moved to, with a sentence of it as the quote and its hashtags', async () => {
  const { key, keys, dashboard, reviews, pass } = await openReview()
  await keys('.', '.', '.', 'c')
  const form = dashboard.get('[data-line="c3"] [data-comment-form]')
  await form.get('select').setValue('The refund takes 5 days.')
  await form.get('textarea').setValue('Our time only. #Policy #timing')
  form.get<HTMLTextAreaElement>('textarea').element.focus()
  await key('Enter')
  await pass(2_000)
  expect(reviews.kept('s1.1').words.comments).toEqual([
    { line: 'c3', quote: 'The refund takes 5 days.', text: 'Our time only. #Policy #timing', tags: ['policy', 'timing'] },
  ])
  expect(dashboard.get('[data-line="c3"] mark').text()).toBe('The refund takes 5 days.')
})
test('words that are selected become the quote', async () => {
  const { keys, dashboard } = await openReview()
  const text = dashboard.get('[data-words="c3"]').element
  vi.spyOn(window, 'getSelection').mockReturnValue({ toString: () => 'registered', anchorNode: text, focusNode: text } as unknown as Selection)
  await keys('c')
  expect(dashboard.get<HTMLSelectElement>('[data-line="c3"] select').element.value).toBe('registered')
  vi.restoreAllMocks()
})
test('the cause is found by its words, in two levels, and brings who could have prevented it', async () => {
  const { key, keys, dashboard, reviews, pass } = await openReview()
  await keys('/')
  const search = dashboard.get<HTMLInputElement>('[data-row="cause"] input[type="search"]')
  expect(document.activeElement).toBe(search.element)
  expect(dashboard.text()).not.toContain('Old rule')
  await search.setValue('timing')
  await key('Enter')
  await pass(2_000)
  expect(reviews.kept('s1.1').words).toMatchObject({ cause: 'policy_unclear/refund_timing', controllableBy: 'policy' })
  expect(dashboard.get('[data-row="cause"]').text()).toContain('Policy unclear › Refund timing')
})
test('Ctrl+Z takes steps back, Ctrl+Shift+Z brings them again', async () => {
  const { key, keys, dashboard, chosen } = await openReview()
  await keys('1', '2')
  await key('z', { ctrlKey: true })
  expect(dashboard.find('[data-criterion="policy"] [aria-pressed="true"]').exists()).toBe(false)
  await key('z', { ctrlKey: true, shiftKey: true })
  expect(chosen('policy')).toContain('Partly')
})
test('the score stands at every moment; a critical failure makes it 0', async () => {
  const { keys, dashboard } = await openReview()
  await keys('1')
  expect(dashboard.get('[data-score]').text()).toContain('So far 100.0%')
  await keys('3', '1')
  expect(dashboard.get('[data-score]').text()).toContain('Score 0.0%')
  expect(dashboard.get('[data-score]').text()).toContain('not passed')
})
test('what is missing is named before anything is handed in, and the first gap is where one stands', async () => {
  const { key, keys, dashboard, reviews, isCurrent } = await openReview()
  await keys('1')
  await key('Enter', { ctrlKey: true })
  expect(dashboard.get('[data-gaps]').text()).toContain('2 criteria, solved at first contact?')
  expect(isCurrent('[data-criterion="policy"]')).toBe(true)
  await keys('1', '1', '2')
  await key('Enter', { ctrlKey: true })
  expect(dashboard.get('[data-gaps]').text()).toContain('the cause')
  expect(reviews.calls.some(({ what }) => what === 'submit')).toBe(false)
})
test('Ctrl+Enter hands in and goes on to a conversation that is there already', async () => {
  const { key, keys, reviews, address, text } = await openReview()
  await keys(...PASSING)
  expect(reviews.calls.filter(({ what, itemId }) => what === 'item' && itemId === 's1.2')).toHaveLength(1)
  await key('Enter', { ctrlKey: true })
  expect(address()).toBe('/quality/reviews/s1.2')
  expect(text()).toContain('#47816 · Refund for returned boots')
  expect(text()).toContain('Review 2 of 3')
  expect(reviews.calls.filter(({ what, itemId }) => what === 'item' && itemId === 's1.2')).toHaveLength(1)
  expect(reviews.kept('s1.1')).toMatchObject({ submitted: true })
})
test('after it the agent is named, and for eight seconds it can be taken back', async () => {
  const { key, keys, reviews, address, dashboard, pass } = await openReview()
  await keys(...PASSING)
  await key('Enter', { ctrlKey: true })
  expect(dashboard.get('[data-toast]').text()).toContain('#47815 submitted · 100.0%, passed · Agent: Lin Wei')
  await pass(7_500)
  expect(dashboard.find('[data-toast]').exists()).toBe(true)
  await key('z', { ctrlKey: true })
  expect(reviews.kept('s1.1').submitted).toBe(false)
  expect(address()).toBe('/quality/reviews/s1.1')
})
test('the offer to take it back ends after eight seconds', async () => {
  const { key, keys, dashboard, pass } = await openReview()
  await keys(...PASSING)
  await key('Enter', { ctrlKey: true })
  await pass(8_000)
  expect(dashboard.find('[data-toast]').exists()).toBe(false)
})
test('nothing that is blind is shown before, and all of it after', async () => {
  const { key, keys, text, router, settle, dashboard } = await openReview()
  expect(text()).toContain('Blind')
  expect(text()).not.toContain('Lin Wei')
  await keys(...PASSING)
  await key('Enter', { ctrlKey: true })
  await router.push('/quality/reviews/s1.1')
  await settle()
  const shown = dashboard.get('[data-revealed]').text()
  for (const words of ['Lin Wei', 'failed', 'the rules say the same', 'Promise recorded with a date: failed', 'unlike you'])
    expect(shown).toContain(words)
  await keys('2')
  expect(dashboard.get('[data-criterion="understood"] [aria-pressed="true"]').text()).toContain('Met')
})
test('who speaks is said in words, and markup of a ticket is text', async () => {
  const { dashboard } = await openReview()
  const said = (line: string) => dashboard.get(`[data-line="${line}"]`).text()
  expect(['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((line) => said(line).split(' ')[0])).toEqual([
    'Customer',
    'Bot',
    'Agent',
    'Agent',
    'Customer',
    'System',
  ])
  expect(said('c4')).toContain('internal note')
  expect(said('c1')).toContain('<b>Call</b> [phone]')
  expect(dashboard.get('[data-line="c5"] a').attributes('href')).toBe('https://acme.zendesk.com/recording/5')
})
test('? lists the keys, and under the list no key scores', async () => {
  const { keys, dashboard } = await openReview()
  await keys('?', '1')
  expect(dashboard.findAll('dialog').some((one) => one.attributes('open') !== undefined && one.text().includes('Keys of the review'))).toBe(true)
  expect(dashboard.find('[data-criterion="understood"] [aria-pressed="true"]').exists()).toBe(false)
})
test('Escape goes back to the queue, and nothing written is lost on the way', async () => {
  const { keys, address, reviews, settle } = await openReview()
  await keys('1', 'Escape')
  await settle()
  expect(address()).toBe('/quality/reviews')
  expect(reviews.kept('s1.1').words.answers).toEqual({ understood: 'met' })
})
test('the page speaks Chinese', async () => {
  const { text } = await openReview('s1.1', { lang: 'zh' })
  for (const words of ['盲评', '理解诉求', '首次即解决？', '是否同一问题？', '提交并继续']) expect(text()).toContain(words)
})
