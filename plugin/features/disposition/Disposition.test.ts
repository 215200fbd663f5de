import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { aBrief, aHost, aRepeat, aTicket, CAUSE, openSidebar, REASON, VERDICT, type Setting } from '../../sidebar.test-helper.ts'

enableAutoUnmount(afterEach)
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

const writing = { comment: { text: 'Dear customer', type: 'publicReply', useRichText: false } }
const solved = { 'ticket.status': 'solved' }
async function opened(setting: Setting = {}) {
  const sidebar = await openSidebar(setting)
  await sidebar.emit('comment.text.changed', writing)
  return sidebar
}

test('the card is folded until a public reply is written, then open with the reason filled in', async () => {
  const { has, emit, sidebar } = await openSidebar()
  expect(has(/^Done/)).toBe(false)
  await emit('comment.text.changed', writing)
  expect(has(/^Done/)).toBe(true)
  expect(sidebar.find('input[type=radio]:checked').element.getAttribute('value') ?? '').toBe('refund')
})
test('a reply begun before the service had answered opens it, too', async () => {
  const { has } = await openSidebar({ host: aHost(writing) })
  expect(has(/^Done/)).toBe(true)
})
test('an internal note or an empty rich text opens nothing', async () => {
  const { has, emit } = await openSidebar()
  await emit('comment.text.changed', { comment: { text: 'note', type: 'internalNote', useRichText: false } })
  await emit('comment.text.changed', { comment: { text: '<p></p>', type: 'publicReply', useRichText: true } })
  expect(has(/^Done/)).toBe(false)
})
test('a status set to solved opens it, another status does not', async () => {
  const { has, emit } = await openSidebar()
  await emit('ticket.status.changed', { 'ticket.status': 'pending' })
  expect(has(/^Done/)).toBe(false)
  await emit('ticket.status.changed', solved)
  expect(has(/^Done/)).toBe(true)
})
test('a ticket that has reason and verdict already is not asked about', async () => {
  const { has, emit } = await openSidebar({ host: aHost({ [REASON]: 'refund', [VERDICT]: 'r_yes' }) })
  await emit('comment.text.changed', writing)
  expect(has(/^Done/)).toBe(false)
})
test('the focus moves keys from one part to the other, and nothing on the page', async () => {
  const { sidebar } = await opened({ brief: aBrief({ repeat: aRepeat() }) })
  const shown = () => sidebar.findAll('kbd').map((key) => (key.classes('away') ? '' : key.text()))
  const before = shown()
  sidebar.find<HTMLInputElement>('input[type=radio]').element.focus()
  await flushPromises()
  expect(shown()).toHaveLength(before.length)
  expect(shown()).not.toEqual(before)
})
test('opening takes no focus', async () => {
  document.body.tabIndex = -1
  document.body.focus()
  await opened()
  expect(document.activeElement).toBe(document.body)
})
test('what was put away stays away until the next solve', async () => {
  const { press, has, emit } = await opened()
  await press('Escape')
  await emit('comment.text.changed', writing)
  await emit('ticket.status.changed', solved)
  await emit('ticket.submit.done')
  expect(has(/^Done/)).toBe(false)
})

