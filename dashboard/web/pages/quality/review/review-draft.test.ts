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
import './ReviewPage.vue'

enableAutoUnmount(afterEach)
beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: new Date('2026-11-16T01:20:00Z') })
})
afterEach(() => vi.useRealTimers())

async function openReview(reviews = createFixtureReviews(), item = 's1.1') {
  const page = await mountDashboard(`/quality/reviews/${item}`, createFixtureBackend({ contacts: [] }), {
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
  const press = async (words: string) => {
    const button = page.dashboard.findAll('button').find((one) => one.text() === words)
    if (!button) throw new Error(`no button "${words}"`)
    await button.trigger('click')
    await page.settle()
  }
  const saved = () => page.dashboard.get('[data-saved]').text()
  const answers = () => reviews.kept(item).words.answers
  return { ...page, reviews, key, keys, pass, press, saved, answers }
}
const copies = () => Object.keys(localStorage).filter((name) => name.startsWith('firstfix.draft.'))

test('a change is kept within a second', async () => {
  const { keys, pass, answers, saved } = await openReview()
  await keys('1')
  expect(saved()).toBe('not saved yet')
  await pass(1_000)
  expect(answers()).toEqual({ understood: 'met' })
  expect(saved()).toBe('draft saved 09:21')
  expect(copies()).toEqual([])
})
test('whoever does not pause is kept every two seconds all the same', async () => {
  const { keys, pass, reviews } = await openReview()
  for (let n = 0; n < 10; n++) {
    await keys('1', 'k')
    await pass(400)
  }
  const keeps = reviews.calls.filter(({ what }) => what === 'keep').length
  expect(keeps).toBeGreaterThanOrEqual(2)
  expect(keeps).toBeLessThanOrEqual(5)
})
test('a service that is away is tried again, and nothing is lost meanwhile', async () => {
  const { keys, pass, answers, saved, reviews } = await openReview()
  reviews.net.state = 'away'
  await keys('1')
  await pass(3_000)
  expect(saved()).toContain('service not reached')
  expect(copies()).toHaveLength(1)
  await keys('2')
  reviews.net.state = 'there'
  await pass(5_000)
  expect(answers()).toEqual({ understood: 'met', policy: 'partly' })
  expect(saved()).toContain('draft saved')
  expect(copies()).toEqual([])
})
test('an answer that was lost on the way is no conflict', async () => {
  const { keys, pass, answers, dashboard, reviews } = await openReview()
  reviews.net.state = 'deaf'
  await keys('1')
  await pass(1_000)
  await keys('2')
  await pass(1_500)
  reviews.net.state = 'there'
  await keys('3')
  await pass(6_000)
  expect(dashboard.find('[data-conflict]').exists()).toBe(false)
  expect(answers()).toEqual({ understood: 'met', policy: 'partly', dated: 'not_met' })
})
test('what had not reached the service is there again after a reload, and reaches it then', async () => {
  const reviews = createFixtureReviews()
  const first = await openReview(reviews)
  reviews.net.state = 'away'
  await first.keys('1', '2')
  await first.pass(2_000)
  first.dashboard.unmount()
  await flushPromises()
  reviews.net.state = 'there'
  const second = await openReview(reviews)
  expect(second.dashboard.get('[data-restored]').text()).toContain('was brought back')
  expect(second.dashboard.get('[data-criterion="policy"] [aria-pressed="true"]').text()).toContain('Partly')
  await second.pass(2_000)
  expect(second.answers()).toEqual({ understood: 'met', policy: 'partly' })
})
test('what was brought back can be dropped for what the service has', async () => {
  const reviews = createFixtureReviews()
  const first = await openReview(reviews)
  reviews.net.state = 'away'
  await first.keys('1')
  await first.pass(2_000)
  first.dashboard.unmount()
  reviews.net.state = 'there'
  const second = await openReview(reviews)
  await second.press('Back to what the service has')
  await second.pass(2_000)
  expect(second.answers()).toEqual({})
})
test('two reviewers on one item: both texts side by side, a choice for each part, nothing lost', async () => {
  const { keys, pass, press, dashboard, reviews } = await openReview()
  reviews.writeAsOther('s1.1', {
    answers: { understood: 'not_met' },
    comments: [{ line: 'c1', quote: null, text: 'Theirs', tags: [] }],
    note: 'Their note',
  })
  await keys('1', '2')
  await pass(1_000)
  const conflict = dashboard.get('[data-conflict]').text()
  for (const words of ['Mei saved this review', 'Understood the request', 'Not met', 'Met', 'Theirs', 'Their note']) expect(conflict).toContain(words)
  // What only one of them said is taken unless the reviewer says otherwise.
  expect(dashboard.findAll<HTMLInputElement>('[data-part="note"] input[type="radio"]').map((one) => one.element.checked)).toEqual([
    false,
    true,
    false,
  ])
  await dashboard.findAll('[data-part="answers.understood"] input')[0]?.setValue(true)
  await press('Go on with this choice')
  await pass(2_000)
  expect(reviews.kept('s1.1').words).toMatchObject({
    answers: { understood: 'not_met', policy: 'partly' },
    note: 'Their note',
    comments: [{ text: 'Theirs' }],
  })
  expect(dashboard.find('[data-conflict]').exists()).toBe(false)
})
test('while two texts stand against each other nothing is sent, and what is typed stays in the browser', async () => {
  const { keys, pass, reviews } = await openReview()
  reviews.writeAsOther('s1.1', { answers: { understood: 'not_met' } })
  await keys('1')
  await pass(1_000)
  await keys('2')
  await pass(5_000)
  expect(reviews.kept('s1.1').words.answers).toEqual({ understood: 'not_met' })
  expect(localStorage.getItem(copies()[0] ?? '')).toContain('"policy":"partly"')
})
test('older words of this browser never go over newer ones of the service unasked', async () => {
  const reviews = createFixtureReviews()
  const first = await openReview(reviews)
  reviews.net.state = 'away'
  await first.keys('1')
  await first.pass(2_000)
  first.dashboard.unmount()
  reviews.net.state = 'there'
  reviews.writeAsOther('s1.1', { answers: { understood: 'not_met' } })
  const second = await openReview(reviews)
  await second.pass(3_000)
  expect(second.dashboard.get('[data-conflict]').text()).toContain('This browser still has words of yours')
  expect(second.answers()).toEqual({ understood: 'not_met' })
})
test('a submission that nobody answered is said to be none, and is handed in once by trying again', async () => {
  const { key, keys, text, reviews, router } = await openReview()
  await keys('1', '1', '1', '1')
  reviews.net.state = 'deaf'
  await key('Enter', { ctrlKey: true })
  expect(text()).toContain('Not submitted: the service was not reached')
  reviews.net.state = 'there'
  await key('Enter', { ctrlKey: true })
  expect(router.currentRoute.value.path).toBe('/quality/reviews/s1.2')
  expect(reviews.kept('s1.1')).toMatchObject({ submitted: true, version: 1 })
})
test('work is counted, pauses of more than thirty seconds are not', async () => {
  const { keys, pass, reviews } = await openReview()
  await pass(10_000)
  await keys('1')
  await pass(600_000)
  await keys('2')
  await pass(5_000)
  await keys('1')
  await pass(2_000)
  const { seconds } = reviews.kept('s1.1')
  expect(seconds).toBeGreaterThan(14)
  expect(seconds).toBeLessThan(25)
})
