import { expect, test } from 'vitest'
import { agentsQuerySchema } from '@shared/api/agents.ts'
import { botsQuerySchema } from '@shared/api/bots.ts'
import { falseHighQuerySchema } from '@shared/api/false-high.ts'
import { mixQuerySchema } from '@shared/api/mix.ts'
import { nextIssuesQuerySchema } from '@shared/api/next-issues.ts'
import { paretoQuerySchema } from '@shared/api/pareto.ts'
import type { Stamp } from '@shared/api/question.ts'
import { returnsQuerySchema } from '@shared/api/returns.ts'
import { routingQuerySchema } from '@shared/api/routing.ts'
import { windowsQuerySchema } from '@shared/api/windows.ts'
import { readAgents } from './agents.ts'
import { readBots } from './bots.ts'
import { at, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { readFalseHigh } from './false-high.ts'
import { readMix } from './mix.ts'
import { readNextIssues } from './next-issues.ts'
import { wrongOpens } from './opens.test-helper.ts'
import { readPareto } from './pareto.ts'
import { randomFacts } from './random-facts.test-helper.ts'
import { readReturns } from './returns.ts'
import { readRouting } from './routing.ts'
import { readWindows } from './windows.ts'

const settings = { ...SETTINGS, windowByReason: { slow: 14 as const } }
const reader = fakeReader({
  facts: randomFacts(7, 1000),
  completeTo: at('2026-11-20'),
  people: [{ personId: 3, users: [3], identities: [], shared: true }],
})

const ASKED: [string, () => Promise<{ ok: boolean; value?: Stamp }>][] = [
  ['pareto by reason', () => readPareto(reader, settings, paretoQuerySchema.parse({ filter: ['channel=email', 'channel=chat'] }))],
  ['pareto by cause', () => readPareto(reader, settings, paretoQuerySchema.parse({ slice: 'cause', from: '2026-09-10', to: '2026-11-01' }))],
  [
    'pareto by failure',
    () => readPareto(reader, settings, paretoQuerySchema.parse({ slice: 'failure', rank: 'failures', lens: 'gross', window: '3' })),
  ],
  ['routing', () => readRouting(reader, settings, routingQuerySchema.parse({ matrix: 'true' }))],
  ['routing by channel', () => readRouting(reader, settings, routingQuerySchema.parse({ slice: 'channel', filter: ['reason!=late'] }))],
  ['returns', () => readReturns(reader, settings, returnsQuerySchema.parse({}))],
  ['returns as of then', () => readReturns(reader, settings, returnsQuerySchema.parse({ asOf: '2026-10-20T12:00:00Z', slice: 'group' }))],
  ['windows', () => readWindows(reader, settings, windowsQuerySchema.parse({}))],
  ['windows of one reason', () => readWindows(reader, settings, windowsQuerySchema.parse({ reason: 'late', filter: ['language=en'] }))],
  ['mix of periods', () => readMix(reader, settings, mixQuerySchema.parse({ from: '2026-10-10', to: '2026-10-31' }))],
  ['mix of a slice', () => readMix(reader, settings, mixQuerySchema.parse({ slice: 'group', sliceValue: '1' }))],
  ['agents', () => readAgents(reader, settings, agentsQuerySchema.parse({}))],
  [
    'groups by other failures',
    () => readAgents(reader, settings, agentsQuerySchema.parse({ slice: 'group', controllable: ['clarification', 'transferred'] })),
  ],
  ['false high', () => readFalseHigh(reader, settings, falseHighQuerySchema.parse({}))],
  ['false high of agents', () => readFalseHigh(reader, settings, falseHighQuerySchema.parse({ slice: 'agent', reported: 'no_reopen' }))],
  ['bots', () => readBots(reader, settings, botsQuerySchema.parse({}))],
  ['bots among people', () => readBots(reader, settings, botsQuerySchema.parse({ filter: ['handledBy=human', 'handledBy=mixed'] }))],
  ['next issues', () => readNextIssues(reader, settings, nextIssuesQuerySchema.parse({ all: 'true', filter: ['reason!=slow'] }))],
]

test.each(ASKED)('%s: every count opens to exactly as many tickets', async (_name, read) => {
  const answered = await read()
  if (!answered.ok || answered.value === undefined) throw new Error(JSON.stringify(answered))
  const { counts, wrong } = await wrongOpens(answered.value, reader, settings)
  expect(counts.length).toBeGreaterThan(5)
  expect(counts.some(({ count }) => count > 0)).toBe(true)
  expect(wrong.slice(0, 3)).toEqual([])
})
