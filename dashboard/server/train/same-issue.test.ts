import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import { sameIssue, type IssueTicket } from '@shared/issue/same-issue.ts'
import { seededRandom } from '@shared/stats/random.ts'
import { fact } from '../analytics/fake-reader.test-helper.ts'
import { createModelReader, modelJudges } from '../judge/models.ts'
import { comment, T0, ticketRow } from '../store/fact-store/duckdb/landing.test-helper.ts'
import { openFactStore } from '../store/fact-store/duckdb/open-fact-store.ts'
import { openOpsStore } from '../store/ops-store/duckdb/open-ops-store.ts'
import { runJobInline } from './run-job.ts'
import { sameIssueTraining } from './same-issue.ts'

const HOUR = 3600
const MATTERS = ['the kettle leaks', 'a lamp arrived broken', 'my jacket is too small', 'the refund never came', 'this printer smells burnt']
const AGAIN = ['once more, ', 'as I wrote before, ', 'still waiting: ']

/** Persons who write twice within a day: about one order, or about two. */
async function world(persons: number) {
  const store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '300MB' })
  const ops = await openOpsStore({ path: ':memory:' })
  const random = seededRandom(5)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const land = async (from: number, to: number) => {
    const tickets = []
    const events = []
    const facts = []
    for (let person = from; person < to; person += 1) {
      const [matter, other] = [pick(MATTERS), pick(MATTERS)]
      const same = random() < 0.5 || matter === other
      for (const turn of [0, 1]) {
        const id = 2 * person + turn
        const at = T0 + person * HOUR + turn * 5 * HOUR
        tickets.push(
          ticketRow(id, { requesterId: person, createdAt: at, subject: null, orderRefs: [turn === 0 || same ? `o${person}` : `x${person}`] }),
        )
        events.push({ ...comment(id, at, person), text: turn === 0 ? `Hello, ${matter}.` : `${pick(AGAIN)}${same ? matter : other}` })
        facts.push({
          fact: fact(id, { personId: person, requesterId: person, createdAt: at, firstSolvedAt: null }),
          cohortDay: 1,
          lastSolvedDay: null,
        })
      }
    }
    await store.land({ stream: 'tickets', cursor: null, completeTo: null, tickets, events }, T0)
    await store.applyFacts({ facts, people: [], gone: [], done: null })
  }
  await land(1, persons)
  const training = sameIssueTraining({
    reader: store,
    ops,
    configuration: () => DEFAULT_CONFIGURATION,
    now: () => T0 + 1000 * HOUR,
    runJob: runJobInline,
    log: () => {},
  })
  return { ops, land, training, close: () => Promise.all([store.close(), ops.close()]) }
}
const opened = (id: number, opening: string): IssueTicket => ({
  id,
  home: id,
  followUpHome: null,
  problemId: null,
  orderRefs: [],
  reason: null,
  shared: false,
  createdAt: T0,
  opening,
})

test('a model is learned from what orders decided, kept with its report, and decides where there is no order', async () => {
  const { ops, training, close } = await world(300)
  expect(await training.isDue()).toBe(true)
  expect(await training.run()).toMatchObject({ version: 1, inForce: true })
  const [latest] = await ops.latestModels()
  expect(latest?.report).toMatchObject({ labels: { human: 0, order: 299, follow_up: 0 }, pairs: 299, learned: true, openings: 598 })
  const { textVerdict: text } = modelJudges(await createModelReader(ops)())
  const [leaks, again, broken] = [
    opened(1, 'Hello, the kettle leaks.'),
    opened(2, 'as I wrote before, the kettle leaks'),
    opened(3, 'a lamp arrived broken'),
  ]
  expect(sameIssue(leaks, again, { human: null, text })).toMatchObject({ same: 'yes', why: 'text' })
  expect(sameIssue(leaks, broken, { human: null, text })).toMatchObject({ same: 'no', why: 'text' })
  await close()
})
test('it is due again only with a fifth more contacts, another topic model, or twenty new words', async () => {
  const { ops, land, training, close } = await world(110)
  await training.run()
  expect(await training.isDue()).toBe(false)
  for (let word = 1; word <= 20; word += 1) {
    expect(await training.isDue()).toBe(false)
    await ops.saveIssueVerdict({ a: 2 * word, b: 2 * word + 1, same: true }, 1)
  }
  expect(await training.isDue()).toBe(true)
  await training.run()
  expect((await ops.latestModels())[0]?.report).toMatchObject({ labels: { human: 20 } })
  expect(await training.isDue()).toBe(false)
  await land(110, 150)
  expect(await training.isDue()).toBe(true)
  await close()
})
test('an account with few contacts trains nothing', async () => {
  const { training, close } = await world(50)
  expect(await training.isDue()).toBe(false)
  await close()
})
