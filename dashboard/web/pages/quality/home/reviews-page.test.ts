import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFixtureBackend } from '../../../backend/fixture-backend.ts'
import { NOTICES_BACKEND } from '../../../backend/quality/notices-backend.ts'
import { REVIEWS_BACKEND } from '../../../backend/quality/reviews-backend.ts'
import { createFixtureReviews } from '../../../backend/quality/reviews-fixture.ts'
import { SAMPLES_BACKEND } from '../../../backend/quality/samples-backend.ts'
import { mountDashboard } from '../../../mount-dashboard.test-helper.ts'
import '../review/ReviewPage.vue'
import './ReviewsPage.vue'

enableAutoUnmount(afterEach)
beforeEach(() => localStorage.clear())
const never = () => new Promise(() => {})

async function openHome(address = '/quality/reviews', reviews = createFixtureReviews()) {
  const page = await mountDashboard(address, createFixtureBackend({ contacts: [] }), {
    provide: {
      [REVIEWS_BACKEND as symbol]: reviews.backend,
      [SAMPLES_BACKEND as symbol]: { coverage: never },
      [NOTICES_BACKEND as symbol]: { list: never },
    },
  })
  const focused = () => document.activeElement?.getAttribute('data-item')
  return { ...page, reviews, focused }
}

test('the home says what is due, overdue and begun, how long it takes, and how far the week is', async () => {
  const { text } = await openHome()
  expect(text()).toContain('3 due · 1 overdue · 0 drafts · about 12 min of work left, 12 reviews measured')
  expect(text()).toContain('This week: 0 of 3 submitted')
})
test('J and K go through the queue', async () => {
  const { press, focused } = await openHome()
  await press('j')
  await press('j')
  expect(focused()).toBe('s1.2')
  await press('k')
  expect(focused()).toBe('s1.1')
})
test('Enter opens the one that was moved to, and begins where none was', async () => {
  const { press, router, settle } = await openHome()
  await press('Enter')
  expect(router.currentRoute.value.path).toBe('/quality/reviews/s1.1')
  await router.push('/quality/reviews')
  await settle()
  await press('k')
  await press('Enter')
  expect(router.currentRoute.value.path).toBe('/quality/reviews/s1.3')
})
test('the address says what is shown, and a filter that matches nothing can be taken off', async () => {
  const { text, dashboard, router, settle } = await openHome('/quality/reviews?q=nowhere')
  expect(text()).toContain('No review matches these filters')
  expect(dashboard.get<HTMLInputElement>('input[type="search"]').element.value).toBe('nowhere')
  await dashboard
    .findAll('button')
    .find((one) => one.text() === 'Clear the filters')
    ?.trigger('click')
  await settle()
  expect(router.currentRoute.value.fullPath).toBe('/quality/reviews')
  expect(dashboard.findAll('[data-item]')).toHaveLength(3)
})
test('a view is the address under a name, private unless it is shared', async () => {
  const { dashboard, reviews, settle } = await openHome('/quality/reviews?q=Refund&state=due')
  const chip = dashboard.findAll('button').find((one) => one.text().startsWith('Views'))
  await chip?.trigger('click')
  await settle()
  await dashboard.get('[role="dialog"] input[type="text"]').setValue('Refunds')
  await dashboard.get('[role="dialog"] form').trigger('submit')
  await settle()
  expect(reviews.shelf.views).toMatchObject([{ title: 'Refunds', page: 'queue', query: 'state=due&q=Refund', private: true }])
})
