/** Samples over a small account: the frame is what the list counts, the same seed draws the same tickets by command and over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SampleResults } from '@shared/api/quality/sample-results.ts'
import type { SampleDetail, SamplePreview } from '@shared/api/quality/samples.ts'
import { runInService } from '../../dashboard/server/cli/run.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

let sandbox: RunningSandbox
let folder: Folder
let server: Awaited<ReturnType<typeof startApi>>

beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 2500, seed: 7 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  server = await startApi(folder)
})
afterAll(async () => {
  await server.close()
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})

async function call<T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<{ status: number; body: T }> {
  const answered = await server.inject({ method, url, headers: { ...BEARER, origin: 'http://127.0.0.1:4610' }, ...(payload && { payload }) })
  return { status: answered.statusCode, body: answered.json<T>() }
}
const RISK = { design: { kind: 'risk', size: 40, minimumPerAgent: 1 }, seed: '81243' }
const SAMPLES = '/api/v1/quality/samples'
interface Items {
  total: number
  items: {
    id: string
    version: number
    ticketId: number
    inclusion: number
    part: string
    stratum: string
    agentId: number | null
    state: string
    reviewerId: number | null
  }[]
}

test('the frame is as large as the list of eligible contacts of its days', async () => {
  for (const filter of [[], ['channel=email']]) {
    const { body } = await call<SamplePreview>('POST', `${SAMPLES}/preview`, { frame: { filter }, design: { kind: 'simple', size: 20 } })
    const words = filter.map((word) => `&filter=${encodeURIComponent(word)}`).join('')
    const listed = await call<{ total: number }>(
      'GET',
      `/api/v1/fcr/contacts?state=eligible&from=${body.frame.from}&to=${body.frame.to}${words}&limit=1`,
    )
    expect(body.frame.eligible).toBeGreaterThan(20)
    expect([body.frame.eligible, body.frame.size, body.frame.matured]).toEqual([listed.body.total, listed.body.total, true])
    const excluded = await call<{ total: number }>(
      'GET',
      `/api/v1/fcr/contacts?state=excluded&from=${body.frame.from}&to=${body.frame.to}${words}&limit=1`,
    )
    expect(body.frame.excluded.reduce((sum, { count }) => sum + count, 0)).toBe(excluded.body.total)
  }
})
test('a preview sums up: sizes to the sample, populations to the frame, probabilities to both', async () => {
  const { body } = await call<SamplePreview>('POST', `${SAMPLES}/preview`, RISK)
  const sum = (of: (stratum: SamplePreview['strata'][number]) => number) => body.strata.reduce((total, stratum) => total + of(stratum), 0)
  expect(sum(({ population }) => population)).toBe(body.frame.size)
  expect(sum(({ n }) => n)).toBeCloseTo(40, 6)
  expect(sum(({ population, inclusion }) => population * inclusion)).toBeCloseTo(40, 6)
  expect(sum(({ expectedFailures }) => expectedFailures ?? 0)).toBeCloseTo(body.total.expectedFailures!, 6)
  expect(body.total.expectedFailures!).toBeGreaterThan(1.3 * body.total.expectedFailuresSimple!)
  expect(body.total.random).toBeGreaterThanOrEqual(8)
  expect(body.planner.rows.find(({ asked, halfWidth }) => asked === 'target' && halfWidth === 0.05)!.n).toBe(286)
  for (const { n, population } of body.agents) expect(n).toBeGreaterThanOrEqual(Math.min(1, population) - 1e-6)
})
test('the same seed draws the same sample by command and over HTTP, and it can be proven', async () => {
  const drawn = await call<SampleDetail>('POST', SAMPLES, RISK)
  expect(drawn.status).toBe(201)
  const { body: over } = await call<Items>('GET', `${SAMPLES}/${drawn.body.id}/items`)
  const printed: string[] = []
  const io = { out: (text: string) => void printed.push(text), err: () => {}, signal: new AbortController().signal, cwd: '/' }
  const args = ['sample', 'draw', '--size', '40', '--minimum', '1', '--seed', '81243', '--title', 'again', '--json']
  expect(await runInService(args, folder.engine, folder.runner, io)).toBe(0)
  const by = JSON.parse(printed.join('')) as { items: Items['items'] }
  const list = (items: Items['items']) => items.map(({ ticketId, inclusion, part, stratum }) => ({ ticketId, inclusion, part, stratum }))
  expect(list(by.items)).toEqual(list(over.items))
  expect((await call<{ same: boolean }>('GET', `${SAMPLES}/${drawn.body.id}/verify`)).body).toMatchObject({
    same: true,
    missing: [],
    extra: [],
    drawn: 40,
  })
  const other = await call<SampleDetail>('POST', SAMPLES, { ...RISK, seed: 'another' })
  const { body: others } = await call<Items>('GET', `${SAMPLES}/${other.body.id}/items`)
  expect(list(others.items)).not.toEqual(list(over.items))
})
test('a sample on a card that nobody published is refused by name', async () => {
  const refused = await call<{ code: string }>('POST', SAMPLES, { ...RISK, seed: 'no card', scorecard: 'nowhere' })
  expect([refused.status, refused.body.code]).toEqual([400, 'unknown_scorecard'])
})
test('every agent of the frame has at least the minimum', async () => {
  const { body } = await call<SampleDetail>('POST', SAMPLES, { ...RISK, design: { ...RISK.design, size: 60, minimumPerAgent: 2 }, seed: 'minimum' })
  const { body: items } = await call<Items>('GET', `${SAMPLES}/${body.id}/items?limit=500`)
  const { body: preview } = await call<SamplePreview>('POST', `${SAMPLES}/preview`, {
    ...RISK,
    design: { ...RISK.design, size: 60, minimumPerAgent: 2 },
  })
  for (const { agentId, population } of preview.agents)
    expect(items.items.filter((item) => item.agentId === agentId).length).toBeGreaterThanOrEqual(Math.min(2, population))
})
test('reviewers get their shares and never their own tickets; a ticket is replaced by the next of its stratum, once', async () => {
  const { body: preview } = await call<SamplePreview>('POST', `${SAMPLES}/preview`, RISK)
  const [first, second] = preview.agents.map(({ agentId }) => agentId!)
  const { body } = await call<SampleDetail>('POST', SAMPLES, {
    ...RISK,
    seed: 'assigned',
    assignment: {
      reviewers: [
        { userId: first, share: 60 },
        { userId: second, share: 40 },
      ],
      dueAt: '2026-11-20T10:00:00Z',
    },
  })
  const { body: before } = await call<Items>('GET', `${SAMPLES}/${body.id}/items`)
  for (const item of before.items) expect(item.reviewerId).not.toBe(item.agentId)
  expect(before.items.filter(({ reviewerId }) => reviewerId === first)).toHaveLength(24)

  const [gone] = before.items
  const replacement = { reason: 'not_readable', ifVersion: gone!.version }
  const replaced = await call<{ successor: Items['items'][number]; progress: SampleDetail['progress'] }>(
    'POST',
    `${SAMPLES}/${body.id}/items/${gone!.id}/replace`,
    replacement,
  )
  expect(replaced.status).toBe(200)
  expect(replaced.body.progress).toMatchObject({ drawn: 40, replaced: 1, replacedShare: 1 / 40 })
  const { successor } = replaced.body
  expect(successor.stratum).toBe(gone!.stratum)
  expect(before.items.map(({ ticketId }) => ticketId)).not.toContain(successor.ticketId)
  expect((await call('POST', `${SAMPLES}/${body.id}/items/${gone!.id}/replace`, replacement)).status).toBe(409)
  expect((await call<{ same: boolean }>('GET', `${SAMPLES}/${body.id}/verify`)).body.same).toBe(true)
})
test('results are silent until reviews are in, and the file of items holds every probability', async () => {
  const { body } = await call<{ samples: { id: string }[] }>('GET', SAMPLES)
  const [newest] = body.samples
  const { body: results } = await call<SampleResults>('GET', `${SAMPLES}/${newest!.id}/results`)
  expect(results.measures[0]).toMatchObject({ id: 'pass', weighted: { value: null, nullReason: 'no_reviews' } })
  const file = await server.inject({ url: `${SAMPLES}/${newest!.id}/items?format=csv`, headers: BEARER })
  expect(file.body.split('\r\n')[0]).toContain('inclusion_probability')
  expect(file.body.trim().split('\r\n').length).toBeGreaterThan(40)
})
test('a plan is saved once by each version, and the meter says what its target still takes', async () => {
  const plan = { unit: 'quarter', target: 0.05, minutesPerReview: 12, minimumPerAgent: 3, ifVersion: 0 }
  expect((await call('PUT', '/api/v1/quality/plan', plan)).status).toBe(200)
  expect((await call('PUT', '/api/v1/quality/plan', plan)).status).toBe(409)
  const { body } = await call<{ needed: number; missing: number; hoursLeft: number; from: string }>('GET', '/api/v1/quality/coverage')
  expect(body).toMatchObject({ needed: 286, missing: 286, hoursLeft: 57.2, from: '2026-10-01' })
})
test('what cannot be drawn is refused in one sentence', async () => {
  const ask = async (body: object) => (await call<{ code: string }>('POST', `${SAMPLES}/preview`, body)).body.code
  expect(await ask({ ...RISK, design: { kind: 'risk', size: 10, minimumPerAgent: 5 } })).toBe('size_too_small')
  expect(await ask({ design: { kind: 'simple', size: 10 }, frame: { from: '2020-01-01', to: '2020-01-07' } })).toBe('empty_frame')
  expect(await ask({ design: { kind: 'simple', size: 10 }, frame: { from: '2026-11-01' } })).toBe('invalid_range')
})
