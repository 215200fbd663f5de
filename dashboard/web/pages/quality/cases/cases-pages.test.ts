import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { createFixtureBackend } from '../../../backend/fixture-backend.ts'
import { ACTIONS_BACKEND } from '../../../backend/quality/actions-backend.ts'
import { CASES_BACKEND } from '../../../backend/quality/cases-backend.ts'
import { createFixtureCases, FIXTURE_WORDS } from '../../../backend/quality/cases-fixture.ts'
import { mountDashboard } from '../../../mount-dashboard.test-helper.ts'

enableAutoUnmount(afterEach)
// Lazy pages are compiled when they are first opened, on shared cores.
vi.setConfig({ testTimeout: 40_000 })

async function openCases(address: string, library = createFixtureCases(), lang = 'en') {
  const provide = { [CASES_BACKEND as symbol]: library.backend, [ACTIONS_BACKEND as symbol]: {} }
  const page = await mountDashboard(address, createFixtureBackend({ contacts: [] }), { lang, provide })
  const { dashboard } = page
  await vi.waitFor(() => expect(dashboard.find('main h1').exists()).toBe(true), { timeout: 20_000 })
  await page.settle()
  const click = async (words: string) => {
    const found = dashboard.findAll('button').find((one) => one.text().startsWith(words))
    if (!found) throw new Error(`no button "${words}"`)
    await found.trigger('click')
    await page.settle()
  }
  const submit = async (selector: string) => {
    await dashboard.get(selector).trigger('submit')
    await page.settle()
  }
  return { ...page, library, click, submit }
}

