import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { aBrief, openSidebar, type Setting } from '../../sidebar.test-helper.ts'
import type { RequestOptions } from '../../zaf/client.ts'

enableAutoUnmount(afterEach)
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

const solved = { 'ticket.status': 'solved' }
interface Value {
  id: number
  value: string | null
}
/** A Zendesk that keeps what is put; `stored` is the ticket's present state. */
function zendesk(stored: { updated_at: string; custom_fields: Value[] }, brief = aBrief()) {
  const puts: unknown[] = []
  const answer = ({ url, type, data }: RequestOptions): unknown => {
    if (url.endsWith('/brief')) return brief
    if (type === 'GET') return { ticket: stored }
    const { ticket } = JSON.parse(data ?? '')
    puts.push(ticket)
    stored.custom_fields = stored.custom_fields.map((field) => ticket.custom_fields.find((one: Value) => one.id === field.id) ?? field)
    stored.updated_at = `stamp ${puts.length + 1}`
    return { ticket: stored }
  }
  return { answer, puts }
}
const empty = () => ({ updated_at: 'stamp 1', custom_fields: [11, 12, 13].map((id): Value => ({ id, value: null })) })
async function solvedWithoutWord(setting: Setting = {}) {
  const sidebar = await openSidebar(setting)
  await sidebar.emit('ticket.submit.done', solved)
  return sidebar
}
test('after a solve without a word the card stays eight seconds, then is gone', async () => {
  const { has, text } = await solvedWithoutWord()
  expect(text()).toContain('Solved without a reason')
  await vi.advanceTimersByTimeAsync(7000)
  expect(has(/^Done/)).toBe(true)
  await vi.advanceTimersByTimeAsync(1000)
  expect(has(/^Done/)).toBe(false)
})
test('a submit that does not solve asks nothing', async () => {
  const { has, emit } = await openSidebar()
  await emit('ticket.submit.done', { 'ticket.status': 'pending' })
  expect(has(/^Done/)).toBe(false)
})
test('a late choice is one update that overwrites nobody, and is written once', async () => {
  const { answer, puts } = zendesk(empty())
  const { press, text, sidebar } = await solvedWithoutWord({ answer })
  await press('y')
  await press('Enter', { ctrlKey: true })
  await press('Enter', { ctrlKey: true })
  await flushPromises()
  expect(puts).toEqual([
    {
      custom_fields: [
        { id: 11, value: 'refund' },
        { id: 12, value: 'r_yes' },
      ],
      safe_update: true,
      updated_stamp: 'stamp 1',
    },
  ])
  expect(text()).toContain('Saved to #42.')
  expect(sidebar.find('form').exists()).toBe(false)
})
test('the undo of a late choice writes the former values back', async () => {
  const stored = empty()
  stored.custom_fields[0] = { id: 11, value: 'delivery' }
  const { answer, puts } = zendesk(stored)
  const { press, click, text } = await solvedWithoutWord({ answer })
  await press('n')
  await press('Enter', { ctrlKey: true })
  await flushPromises()
  await click(/^Undo/)
  expect(puts.at(-1)).toEqual({
    custom_fields: [
      { id: 11, value: 'delivery' },
      { id: 12, value: null },
    ],
    safe_update: true,
    updated_stamp: 'stamp 2',
  })
  expect(text()).toContain('The former values are back.')
})
test('an undo never overwrites what somebody else wrote since', async () => {
  const stored = empty()
  const { answer, puts } = zendesk(stored)
  const { press, click, text } = await solvedWithoutWord({ answer })
  await press('y')
  await press('Enter', { ctrlKey: true })
  await flushPromises()
  stored.custom_fields[0] = { id: 11, value: 'delivery' }
  await click(/^Undo/)
  expect(puts).toHaveLength(1)
  expect(text()).toContain('changed in the meantime')
})
test.each([
  [409, 'changed in the meantime'],
  [422, 'did not take it (422)'],
])('an update refused with %i is told, not repeated', async (status, words) => {
  const { press, text, sent } = await solvedWithoutWord({
    answer: ({ url, type }) => {
      if (url.endsWith('/brief')) return aBrief()
      if (type === 'GET') return { ticket: empty() }
      throw { status }
    },
  })
  await press('y')
  await press('Enter', { ctrlKey: true })
  await flushPromises()
  expect(text()).toContain(words)
  expect(sent(/^\/api\/v2\/tickets\/42/).filter(({ type }) => type === 'PUT')).toHaveLength(1)
})
test('touching the card starts its eight seconds again', async () => {
  const { press, has } = await solvedWithoutWord()
  await vi.advanceTimersByTimeAsync(7000)
  await press('p')
  await vi.advanceTimersByTimeAsync(7000)
  expect(has(/^Done/)).toBe(true)
})
