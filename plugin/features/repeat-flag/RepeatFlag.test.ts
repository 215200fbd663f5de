import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enableAutoUnmount } from '@vue/test-utils'
import { feedbackSchema } from '@shared/api/brief.ts'
import { aBrief, aHost, aRepeat, aTicket, openSidebar } from '../../sidebar.test-helper.ts'

enableAutoUnmount(afterEach)
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())
const open = (repeat = aRepeat(), more = {}) => openSidebar({ brief: aBrief({ repeat }), ...more })
const bodies = (requests: readonly { data?: string }[]): unknown[] => requests.map(({ data }) => JSON.parse(data ?? ''))

test('a likely repeat is an amber box with its number, age, probability and evidence', async () => {
  const { sidebar, text } = await open()
  expect(sidebar.find('.amber').exists()).toBe(true)
  expect(text()).toMatch(/Likely repeat of #30\s*5 days after solve · 87% by rule, prior/)
  expect(sidebar.findAll('.evidence li').map((line) => line.text())).toEqual(['Same order AB-1', 'Same reason: Refund'])
})
test('no repeat, no flag', async () => {
  const { sidebar, text } = await openSidebar()
  expect(sidebar.find('.amber').exists()).toBe(false)
  expect(text()).not.toContain('repeat of')
  expect(text()).toContain('No earlier contact about this issue')
})
test('a possible repeat is said quietly and not announced', async () => {
  const { sidebar, text, session } = await open(aRepeat({ verdict: 'possible', p: 0.5 }))
  expect(sidebar.find('.amber').exists()).toBe(false)
  expect(text()).toContain('Possibly the same issue as #30')
  expect(session.announcement.value).toBe('')
})
test('a likely repeat is announced once, in full', async () => {
  const { session, sidebar } = await open()
  expect(session.announcement.value).toBe('Likely repeat of ticket 30, 5 days after solve, 87% by rule, prior.')
  expect(sidebar.findAll('[role=status]').filter((one) => one.text().includes('Likely repeat'))).toHaveLength(1)
})
test('only a model may call it a probability', async () => {
  expect((await open(aRepeat({ basis: 'model' }))).text()).toContain('87% likely')
})
test.each([
  [3 * 3600, false, '3 hours after solve'],
  [86_400, false, '1 day after solve'],
  [120, false, '2 min after solve'],
  [0, true, 'the earlier ticket is still open'],
])('a gap of %i s, open %s, reads as people say it', async (gapSeconds, isOpen, words) => {
  const { text } = await open(aRepeat({ previous: [{ ticketId: 30, gapSeconds, open: isOpen, firstSolvedAt: null }] }))
  expect(text()).toContain(words)
})
test('an unknown kind of evidence is shown as it came', async () => {
  const { text } = await open(aRepeat({ why: [{ code: 'same_device', value: 'x9' }] }))
  expect(text()).toContain('Also: same_device x9')
})
test('evidence without a value is a whole phrase', async () => {
  const { sidebar } = await open(
    aRepeat({
      why: [
        { code: 'same_order', value: null },
        { code: 'same_reason', value: null },
      ],
    }),
  )
  expect(sidebar.findAll('.evidence li').map((line) => line.text())).toEqual(['Same order', 'Same reason'])
})

test('1 confirms, and the undo of eight seconds takes it back', async () => {
  const { press, click, sent, text, has } = await open()
  await press('1')
  expect(text()).toContain('Linked as the same issue as #30.')
  expect(has(/^Confirm/)).toBe(false)
  await click(/^Undo/)
  expect(has(/^Confirm/)).toBe(true)
  const said = bodies(sent(/\/tickets\/42\/feedback$/))
  expect(said).toEqual([
    { kind: 'same_issue', otherTicketId: 30, articleId: null },
    { kind: 'undo_issue', otherTicketId: 30, articleId: null },
  ])
  for (const body of said) expect(feedbackSchema.parse(body)).toEqual(body)
})
test('2 denies; after eight seconds the undo is gone and the word stays', async () => {
  const { press, text, has, sent } = await open()
  await press('2')
  await vi.advanceTimersByTimeAsync(8000)
  expect(has(/^Undo/)).toBe(false)
  expect(text()).toContain('Noted: not the same issue as #30.')
  expect(bodies(sent(/feedback$/))).toMatchObject([{ kind: 'not_same_issue' }])
})
test('a word the service did not hear is not shown as said', async () => {
  const brief = aBrief({ repeat: aRepeat() })
  const { press, text, has } = await openSidebar({
    answer: ({ url }) => {
      if (url.endsWith('/brief')) return brief
      throw { status: 502 }
    },
  })
  await press('1')
  expect(text()).toContain('Not saved (http_502).')
  expect(has(/^Confirm/)).toBe(true)
})
test('o opens the earlier ticket beside', async () => {
  const { press, zaf } = await open()
  await press('o')
  expect(zaf.invokes).toContainEqual(['routeTo', 'ticket', 30])
})
test('a ticket without a number can be opened from, but has nothing to link', async () => {
  const { has, press, sent } = await open(aRepeat(), { host: aHost({ ticket: aTicket({ id: null }) }) })
  expect(has(/^Confirm/)).toBe(false)
  expect(has(/^Open #30/)).toBe(true)
  await press('1')
  expect(sent(/feedback$/)).toEqual([])
})

test('3 parts profiles that a rule joined, and the undo takes that word back', async () => {
  const brief = aBrief({ repeat: aRepeat(), customer: { ...aBrief().customer, linkedUsers: 2 } })
  const { press, click, sent, text } = await openSidebar({ brief })
  await press('3')
  expect(text()).toContain('Noted: #30 is of another person.')
  await click(/^Undo/)
  expect(bodies(sent(/feedback$/))).toMatchObject([{ kind: 'other_person' }, { kind: 'undo_person' }])
})
test('a customer of one profile has nothing to part', async () => {
  const { press, has, sent } = await open()
  expect(has(/^Other person/)).toBe(false)
  await press('3')
  expect(sent(/feedback$/)).toEqual([])
})
