/** Results of a sample whose reviews say what the account measured: weighted back they are the frame's own figure. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Coverage, SampleResults } from '@shared/api/quality/sample-results.ts'
import type { SampleDetail } from '@shared/api/quality/samples.ts'
import { reviewBodySchema, reviewKeys, type ReviewBody } from '../../dashboard/server/qa/bodies.ts'
import { createRecordBook } from '../../dashboard/server/qa/record-book.ts'
import { createSampleBooks } from '../../dashboard/server/qa/samples/bodies.ts'
import { samplesOf } from '../../dashboard/server/questions.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

let sandbox: RunningSandbox
let folder: Folder
let server: Awaited<ReturnType<typeof startApi>>
let failed: ReadonlySet<number>
let sample: SampleDetail

beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 2500, seed: 7 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  server = await startApi(folder)
  const draw = { frame: { from: '2026-09-07', to: '2026-11-01' }, design: { kind: 'risk', size: 120, minimumPerAgent: 2 }, seed: 'results' }
  sample = (
    await server.inject({ method: 'POST', url: '/api/v1/quality/samples', headers: { ...BEARER, origin: 'http://127.0.0.1:4610' }, payload: draw })
  ).json<SampleDetail>()
  const list = await read<{ rows: { ticketId: number }[] }>('/api/v1/fcr/contacts?state=failures&from=2026-09-07&to=2026-11-01&limit=1000')
  failed = new Set(list.rows.map(({ ticketId }) => ticketId))
})
afterAll(async () => {
  await server.close()
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})
const read = async <T>(url: string): Promise<T> => (await server.inject({ url, headers: BEARER })).json<T>()
const results = () => read<SampleResults>(`/api/v1/quality/samples/${sample.id}/results`)

/** As reviewers would say it who see what the rules count. */
async function review(share: number): Promise<void> {
  const { ops } = folder.engine
  const books = createSampleBooks(ops)
  const reviews = createRecordBook(ops, 'review', reviewBodySchema, reviewKeys)
  const at = folder.engine.clock.now()
  const due = (await books.items.list([`sample:${sample.id}`, 'state:due'])).filter((_, place, all) => place < all.length * share)
  const bodyOf = (itemId: string, ticketId: number, agentId: number | null): ReviewBody => ({
    purpose: 'sample',
    of: sample.id,
    itemId,
    ticketId,
    reviewerId: null,
    agentId,
    scorecard: { id: 'none', version: 1 },
    state: 'submitted',
    words: { answers: {}, comments: [], verdict: failed.has(ticketId) ? 'no' : 'yes', sameIssue: {}, cause: null, controllableBy: null, note: '' },
    score: failed.has(ticketId) ? 0.4 : 0.9,
    passed: !failed.has(ticketId),
    criticalFailures: [],
    checks: null,
    seconds: 600,
    startedAt: at,
    submittedAt: at,
    acknowledgedAt: null,
  })
  await ops.saveRecords(
    due.flatMap(({ id, version, body }) => [
      reviews.change(id, 0, bodyOf(id, body.ticketId, body.agentId), 'test', at),
      books.items.change(id, version, { ...body, state: 'submitted' }, 'test', at),
    ]),
  )
}

test('half reviewed: the weighted pass rate is near the frame’s, the plain one is far below, and both say why', async () => {
  await review(0.5)
  const truth = 1 - failed.size / sample.frame.eligible
  const { measures, sample: summary, covered } = await results()
  const [pass, , firstContact] = measures
  expect(summary.progress).toMatchObject({ drawn: 120, submitted: 60, due: 60 })
  expect(covered).toBeGreaterThan(0.95)
  expect(pass!.weighted.low!).toBeLessThan(truth)
  expect(pass!.weighted.high!).toBeGreaterThan(truth)
  expect(pass!.naive.value!).toBeLessThan(truth - 0.1)
  expect(pass!.differs).toEqual(expect.arrayContaining(['risk_drawn_on_purpose', 'minimum_per_agent', 'not_all_reviewed']))
  expect(firstContact!.weighted.value).toBeCloseTo(pass!.weighted.value!, 12)
})
test('all reviewed: strata sum to the frame, agents below the minimum are silent with the reason', async () => {
  await review(1)
  const { measures, agents, strata, fewest } = await results()
  expect(measures[0]!.weighted.n).toBe(120)
  expect(measures[0]!.random.n).toBeGreaterThan(25)
  expect(strata.reduce((sum, { population }) => sum + population, 0)).toBe(sample.frame.size)
  expect(strata.reduce((sum, { passed, failed: fails }) => sum + passed + fails, 0)).toBe(120)
  for (const { reviewed, pass } of agents) expect(pass.nullReason).toBe(reviewed < fewest ? 'too_few' : null)
  const weighted = strata.reduce(
    (sum, { population, expectedFailures, submitted }) => sum + (submitted === 0 ? 0 : (population * expectedFailures) / submitted),
    0,
  )
  expect(1 - measures[0]!.weighted.value!).toBeCloseTo(weighted / sample.frame.size, 6)
})
test('the meter tells the precision that was reached, and how many reviews the target still takes', async () => {
  const meter = await read<Coverage>('/api/v1/quality/coverage')
  expect(meter).toMatchObject({ reviewed: 120, plan: { target: 0.05 } })
  expect(meter.halfWidth!).toBeGreaterThan(0.02)
  expect(meter.missing).toBe(meter.halfWidth! <= 0.05 ? 0 : Math.ceil(meter.needed - meter.effectiveN))
  expect(meter.effectiveN).toBeLessThanOrEqual(120)
})
test('who sees some groups sees samples of these alone, and draws from these alone', async () => {
  const samples = samplesOf(folder.engine)
  const { rows } = await read<{ rows: { slice: string }[] }>('/api/v1/fcr/trend?slice=group&by=month')
  const groups = rows
    .map(({ slice }) => Number(slice))
    .filter((id) => id > 0)
    .slice(0, 1)
  const ask = { reader: folder.engine.store, caller: { subject: 'limited', userId: null, groups, leads: false } }
  expect((await samples.list(ask)).samples).toEqual([])
  expect(await samples.show(ask, sample.id)).toMatchObject({ ok: false, problem: { code: 'unknown_sample' } })
})
test('who reviews blindly learns neither whose ticket it is nor why it was drawn', async () => {
  const samples = samplesOf(folder.engine)
  const ask = { reader: folder.engine.store, caller: { subject: 'reviewer', userId: 1, groups: null, leads: false } }
  const drawn = await samples.draw(ask, {
    title: '',
    frame: { lens: 'net', filter: [], from: '2026-10-05', to: '2026-10-11' },
    design: { kind: 'risk', size: 30, randomShare: 0.4, minimumPerAgent: 0 },
    assignment: { reviewers: [], dueAt: null },
    scorecard: null,
    blind: true,
  })
  if (!drawn.ok) throw new Error(drawn.problem.detail)
  const items = await samples.items(ask, drawn.value.id, { limit: 100, offset: 0 })
  if (!items.ok) throw new Error(items.problem.detail)
  for (const { agent, agentId, stratum, inclusion, weight, part } of items.value.items)
    expect([agent, agentId, stratum, inclusion, weight, part]).toEqual([null, null, '', 0, 0, 'random'])
})
