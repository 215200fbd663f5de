import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { createReasonPredictor } from '@shared/text/topics/predict-reason.ts'
import { fact } from '../analytics/fake-reader.test-helper.ts'
import { comment, T0, ticketRow } from '../store/fact-store/duckdb/landing.test-helper.ts'
import { openFactStore } from '../store/fact-store/duckdb/open-fact-store.ts'
import { openOpsStore } from '../store/ops-store/duckdb/open-ops-store.ts'
import { createTopicShelf } from '../text/topic-shelf.ts'
import { runJobInline } from './run-job.ts'
import { createTopicsJob, type LabelledOpening } from './topics-job.ts'
import { topicsTraining } from './topics.ts'

const HOUR = 3600
const ASKS: readonly (readonly [string, string])[] = [
  ['refund', 'when is the money for the lamp paid back to my card'],
  ['delivery', 'the parcel has not arrived, tracking shows nothing'],
  ['login', 'my password does not work, i cannot sign in'],
]
const STREAMS = ['tickets', 'ticket_events', 'users'] as const

async function account() {
  const store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '300MB' })
  const ops = await openOpsStore({ path: ':memory:' })
  let reasonField: string | null = 'Contact reason'
  /** Tickets of these numbers, one an hour, everybody writes once; `labelOf` may lie. */
  const land = async (
    from: number,
    to: number,
    labelOf: (truth: string, id: number) => string | null = (truth) => truth,
    more: Partial<ContactFact> = {},
  ) => {
    const ids = Array.from({ length: to - from }, (_, i) => from + i)
    const atOf = (id: number) => T0 + id * HOUR
    const asked = (id: number) => ASKS[(id * 7) % ASKS.length]!
    await store.land(
      {
        stream: 'tickets',
        cursor: null,
        completeTo: null,
        tickets: ids.map((id) => ticketRow(id, { requesterId: id, createdAt: atOf(id), subject: `No. ${id}` })),
        events: ids.map((id) => ({ ...comment(id, atOf(id), id), text: asked(id)[1] })),
      },
      T0,
    )
    await store.applyFacts({
      facts: ids.map((id) => ({
        fact: fact(id, { personId: id, requesterId: id, createdAt: atOf(id), firstSolvedAt: null, reason: labelOf(asked(id)[0], id), ...more }),
        cohortDay: 1,
        lastSolvedDay: null,
      })),
      people: [],
      gone: [],
      done: null,
    })
    for (const stream of STREAMS) await store.land({ stream, cursor: null, completeTo: atOf(to) }, T0)
  }
  const training = topicsTraining({
    reader: store,
    ops,
    configuration: () => ({ ...DEFAULT_CONFIGURATION, reasonField }),
    now: () => T0 + 10_000 * HOUR,
    runJob: runJobInline,
    log: () => {},
  })
  return { ops, land, training, rename: (field: string) => (reasonField = field), close: () => Promise.all([store.close(), ops.close()]) }
}

test('from two hundred labelled contacts on it is due, learns, and answers; again with a fifth more, a week of news, or another field', async () => {
  const { ops, land, training, rename, close } = await account()
  await land(1, 150)
  expect(await training.isDue()).toBe(false)
  await land(150, 260)
  expect(await training.isDue()).toBe(true)
  expect(await training.run()).toMatchObject({ version: 1, inForce: true })
  expect(await training.isDue()).toBe(false)
  const shelf = createTopicShelf(ops)
  expect(shelf.current()).toBeNull()
  await shelf.refresh()
  expect(shelf.current()!.predict('parcel tracking nothing arrived')![0]!.label).toBe('delivery')
  expect(createReasonPredictor((await ops.modelInForce('topics'))!.body)('No. 7\ni cannot sign in with my password')).toBe('login')

  await land(260, 300)
  expect(await training.isDue()).toBe(false)
  await land(300, 312)
  expect(await training.isDue()).toBe(true)
  await training.run()
  expect(await training.isDue()).toBe(false)
  await land(600, 601)
  expect(await training.isDue()).toBe(true)
  await training.run()
  rename('Topic')
  expect(await training.isDue()).toBe(true)
  await close()
}, 60_000)

test('labels that nothing in the words tells turn it off, the model before, too, and the report says why', async () => {
  const { ops, land, training, close } = await account()
  await land(1, 250)
  await training.run()
  const shelf = createTopicShelf(ops)
  await shelf.refresh()
  expect(shelf.current()).not.toBeNull()
  // five common reasons at random: three guesses are right for about three of five
  const many = (_truth: string, id: number) => `reason_${(id * 2654435761) % 5}`
  await land(250, 2000, many)
  expect(await training.run()).toMatchObject({ version: 2, inForce: false })
  await shelf.refresh()
  expect(shelf.current()).toBeNull()
  expect((await ops.latestModels())[0]!.report).toMatchObject({ verdict: 'off', why: expect.stringContaining('below 70 %') })
  await close()
}, 60_000)

test('without text, and of contacts that are no customer’s matter, nothing is learned, and the run is not tried at once again', async () => {
  const { ops, land, training, close } = await account()
  await land(1, 300, (truth) => truth, { exclusion: 'spam' })
  expect(await training.run()).toMatchObject({ inForce: false, why: '0 texts with a reason are at hand, 200 are needed.' })
  expect(await training.isDue()).toBe(false)
  expect(await ops.modelInForce('topics')).toBeNull()
  await close()
}, 60_000)

test('one text a person and reason, all of a shared mailbox but equal ones, the newest of many', () => {
  const opening = (personId: number, at: number, more: Partial<LabelledOpening> = {}): LabelledOpening => ({
    personId,
    at,
    shared: false,
    text: `text ${at}`,
    label: 'refund',
    ...more,
  })
  const nOf = (openings: readonly LabelledOpening[], most?: number): unknown => {
    const job = createTopicsJob(most)
    job.take({ openings: openings.slice(0, 2) })
    job.take({ openings: openings.slice(2) })
    const { report } = job.finish()
    return 'n' in report ? report.n : null
  }
  expect(nOf([opening(1, 1), opening(1, 2), opening(1, 3, { label: 'delivery' }), opening(2, 4)])).toBe(3)
  expect(nOf([opening(1, 1, { shared: true }), opening(1, 2, { shared: true }), opening(1, 3, { shared: true, text: 'text 1' })])).toBe(2)
  expect(
    nOf(
      Array.from({ length: 30 }, (_, at) => opening(at, at)),
      20,
    ),
  ).toBe(20)
})