test('a card says reason, cause, lesson, rate with interval and n; too few says no rate; what is overdue says so', async () => {
  const { dashboard, text } = await openCases('/quality/cases')
  expect(dashboard.get('[data-case="12"]').text().replaceAll(/\s+/g, ' ')).toContain('38.0% return · 29.0–48.0 · n 104')
  expect(dashboard.get('[data-case="12"]').text()).toContain('Refund · Policy unclear')
  expect(dashboard.get('[data-case="9"]').text()).toContain('too few · n 11')
  expect(dashboard.get('[data-case="9"]').text()).not.toContain('%')
  expect(dashboard.get('[data-case="9"]').text()).toContain('overdue')
  expect(dashboard.get('[data-case="20"]').text()).toContain('proposed 13 Nov')
  expect(text()).toContain('2 published · 1 waiting for a curator · 1 overdue')
})
test('search, filters and the open case stand in the address, and nothing else', async () => {
  const { dashboard, router, library, settle } = await openCases('/quality/cases?state=published&case=12')
  expect(library.asked.at(-1)).toMatchObject({ state: ['published'] })
  const field = dashboard.get<HTMLInputElement>('input[type=search]')
  field.element.value = 'customs'
  await field.trigger('change')
  await settle()
  expect(router.currentRoute.value.query).toEqual({ q: 'customs', state: ['published'], case: '12' })
  expect(dashboard.findAll('[data-case]')).toHaveLength(1)
  expect(dashboard.find('[data-detail]').exists()).toBe(true)
})
test('J and K move over the cards, Enter is the card’s own link, Esc leads back to it', async () => {
  const { dashboard, press, router, settle } = await openCases('/quality/cases')
  await press('j')
  await press('j')
  expect(document.activeElement?.getAttribute('data-case')).toBe('9')
  await press('k')
  expect(document.activeElement?.getAttribute('data-case')).toBe('12')
  await dashboard.get('[data-case="12"]').trigger('click')
  await settle()
  expect(router.currentRoute.value.query).toEqual({ case: '12' })
  await press('Escape')
  expect(router.currentRoute.value.query).toEqual({})
  expect(document.activeElement?.getAttribute('data-case')).toBe('12')
})
test('a case shows figures with difference, quotes with their tickets, what is done, and how often it was used', async () => {
  const { text, dashboard } = await openCases('/quality/cases?case=12')
  expect(text()).toContain('38.0% return (29.0–48.0, n 104)')
  expect(text()).toContain('difference 14.0 points (5.0 to 24.0)')
  expect(text()).toContain('Shown in the sidebar 212 times · used 61')
  expect(text()).toContain('Policy text: policy team, due 30 Nov')
  expect(dashboard.get('[data-detail] .quote a').attributes('href')).toBe('/tickets/47815')
  expect(dashboard.get('[data-detail] mark').text()).toBe('[name]')
})
test('a number of a case opens to its tickets', async () => {
  const { dashboard, settle, text } = await openCases('/quality/cases?case=12')
  await dashboard.get('[data-like]').trigger('click')
  await settle()
  expect(text()).toContain('Tickets like it · 104 tickets')
  expect(dashboard.get('[data-like-tickets] a').attributes('href')).toBe('/tickets/47815')
})
test('retiring can be taken back, from exactly the version that was made', async () => {
  const { click, submit, library, text, dashboard } = await openCases('/quality/cases?case=12')
  await click('Retire')
  await submit('dialog form')
  expect(library.of(12)).toMatchObject({ state: 'retired', version: 4 })
  expect(dashboard.get('[data-toast]').text()).toContain('8 s')
  await click('Undo')
  expect(library.of(12)).toMatchObject({ state: 'published', version: 5, words: FIXTURE_WORDS })
  expect(text()).toContain('Case 12 is back.')
})
test('a proposal from a ticket sends only what was written, so that the rest comes from there', async () => {
  const { dashboard, submit, library, text, router, settle } = await openCases('/quality/cases/new?ticket=47815&tickets=1,2')
  expect(text()).toContain('From ticket #47815')
  await dashboard.get('[data-field=lesson]').setValue('Say both.')
  await submit('main form')
  expect(library.proposals).toEqual([{ ticketId: 47_815, tickets: [1, 2], reviewId: null, words: { lesson: 'Say both.' } }])
  await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/quality/cases/21/edit'), { timeout: 20_000 })
  await settle()
})
test('a review that is not handed in gives nothing away; the ticket alone still makes a proposal', async () => {
  const { dashboard, submit, library, text } = await openCases('/quality/cases/new?ticket=47815&review=open')
  await submit('main form')
  expect(text()).toContain('This review is not handed in yet')
  await dashboard.get('[data-ticket-alone]').trigger('click')
  expect(library.proposals.map(({ reviewId }) => reviewId)).toEqual(['open', null])
})
test('nothing is published before somebody says that they looked for names and addresses', async () => {
  const { dashboard, submit, library, router, settle } = await openCases('/quality/cases/12/edit')
  await dashboard.get('[data-publish]').trigger('click')
  await settle()
  const button = () => dashboard.get<HTMLButtonElement>('dialog .is-primary').element
  expect(button().disabled).toBe(true)
  await dashboard.get('[data-checked]').setValue(true)
  expect(button().disabled).toBe(false)
  await submit('dialog form')
  expect(library.of(12)).toMatchObject({ state: 'published', version: 4 })
  expect(router.currentRoute.value.fullPath).toBe('/quality/cases?case=12')
})
test('a case with gaps names them and is not published', async () => {
  const { dashboard, settle } = await openCases('/quality/cases/20/edit')
  await dashboard.get('[data-publish]').trigger('click')
  await settle()
  expect(dashboard.get('[data-gaps]').text()).toContain('Missing before it may be published: lesson, review day.')
  await dashboard.get('[data-checked]').setValue(true)
  expect(dashboard.get<HTMLButtonElement>('dialog .is-primary').element.disabled).toBe(true)
})
test('two people at once: both texts are shown, each part is chosen, and the choice is saved on top', async () => {
  const { dashboard, submit, library, settle } = await openCases('/quality/cases/12/edit')
  await library.backend.save(12, 3, { ...FIXTURE_WORDS, title: 'Theirs', lesson: 'Their lesson' })
  await dashboard.get('[data-field=title]').setValue('Mine')
  await submit('main form')
  expect(dashboard.get('[data-part=title]').text()).toContain('Theirs')
  expect(dashboard.get('[data-part=title]').text()).toContain('Mine')
  await dashboard.findAll('[data-part=lesson] input')[0]!.trigger('change')
  await dashboard.get('[data-decide]').trigger('click')
  await settle()
  expect(library.of(12)).toMatchObject({ version: 5, words: { title: 'Mine', lesson: 'Their lesson' } })
})
test('who may only read sees no way to change anything', async () => {
  const { dashboard } = await openCases('/quality/cases?case=12', createFixtureCases({ curates: false, mayPublish: false }))
  expect(dashboard.get('[data-detail]').text()).not.toMatch(/Retire|Publish…|Edit/)
})
