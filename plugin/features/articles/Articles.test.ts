import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { aBrief, anArticle, openSidebar } from '../../sidebar.test-helper.ts'

enableAutoUnmount(afterEach)
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())
const brief = aBrief({ articles: [anArticle({ matched: ['refund', 'bank'] }), anArticle({ id: 2, title: 'Who approves', restricted: true })] })

async function search(words: string, answer: unknown = { articles: [anArticle({ id: 9, title: '退款到账时间' })] }) {
  const opened = await openSidebar({
    brief,
    answer: ({ url }) => (url.endsWith('/brief') ? brief : typeof answer === 'function' ? answer() : answer),
  })
  await opened.press('/')
  await opened.sidebar.find('input[type=search]').setValue(words)
  await vi.advanceTimersByTimeAsync(200)
  await flushPromises()
  return opened
}

test('an article says why it is here, how old it is and whether it is internal', async () => {
  const { sidebar } = await openSidebar({ brief })
  const [first, second] = sidebar.findAll('[aria-labelledby=articles-title] li').map((row) => row.text())
  expect(first).toContain('“refund”, “bank” · 9 Nov')
  expect(first).not.toContain('Internal')
  expect(second).toContain('Internal')
})
test.each([
  ['en', '30 Oct 2025'],
  ['zh-CN', '2025年10月30日'],
])('an article of another year says its year (%s)', async (locale, words) => {
  const { text } = await openSidebar({ locale, brief: aBrief({ articles: [anArticle({ updatedAt: '2025-10-30T00:00:00Z' })] }) })
  expect(text()).toContain(words)
})
test('at most five are shown', async () => {
  const { sidebar } = await openSidebar({ brief: aBrief({ articles: Array.from({ length: 8 }, (_, id) => anArticle({ id })) }) })
  expect(sidebar.findAll('[aria-labelledby=articles-title] li')).toHaveLength(5)
})
test('inserting says what went in, and the undo takes exactly that out', async () => {
  const { click, text, zaf } = await openSidebar({ brief })
  const { invoke } = zaf
  zaf.invoke = (name, ...args) => {
    if (name === 'ticket.editor.insert') zaf.data['comment'] = { text: 'with link', type: 'publicReply', useRichText: false }
    return invoke(name, ...args)
  }
  await click(/^Insert link to “When refunds arrive”/)
  expect(text()).toContain('In the draft: “When refunds arrive”.')
  await click(/^Undo/)
  expect(text()).toContain('Taken out of the draft: “When refunds arrive”.')
  expect(zaf.data['comment.text']).toBe('')
})
test('an internal article is copied while the draft is public, and that is said', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: async () => undefined } })
  const { click, text, zaf } = await openSidebar({ brief })
  await click(/^Insert link to “Who approves”/)
  expect(text()).toContain('Copied, not inserted: “Who approves”')
  expect(zaf.invokes).toEqual([])
  vi.unstubAllGlobals()
})
test('/ searches in the customer’s language, 200 ms after the last key', async () => {
  const { sent, text } = await search('退款')
  expect(sent(/\/articles/).map(({ url, type, jwt }) => [type, url, jwt !== undefined])).toEqual([
    ['GET', `https://service.example.com/api/v1/articles?${new URLSearchParams({ q: '退款', locale: 'en' })}`, true],
  ])
  expect(text()).toContain('退款到账时间')
  expect(text()).not.toContain('When refunds arrive')
})
test('one Chinese character is worth a question, one letter is not', async () => {
  expect((await search('退')).sent(/\/articles/)).toHaveLength(1)
  expect((await search('r')).sent(/\/articles/)).toHaveLength(0)
})
test('a search without result says so, Escape returns to the suggestions', async () => {
  const { text, press } = await search('xyz', { articles: [] })
  expect(text()).toContain('Nothing found for “xyz”.')
  await press('Escape')
  expect(text()).toContain('When refunds arrive')
})
test('a search that fails leaves the suggestions in place', async () => {
  const { text } = await search('refund', () => {
    throw { status: 502 }
  })
  expect(text()).toContain('The search got no answer.')
  expect(text()).toContain('When refunds arrive')
})
test('an address that is no web address is no link', async () => {
  const { sidebar } = await openSidebar({ brief: aBrief({ articles: [anArticle({ url: 'javascript:alert(1)' })] }) })
  expect(sidebar.findAll('[aria-labelledby="articles-title"] a[href]')).toEqual([])
  expect(sidebar.find('[aria-labelledby="articles-title"]').exists()).toBe(true)
})

test('what is inserted, taken out and dismissed is told to the service; a dismissed article is gone until undone', async () => {
  const { sidebar, sent, click } = await openSidebar({ brief })
  const titles = () => sidebar.findAll('[aria-labelledby=articles-title] li').length
  await sidebar.find('[aria-label^="Insert link"]').trigger('click')
  await flushPromises()
  await click(/^Undo/)
  await flushPromises()
  await sidebar.findAll('[aria-label$="does not fit this ticket"]')[1]!.trigger('click')
  expect(titles()).toBe(1)
  await click(/^Undo/)
  expect(titles()).toBe(2)
  const said = sent(/feedback$/).map(({ data }) => JSON.parse(data ?? ''))
  expect(said.map(({ kind, articleId }) => [kind, articleId])).toEqual([
    ['article_used', 1],
    ['undo_article', 1],
    ['article_dismissed', 2],
    ['undo_article', 2],
  ])
})
test('after the undo has run out, a dismissed article stays away', async () => {
  const { sidebar } = await openSidebar({ brief })
  await sidebar.findAll('[aria-label$="does not fit this ticket"]')[0]!.trigger('click')
  await vi.advanceTimersByTimeAsync(8000)
  expect(
    sidebar
      .findAll('[aria-labelledby=articles-title] li')
      .map((row) => row.text())
      .join(),
  ).toContain('Who approves')
  expect(sidebar.findAll('[aria-labelledby=articles-title] li')).toHaveLength(1)
})
