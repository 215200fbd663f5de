import { expect, test } from 'vitest'
import { contactsQuerySchema } from '@shared/api/contacts.ts'
import { listContacts } from './contacts.ts'
import { codeOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'

const END = at('2026-11-20')
const back = (gap: number) => ({ next: { gap, kind: 'new_ticket' as const, ticketId: 99 } })
const SOLVED = at('2026-10-01')
const reader = fakeReader({
  completeTo: END,
  facts: [
    fact(1, { createdAt: SOLVED - 600, firstSolvedAt: SOLVED, ...back(DAY) }),
    fact(2, { createdAt: SOLVED - 601, firstSolvedAt: SOLVED, ...back(DAY + 1), firstGroup: 2, cause: 'policy' }),
    fact(3, { createdAt: SOLVED - 9000, firstSolvedAt: SOLVED, firstGroup: null, agentReplies: 3, transfers: 1, reason: 'late' }),
    fact(4, { createdAt: END - DAY - 60, firstSolvedAt: END - DAY, firstAgent: 12, ...back(2 * DAY), reason: 'late' }),
  ],
})
const ask = (query: object) => listContacts(reader, SETTINGS, contactsQuerySchema.parse(query))
async function listed(...filter: string[]): Promise<number[]> {
  const page = await ask({ filter, state: 'all' })
  return page.ok ? page.value.rows.map((row) => row.ticketId) : []
}

test('a range is more than its low end and up to its high end; a return after the as-of is none', async () => {
  expect(await listed('returned=0..86400')).toEqual([1])
  expect(await listed('returned=86400..')).toEqual([2])
  expect(await listed('returned=..2592000')).toEqual([1, 2])
  expect(await listed('resolved_in=..600')).toEqual([1, 4])
  expect(await listed('resolved_in=600..601')).toEqual([2])
})
test('at risk are who had not come back before and were watched as long', async () => {
  expect(await listed(`at_risk=${DAY}`)).toEqual([1, 2, 3, 4])
  expect(await listed(`at_risk=${DAY + 1}`)).toEqual([2, 3])
  expect(await listed(`watched=${DAY + 1}`)).toEqual([1, 2, 3])
})
test('routes, agents, other lenses and controllable failures are asked for by name', async () => {
  expect(await listed('misrouted=yes')).toEqual([2])
  expect(await listed('misrouted=no')).toEqual([1, 4])
  expect(await listed('answered_by=other')).toEqual([4])
  expect(await listed('one_touch=failed')).toEqual([3])
  expect(await listed('one_touch=success', 'failed_by=new_ticket,merged')).toEqual([1, 2])
  expect(await listed('controllable=repeat:success')).toEqual([3])
  expect(await listed('controllable=repeat,transferred:failed,pending')).toEqual([1, 2, 3, 4])
})
test('every value but some, and groupings that are no slices', async () => {
  expect(await listed('reason!=late')).toEqual([1, 2])
  expect(await listed('reason!=late', 'reason!=(none)')).toEqual([])
  expect(await listed('cause=policy')).toEqual([2])
  expect(await listed('firstAgent=12')).toEqual([4])
})
test('several states are one list, each ticket once', async () => {
  const page = await ask({ state: 'n,pending,failed' })
  expect(page.ok && page.value.total).toBe(4)
})
test.each([
  'returned=',
  'returned=..',
  'returned=a..b',
  'at_risk=soon',
  'misrouted=maybe',
  'controllable=luck:failed',
  'answered_by=me',
  'weather=fine',
  'one_touch=good',
  'failed_by=luck',
  'controllable=repeat:good',
  'returned!=..5',
])('the filter %s is refused with an example', async (filter) => {
  expect(await codeOf(ask({ filter: [filter] }))).toBe('invalid_filter')
})
