import { expect, test } from 'vitest'
import { counterMetricsQuerySchema } from '@shared/api/counter-metrics.ts'
import { articleEffectQuerySchema } from '@shared/api/article-effect.ts'
import { effortQuerySchema } from '@shared/api/effort.ts'
import { expertsQuerySchema } from '@shared/api/experts.ts'
import { failureDemandQuerySchema } from '@shared/api/failure-demand.ts'
import { forecastQuerySchema } from '@shared/api/forecast.ts'
import type { Stamp } from '@shared/api/question.ts'
import { savingsQuerySchema } from '@shared/api/savings.ts'
import { selfServiceQuerySchema } from '@shared/api/self-service.ts'
import { underLoadQuerySchema } from '@shared/api/under-load.ts'
import { readArticleEffect } from './article-effect.ts'
import { readCounterMetrics } from './counter-metrics.ts'
import { readEffort } from './effort.ts'
import { readExperts } from './experts.ts'
import { readFailureDemand } from './failure-demand.ts'
import { readForecast } from './forecast.ts'
import { readSavings } from './savings.ts'
import { readSelfService } from './self-service.ts'
import { readUnderLoad } from './under-load.ts'
import { at, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts, OPERATIONS } from './measured-facts.test-helper.ts'
import { wrongOpens } from './opens.test-helper.ts'

const contentViews = [
  { from: '2026-10-01', to: '2026-10-31', views: 500 },
  { from: '2026-11-02', to: '2026-11-08', views: 90 },
]
const settings = { ...SETTINGS, operations: { ...OPERATIONS, contentViews }, windowByReason: { slow: 14 as const } }
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
  ['article effect', () => readArticleEffect(reader, settings, articleEffectQuerySchema.parse({ filter: 'reason!=odd' }))],
  [
    'articles of some days',
    () => readArticleEffect(reader, settings, articleEffectQuerySchema.parse({ from: '2026-09-20', to: '2026-10-30', window: '3' })),
  ],
  ['effort', () => readEffort(reader, settings, effortQuerySchema.parse({ slice: 'channel' }))],
  ['experts', () => readExperts(reader, settings, expertsQuerySchema.parse({}))],
  [
    'failure demand',
    () => readFailureDemand(reader, settings, failureDemandQuerySchema.parse({ from: '2026-09-20', to: '2026-10-30', filter: 'channel=chat' })),
  ],
  [
    'failure demand by group',
    () => readFailureDemand(reader, settings, failureDemandQuerySchema.parse({ slice: 'group', asOf: '2026-10-20T12:00:00Z' })),
  ],
  ['forecast', () => readForecast(reader, settings, forecastQuerySchema.parse({ by: 'day', weeks: 1 }))],
  ['savings', () => readSavings(reader, settings, savingsQuerySchema.parse({}))],
  ['self-service', () => readSelfService(reader, settings, selfServiceQuerySchema.parse({ from: '2026-09-20', to: '2026-11-10' }))],
  ['under load', () => readUnderLoad(reader, settings, underLoadQuerySchema.parse({ filter: 'channel=email' }))],
]

test.each(ASKED)('%s: every count opens to exactly as many tickets', async (_name, read) => {
  const answered = await read()
  if (!answered.ok || answered.value === undefined) throw new Error(JSON.stringify(answered))
  const { counts, wrong } = await wrongOpens(answered.value, reader, settings)
  expect(counts.length).toBeGreaterThan(1)
  expect(counts.some(({ count }) => count > 0)).toBe(true)
  expect(wrong.slice(0, 3)).toEqual([])
})
