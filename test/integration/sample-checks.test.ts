/** The rule checks over a whole frame, set right by the reviews of a sample of it: people disagree with a check on purpose, and by a rule. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SampleResults } from '@shared/api/quality/sample-results.ts'
import type { ReviewItem, ReviewQueue, Submitted } from '@shared/api/quality/reviews.ts'
import type { SampleDetail } from '@shared/api/quality/samples.ts'
import { createSampleBooks } from '../../dashboard/server/qa/samples/bodies.ts'
import { reviewingOf } from '../../dashboard/server/questions.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'
import { changeOf, answersFor } from './reviews.test-helper.ts'

const CRITERION = 'confirmed'
const CHECK = 'question_answered'
const SIZE = 40
let sandbox: RunningSandbox
let folder: Folder
let server: Awaited<ReturnType<typeof startApi>>
let sample: SampleDetail
/** What the check says of each ticket of the frame, asked one by one. */
let checked: ReadonlyMap<number, boolean | null>

beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 1200, seed: 7 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  server = await startApi(folder)
  const draw = {
    frame: { from: '2026-09-07', to: '2026-11-01' },
    design: { kind: 'risk', size: SIZE, minimumPerAgent: 1 },
    seed: 'checks',
    scorecard: null,
  }
  sample = await call<SampleDetail>('POST', '/samples', draw)
  const frame = await createSampleBooks(folder.engine.ops).frames.get(sample.id)
  const reviewing = reviewingOf(folder.engine)
  const said = new Map<number, boolean | null>()
  for (const id of frame!.body.ticketIds) said.set(id, (await reviewing.checks([id])).get(id)?.[CHECK] ?? null)
  checked = said
})
afterAll(async () => {
  await server.close()
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})
async function call<T>(method: 'GET' | 'POST', url: string, payload?: object): Promise<T> {
  const answered = await server.inject({
    method,
    url: `/api/v1/quality${url}`,
    headers: { ...BEARER, origin: 'http://127.0.0.1:4610' },
    ...(payload && { payload }),
  })
  if (answered.statusCode >= 300) throw new Error(`${method} ${url}: ${answered.statusCode} ${answered.body.slice(0, 500)}`)
  return answered.json<T>()
}
const rowOf = async () =>
  (await call<SampleResults>('GET', `/samples/${sample.id}/results`)).measures.find(({ id }) => id === `criterion:${CRITERION}`)

/** People follow the check, but are stricter on every third ticket. */
const peopleSay = (ticketId: number): boolean => ticketId % 3 !== 0 && checked.get(ticketId) !== false

async function reviewNext(count: number): Promise<void> {
  let next = (await call<ReviewQueue>('GET', `/reviews?sample=${sample.id}`)).next
  for (let done = 0; done < count && next !== null; done += 1) {
    const item: ReviewItem = await call('GET', `/reviews/items/${next}`)
    expect([item.revealed, item.review.state]).toEqual([null, 'new'])
    const answers = answersFor(item.scorecard, item.scored, peopleSay(item.item.ticketId) ? [] : [CRITERION])
    const change = changeOf(item, { answers, cause: 'knowledge_policy/policy_unclear' })
    const submitted: Submitted = await call('POST', `/reviews/items/${next}/submit`, change)
    expect(submitted.revealed?.checks.find(({ id }) => id === CHECK)?.passed).toBe(checked.get(item.item.ticketId))
    next = submitted.next
  }
}

/** The mean of the check over the frame, and the weighted mean of people − check over the reviews, from what the API lists. */
async function bruteForce() {
  const { items } = await call<{ items: { ticketId: number; state: string; weightNow: number | null }[] }>(
    'GET',
    `/samples/${sample.id}/items?limit=500`,
  )
  const said = [...checked.values()].filter((one) => one !== null)
  const model = said.filter(Boolean).length / said.length
  const pairs = items.flatMap(({ ticketId, state, weightNow }) => {
    const one = checked.get(ticketId) ?? null
    return state === 'submitted' && one !== null ? [{ difference: Number(peopleSay(ticketId)) - Number(one), weight: weightNow! }] : []
  })
  const all = pairs.reduce((sum, { weight }) => sum + weight, 0)
  const difference = pairs.reduce((sum, one) => sum + one.weight * one.difference, 0) / all
  return { model, checked: said.length, bias: -difference, value: model + difference, n: pairs.length }
}

test('the frame is checked at all: some pass, some fail, and people will disagree', () => {
  const said = [...checked.values()]
  expect(said.filter((one) => one === true).length).toBeGreaterThan(20)
  expect([...checked.keys()].length).toBe(sample.frame.size)
})
test('before a review nothing is said of any criterion', async () => {
  expect(await rowOf()).toBeUndefined()
})
test.each([
  ['half of it', SIZE / 2],
  ['all of it', SIZE / 2],
])('%s reviewed: the model’s mean over the frame less its bias is what a plain count of both gives', async (_, count) => {
  await reviewNext(count)
  const expected = await bruteForce()
  const { corrected } = (await rowOf())!
  expect(corrected).toMatchObject({ check: CHECK, checked: expected.checked })
  expect(corrected!.model).toBeCloseTo(expected.model, 12)
  expect(corrected!.bias.value).toBeCloseTo(expected.bias, 12)
  expect(corrected!.bias.n).toBe(expected.n)
  expect(corrected!.value.value).toBeCloseTo(expected.value, 12)
  expect(expected.bias).toBeGreaterThan(0.05)
})
test('the corrected interval holds what people would say of the whole frame; the model’s own figure is outside it', async () => {
  const { corrected } = (await rowOf())!
  const known = [...checked].filter(([, one]) => one !== null)
  const truth = known.filter(([id]) => peopleSay(id)).length / known.length
  expect(corrected!.value.low!).toBeLessThan(truth)
  expect(corrected!.value.high!).toBeGreaterThan(truth)
  expect(corrected!.value.high!).toBeLessThan(corrected!.model)
  expect(corrected!.bias.low!).toBeGreaterThan(0)
  expect(corrected!.value.high!).toBeCloseTo(Math.min(1, corrected!.model - corrected!.bias.low!), 12)
  expect(corrected!.value.low!).toBeCloseTo(corrected!.model - corrected!.bias.high!, 12)
})
