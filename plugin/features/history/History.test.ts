import { afterEach, expect, test } from 'vitest'
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import type { Brief } from '@shared/api/brief.ts'
import { aBrief, aRepeat, openSidebar } from '../../sidebar.test-helper.ts'
import { splitIssues, type Contact } from './issues.ts'

enableAutoUnmount(afterEach)
const contact = (ticketId: number, more: Partial<Contact> = {}): Contact => ({
  ticketId,
  channel: 'email',
  createdAt: `2026-11-0${ticketId % 9}T00:00:00Z`,
  firstSolvedAt: null,
  reason: null,
  agentReplies: 0,
  same: 'no',
  state: null,
  ...more,
})
const withHistory = (history: Brief['history']) => aBrief({ history })

test('contacts of the same issue stand together, oldest first, without the open ticket', () => {
  const brief = withHistory([
    { issue: 0, contacts: [contact(42), contact(5, { same: 'yes' }), contact(2)] },
    { issue: 1, contacts: [contact(3)] },
  ])
  const { present, others } = splitIssues(brief, 42)
  expect(present.map(({ ticketId }) => ticketId)).toEqual([2, 5])
  expect(others.map((group) => group.map(({ ticketId }) => ticketId))).toEqual([[3]])
})
test('the ticket that the flag names belongs to this issue', () => {
  const brief = { ...withHistory([{ issue: 0, contacts: [contact(30)] }]), repeat: aRepeat() }
  expect(splitIssues(brief, 42).present.map(({ ticketId }) => ticketId)).toEqual([30])
})
test('other issues are folded, and open on request', async () => {
  const { text, click } = await openSidebar({
    brief: withHistory([{ issue: 0, contacts: [contact(3, { same: 'possible', channel: 'telepathy' })] }]),
  })
  expect(text()).not.toContain('#3')
  await click(/1 other issue in 30 days/)
  expect(text()).toContain('#3')
  expect(text()).toContain('possibly the same')
})
test('a number opens its ticket', async () => {
  const { click, zaf } = await openSidebar({
    brief: withHistory([{ issue: 0, contacts: [contact(5, { same: 'yes', firstSolvedAt: '2026-11-07T00:00:00Z', agentReplies: 1 })] }]),
  })
  await click(/^#5$/)
  expect(zaf.invokes).toContainEqual(['routeTo', 'ticket', 5])
})
test('a contact says when it came, when it was solved and how many replies it took', async () => {
  const { text } = await openSidebar({
    brief: withHistory([{ issue: 0, contacts: [contact(5, { same: 'yes', firstSolvedAt: '2026-11-07T00:00:00Z', agentReplies: 1 })] }]),
  })
  expect(text()).toContain('5 Nov – 7 Nov · 1 reply')
})
test('without subjects the list stays as it is', async () => {
  const brief = withHistory([{ issue: 0, contacts: [contact(5, { same: 'yes' })] }])
  const { text } = await openSidebar({
    answer: ({ url }) => {
      if (url.endsWith('/brief')) return brief
      throw { status: 403 }
    },
  })
  await flushPromises()
  expect(text()).toContain('#5')
})
