import { expect, test } from 'vitest'
import { counterMetricsQuerySchema } from '@shared/api/counter-metrics.ts'
import type { Stamp } from '@shared/api/question.ts'
import { readCounterMetrics } from './counter-metrics.ts'
import { at, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts, OPERATIONS } from './measured-facts.test-helper.ts'
import { wrongOpens } from './opens.test-helper.ts'

const settings = { ...SETTINGS, operations: OPERATIONS, windowByReason: { slow: 14 as const } }
const reader = fakeReader({ facts: measuredFacts(7, 800), completeTo: at('2026-11-20') })

const ASKED: [string, () => Promise<{ ok: boolean; value?: Stamp }>][] = [
  ['counter-metrics', () => readCounterMetrics(reader, settings, counterMetricsQuerySchema.parse({ filter: ['channel=email', 'channel=chat'] }))],
  [
    'counter-metrics by month and channel, of some days',
    () =>
      readCounterMetrics(
        reader,
        settings,
        counterMetricsQuerySchema.parse({ by: 'month', slice: 'channel', from: '2026-09-10', to: '2026-10-20', bots: 'include' }),
      ),
  ],
  [
    'counter-metrics by group as of then',
    () => readCounterMetrics(reader, settings, counterMetricsQuerySchema.parse({ slice: 'group', asOf: '2026-10-20T12:00:00Z', lens: 'gross' })),
  ],
]

test.each(ASKED)('%s: every count opens to exactly as many tickets', async (_name, read) => {
  const answered = await read()
  if (!answered.ok || answered.value === undefined) throw new Error(JSON.stringify(answered))
  const { counts, wrong } = await wrongOpens(answered.value, reader, settings)
  expect(counts.length).toBeGreaterThan(5)
  expect(counts.some(({ count }) => count > 0)).toBe(true)
  expect(wrong.slice(0, 3)).toEqual([])
})
