import { expect, test } from 'vitest'
import { failureDemandQuerySchema } from '@shared/api/failure-demand.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { codeOf, valueOf } from './brute-force.test-helper.ts'
import { readFailureDemand } from './failure-demand.ts'
import { at, DAY, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts } from './measured-facts.test-helper.ts'

const END = at('2026-11-20')
const FACTS = measuredFacts(4, 600)
const settings = { ...SETTINGS, windowByReason: { slow: 14 as const } }
const ask = (query: object = {}) =>
  valueOf(readFailureDemand(fakeReader({ facts: FACTS, completeTo: END }), settings, failureDemandQuerySchema.parse(query)))
const isMember = (one: ContactFact) => (one.exclusion === null || ['abandoned', 'no_reply_solve'].includes(one.exclusion)) && one.createdAt <= END
const isRepeat = (one: ContactFact) => one.prevGap !== null && one.prevGap <= (one.reason === 'slow' ? 14 : 7) * DAY

test('volume is what arrived, solved or not; a repeat is within its own reason’s window', async () => {
  const { total, slices } = await ask({ from: '2026-09-20', to: '2026-10-19' })
  const arrived = FACTS.filter((one) => isMember(one) && one.createdAt >= at('2026-09-20') && one.createdAt < at('2026-10-20'))
  expect([total.arrivals.count, total.repeats.count]).toEqual([arrived.length, arrived.filter(isRepeat).length])
  for (const row of slices) {
    const own = arrived.filter((one) => (one.reason ?? '(none)') === row.value)
    expect([row.arrivals.count, row.repeats.count, row.repeats.rate]).toEqual([
      own.length,
      own.filter(isRepeat).length,
      own.filter(isRepeat).length / own.length,
    ])
  }
  expect(slices.reduce((sum, row) => sum + row.arrivals.count, 0)).toBe(total.arrivals.count)
})
test('a lens without a window knows no repeats; nothing synced is nothing', async () => {
  expect(await codeOf(readFailureDemand(fakeReader({}), settings, failureDemandQuerySchema.parse({ lens: 'one_touch' })))).toBe('lens_without_window')
  const never = await valueOf(readFailureDemand(fakeReader({ completeTo: null }), settings, failureDemandQuerySchema.parse({})))
  expect(never).toMatchObject({ asOf: null, slices: [], total: { repeats: { rate: null }, nullReason: 'too_few' } })
})
