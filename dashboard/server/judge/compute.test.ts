import { afterEach, expect, test } from 'vitest'
import { createWorkerCompute, type Compute } from './compute.ts'
import type { JudgeSetup } from './judge-batch.ts'
import { NO_MODELS } from './models.ts'

let compute: Compute
afterEach(() => compute.close())
const script = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; let said = null; parentPort.on('message', (message) => { ${body} })`)}`,
  )
const setup: JudgeSetup = {
  config: {
    timeZone: 'UTC',
    tier2Groups: new Set([4]),
    vendorGroups: new Set(),
    escalationTags: new Set(),
    testTags: new Set(),
    loggedContactTags: new Set(),
    botUsers: new Set(),
    thirdParties: new Set(),
  },
  mapping: {
    reasonField: null,
    verdictField: null,
    causeField: null,
    marketField: null,
    segmentField: null,
    languageField: null,
    verdictValues: { resolved: [], partly: [], no: [] },
    surveyMap: null,
    channelMap: {},
    brandNames: new Map([[1, 'Shop']]),
  },
  agents: { firstSyncAt: 0, roles: new Map(), evidence: new Set() },
  verdicts: [],
  models: NO_MODELS,
}
const batch = { users: [], tickets: [] }

test('a batch is answered by the worker, which has got the setup before', async () => {
  compute = createWorkerCompute(
    script(
      `if (message.setup) said = message.setup; parentPort.postMessage({ id: message.id, facts: message.setup ? [] : [said.config.tier2Groups.has(4), said.mapping.brandNames.get(1)] })`,
    ),
  )
  await compute.setUp(setup)
  const answers = await Promise.all([compute.judge(batch), compute.judge(batch)])
  expect(answers).toEqual([
    [true, 'Shop'],
    [true, 'Shop'],
  ])
})

test('what went wrong in the worker is thrown here', async () => {
  compute = createWorkerCompute(script(`parentPort.postMessage({ id: message.id, failed: 'no such rule' })`))
  await expect(compute.judge(batch)).rejects.toThrow('judging failed: no such rule')
})

test('a worker that dies fails its batch and is replaced for the next', async () => {
  compute = createWorkerCompute(
    script(`if (message.batch.tickets.length > 0) process.exit(3); parentPort.postMessage({ id: message.id, facts: [] })`),
  )
  await expect(compute.judge({ users: [], tickets: [{ id: 1, requesterId: 1, row: '', events: '', opening: null }] })).rejects.toThrow(
    'ended with code 3',
  )
  expect(await compute.judge(batch)).toEqual([])
})
