import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BriefLesson } from '@shared/api/brief.ts'
import { aBrief, aHost, openSidebar } from '../../sidebar.test-helper.ts'

enableAutoUnmount(afterEach)
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())
const aLesson = (more: Partial<BriefLesson> = {}): BriefLesson => ({
  id: 12,
  title: '“5 days” without the bank',
  lesson: 'Say both: our 5 days and the bank’s 2–7.',
  rightAnswer: 'Your bank then needs 2 to 7 days.',
  cause: 'knowledge_policy/policy_unclear',
  causeName: 'Policy unclear',
  reason: 'refund',
  reasonName: 'Refund',
  language: 'en',
  reviewBy: null,
  overdue: false,
  links: [],
  likeness: 0.6,
  ...more,
})
const PART = '[aria-labelledby=lessons-title]'
const brief = aBrief({ lessons: [1, 2, 3, 4].map((id) => aLesson({ id, title: `Lesson ${id}` })) })
const feedback = (sent: (url: RegExp) => { data?: string | undefined }[]) =>
  sent(/feedback$/).map(({ data }) => {
    const { kind, lessonId } = JSON.parse(data ?? '{}')
    return [kind, lessonId]
  })

test('at most three lessons are shown, each with its title, lesson and case; the better answer is folded away', async () => {
  const { sidebar, text } = await openSidebar({ brief })
  expect(sidebar.findAll(`${PART} li`)).toHaveLength(3)
  expect(text()).toContain('Lessons from 3 earlier failures like this')
  expect(sidebar.find(`${PART} li`).text()).toContain('Refund · Policy unclear · case 1')
  expect(text()).not.toContain('Your bank then needs')
})
test('without a lesson there is no part, and a lesson that makes no sense is left out', async () => {
  expect((await openSidebar()).sidebar.find(PART).exists()).toBe(false)
  // Of a service that is newer than this sidebar.
  const odd = JSON.parse('{"id":1,"title":"odd"}')
  expect((await openSidebar({ brief: aBrief({ lessons: [odd] }) })).sidebar.find(PART).exists()).toBe(false)
})
test('it stands after the episode and before the articles', async () => {
  const { sidebar } = await openSidebar({ brief })
  const titles = sidebar.findAll('section[aria-labelledby]').map((one) => one.attributes('aria-labelledby'))
  expect(titles.indexOf('lessons-title')).toBe(titles.indexOf('articles-title') - 1)
})
test('the service is asked for lessons in the agent’s language, not in the customer’s', async () => {
  const { sent } = await openSidebar({ host: aHost({ currentUser: { id: 3, locale: 'zh-CN' } }) })
  expect(JSON.parse(sent(/brief$/)[0]?.data ?? '{}')).toMatchObject({ locale: 'en', agentLocale: 'zh-CN' })
})
test('l unfolds the better answer; beside a public reply it is copied and never inserted', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: async () => undefined } })
  const { press, click, text, zaf, sent } = await openSidebar({ brief })
  await press('l')
  expect(text()).toContain('Your bank then needs 2 to 7 days.')
  await click(/^Copy/)
  await flushPromises()
  expect(zaf.invokes).toEqual([])
  expect(text()).toContain('Copied: the better answer of “Lesson 1”.')
  expect(feedback(sent)).toEqual([['lesson_used', 1]])
  vi.unstubAllGlobals()
})
test('while the composer is internal it goes into the note', async () => {
  const { press, click, text, zaf } = await openSidebar({
    brief,
    host: aHost({ comment: { text: '', type: 'internalNote', useRichText: false } }),
  })
  await press('l')
  await click(/^Copy/)
  await flushPromises()
  expect(zaf.invokes.length).toBeGreaterThan(0)
  expect(text()).toContain('In the internal note')
})
test('a lesson that does not fit is gone and told, until it is taken back', async () => {
  const { sidebar, click, sent } = await openSidebar({ brief })
  await sidebar.find('[aria-label$="does not fit this ticket"]').trigger('click')
  expect(sidebar.findAll(`${PART} li`)).toHaveLength(2)
  await click(/^Undo/)
  expect(sidebar.findAll(`${PART} li`)).toHaveLength(3)
  expect(feedback(sent)).toEqual([
    ['lesson_dismissed', 1],
    ['undo_lesson', 1],
  ])
})
test('on a closed ticket lessons are read only', async () => {
  const { sidebar, press } = await openSidebar({
    brief,
    host: aHost({
      'ticket.status': 'closed',
      ticket: { id: 42, status: 'closed', subject: '', description: '', createdAt: null, tags: [], via: { channel: 'email' } },
    }),
  })
  await press('l')
  expect(sidebar.findAll(`${PART} button`).map((one) => one.text())).toEqual(['Better answer', 'Better answer', 'Better answer'])
})
