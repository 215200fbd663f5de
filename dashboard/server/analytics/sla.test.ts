import { expect, test } from 'vitest'
import { slaContactsQuerySchema, slaQuerySchema } from '@shared/api/sla.ts'
import { operationsSchema } from '@shared/api/operations.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { createBusinessClock } from '@shared/time/business-time.ts'
import { codeOf, valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts, OFFICE, OPERATIONS } from './measured-facts.test-helper.ts'
import { openWeek } from './operations.ts'
import type { AnalyticsSettings } from './reader.ts'
import { everySlaContact, listSla, readSla } from './sla.ts'

const END = at('2026-11-20')
const settings: AnalyticsSettings = { ...SETTINGS, operations: OPERATIONS }
const FACTS = measuredFacts(3, 400)
const reader = fakeReader({ facts: FACTS, completeTo: END })
const ask = (query: object = {}) => valueOf(readSla(reader, settings, slaQuerySchema.parse(query)))
const list = (query: object) => valueOf(listSla(reader, settings, slaContactsQuerySchema.parse(query)))

const clock = createBusinessClock(openWeek(OFFICE), 'UTC')
const isMember = (one: ContactFact) => one.exclusion === null || ['abandoned', 'no_reply_solve'].includes(one.exclusion)
/** The three targets of the configuration, read off one by one. */
function stateByHand(one: ContactFact, target: number): string | null {
  if (!isMember(one) || one.createdAt > END) return null
  const solvedAt = one.firstSolvedAt !== null && one.firstSolvedAt <= END ? one.firstSolvedAt : null
  const repliedAt = one.firstAgentReplyAt !== null && one.firstAgentReplyAt <= END ? one.firstAgentReplyAt : null
  const urgent = one.priority === 'urgent' || one.priority === 'high'
  if (target === 0 && !urgent) return null
  if (target === 1 && (urgent || one.channel === 'voice')) return null
  const doneAt = target === 2 ? solvedAt : repliedAt
  if (doneAt === null && solvedAt !== null) return null
  const until = doneAt ?? END
  const took = target === 1 ? until - one.createdAt : clock.between(one.createdAt, until)
  return took > [3600, 4 * 3600, DAY][target]! ? 'breached' : doneAt === null ? 'running' : 'met'
}

test.each([0, 1, 2])('target %i: kept, broken and running are counted as by hand, whoever speaks of them', async (target) => {
  const { targets } = await ask()
  const byHand = FACTS.map((one) => stateByHand(one, target))
  const count = (state: string) => byHand.filter((one) => one === state).length
  const { total, slices } = targets[target]!
  expect(total).toMatchObject({
    met: count('met'),
    breached: count('breached'),
    running: count('running'),
    rate: count('met') / (count('met') + count('breached')),
  })
  expect(slices.reduce((sum, slice) => sum + slice.n, 0)).toBe(total.n)
  expect(total.breached).toBeGreaterThan(5)
})
test('every count opens to exactly its tickets, what took longest first', async () => {
  const { targets } = await ask({ from: '2026-09-10', to: '2026-10-30' })
  for (const { target, total, slices } of targets)
    for (const state of ['met', 'breached', 'running'] as const) {
      const query = { from: '2026-09-10', to: '2026-10-30', target, state, limit: 7 }
      const first = await list(query)
      const rows = []
      for await (const row of everySlaContact(reader, settings, first, slaContactsQuerySchema.parse(query))) rows.push(row)
      expect([first.total, new Set(rows.map((row) => row.ticketId)).size]).toEqual([total[state], total[state]])
      expect(rows.map((row) => row.tookSeconds)).toEqual(rows.map((row) => row.tookSeconds).toSorted((a, b) => b - a))
      for (const slice of slices.slice(0, 2)) expect((await list({ ...query, sliceValue: slice.value })).total).toBe(slice[state])
    }
})
test('a breach names when it was due, in the hours of the promise', async () => {
  const operations = operationsSchema.parse({ businessHours: OFFICE, slaTargets: [{ measure: 'first_reply', withinMinutes: 60, hours: 'business' }] })
  const friday = at('2026-11-06T16:30:00Z')
  const late = fact(1, { createdAt: friday, firstAgentReplyAt: at('2026-11-09T10:00:00Z'), firstSolvedAt: at('2026-11-09T11:00:00Z') })
  const found = await valueOf(
    listSla(fakeReader({ facts: [late], completeTo: END }), { ...SETTINGS, operations }, slaContactsQuerySchema.parse({ target: '0' })),
  )
  expect(found.rows).toMatchObject([{ ticketId: 1, dueAt: '2026-11-09T09:30:00Z', doneAt: '2026-11-09T10:00:00Z', tookSeconds: 5400 }])
})
test('without targets, or without the hours that one speaks of, there is no figure and it says why', async () => {
  expect(await valueOf(readSla(reader, SETTINGS, slaQuerySchema.parse({})))).toMatchObject({ targets: [], nullReason: 'no_targets' })
  const operations = operationsSchema.parse({ slaTargets: [{ measure: 'resolution', withinMinutes: 60, hours: 'business' }] })
  const { targets } = await valueOf(readSla(reader, { ...SETTINGS, operations }, slaQuerySchema.parse({})))
  expect(targets).toMatchObject([{ nullReason: 'no_business_hours', total: { n: 0, rate: null, nullReason: 'no_contacts' } }])
  expect(await codeOf(listSla(reader, SETTINGS, slaContactsQuerySchema.parse({ target: 0 })))).toBe('invalid_target')
})