test('nothing is written without the agent’s choice, however far the card was filled in', async () => {
  const { zaf, press, emit } = await opened()
  await press('y')
  expect(await zaf.save()).toBe(true)
  expect(zaf.sets).toEqual([])
  await emit('ticket.submit.done', { 'ticket.status': 'pending' })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(zaf.sets).toEqual([])
  expect(zaf.requests.filter(({ type }) => type === 'PUT')).toEqual([])
})
test('two clicks and the submit writes reason and verdict into the form', async () => {
  const { zaf, click, sidebar, text, emit } = await opened()
  await click(/^Yes/)
  await sidebar.find('form').trigger('submit')
  expect(zaf.sets).toEqual([])
  expect(await zaf.save()).toBe(true)
  expect(zaf.sets).toEqual([{ [REASON]: 'refund', [VERDICT]: 'r_yes' }])
  await emit('ticket.submit.done', solved)
  expect(text()).toContain('Saved with the ticket')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(zaf.requests.filter(({ type }) => type === 'PUT')).toEqual([])
})
test('a cause is asked only when the issue is not settled, and goes along', async () => {
  const { zaf, press, sidebar } = await opened()
  await press('y')
  expect(sidebar.find('select').exists()).toBe(false)
  await press('n')
  await sidebar.find('select').setValue('policy')
  await press('Enter', { ctrlKey: true })
  await zaf.save()
  expect(zaf.sets).toEqual([{ [REASON]: 'refund', [VERDICT]: 'r_no', [CAUSE]: 'policy' }])
})
test('a cause chosen before the verdict became yes is not written', async () => {
  const { zaf, press, sidebar } = await opened()
  await press('p')
  await sidebar.find('select').setValue('policy')
  await press('y')
  await press('Enter', { ctrlKey: true })
  await zaf.save()
  expect(zaf.sets[0]).not.toHaveProperty([CAUSE])
})
test('the save passes even when the host never takes the values', async () => {
  const { zaf, press } = await opened()
  await press('y')
  await press('Enter', { ctrlKey: true })
  zaf.set = () => new Promise(() => undefined)
  const save = zaf.save()
  await vi.advanceTimersByTimeAsync(50)
  expect(await save).toBe(true)
})
test('values the host did not take are asked for again after the submit', async () => {
  const { zaf, press, text, emit, has } = await opened()
  await press('y')
  await press('Enter', { ctrlKey: true })
  zaf.set = () => Promise.reject(new Error('no such field on this form'))
  expect(await zaf.save()).toBe(true)
  await emit('ticket.submit.done', solved)
  expect(text()).not.toContain('Saved with the ticket')
  expect(has(/^Done/)).toBe(true)
})
test('the button stands out only after the agent has acted', async () => {
  const { sidebar, press } = await opened()
  expect(sidebar.find('.primary').exists()).toBe(false)
  await press('p')
  expect(sidebar.find('.primary').text()).toContain('Done')
})

const many = Array.from({ length: 20 }, (_, i) => ({ value: `r${i}`, name: `Reason ${i}` }))
test('at most twelve reasons are on screen, the others by search', async () => {
  const disposition = { ...aBrief().disposition, options: many, suggestions: [] }
  const { click, sidebar, text } = await opened({ brief: aBrief({ disposition }) })
  expect(sidebar.findAll('input[type=radio]')).toHaveLength(3)
  await click(/^17 more reasons/)
  expect(sidebar.findAll('input[type=radio]')).toHaveLength(12)
  expect(text()).toContain('8 more')
  await sidebar.find('form input[type=search]').setValue('son 19')
  expect(sidebar.findAll('input[type=radio]')).toHaveLength(1)
})
test('the fields that came with the app are used where the account names none', async () => {
  const disposition = { ...aBrief().disposition, fieldId: null, verdictFieldId: null, causeFieldId: null, verdictValues: null }
  const host = aHost({ 'requirement:firstfix_reason': { requirement_id: 11 }, 'requirement:firstfix_resolved': { requirement_id: 12 } })
  const { zaf, press } = await opened({ host, brief: aBrief({ disposition }) })
  await press('p')
  await press('Enter', { ctrlKey: true })
  await zaf.save()
  expect(zaf.sets).toEqual([{ [REASON]: 'refund', [VERDICT]: 'firstfix_resolved_partly' }])
})
test('without any field there is no card', async () => {
  const disposition = { ...aBrief().disposition, fieldId: null, verdictFieldId: null, causeFieldId: null }
  expect((await openSidebar({ brief: aBrief({ disposition }) })).text()).not.toContain('Before Solve')
})
test('a reason that stands on the ticket is no suggestion of ours', async () => {
  const { text } = await openSidebar({ host: aHost({ ticket: aTicket(), [REASON]: 'delivery' }) })
  expect(text()).toContain('Delivery')
  expect(text()).not.toContain('suggested:')
})
