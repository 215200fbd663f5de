import { expect, test } from 'vitest'
import { createTableCounter } from '@shared/issue/learn-text-model.ts'
import { termsOf } from '@shared/issue/pair-features.ts'
import { encodeModel, START_WEIGHTS, type PairWeights } from '@shared/issue/text-model.ts'
import type { StoredModel } from '../store/ops-store/contract.ts'
import { dice, LANDED, openBench, randomPages, shuffled } from './judge.test-helper.ts'
import { createModelReader, definitionOf, modelJudges, NO_MODELS, type JudgeModels } from './models.ts'

const counter = createTableCounter()
for (const text of ['the parcel with the copper kettle', 'the voucher code is refused', 'the page', 'the office']) counter.add(termsOf(text))
const model = (version: number, weights: PairWeights = START_WEIGHTS): JudgeModels => ({
  ...NO_MODELS,
  sameIssue: { version, body: encodeModel({ tables: counter.tables(), weights, learned: false }) },
})
/** Calls nothing the same. */
const DENIES: PairWeights = {
  withTopics: { intercept: -99, weights: [0, 0, 0, 0, 0, 0] },
  withoutTopics: { intercept: -99, weights: [0, 0, 0, 0, 0, 0] },
}
const SEEDS = [1, 2]

test('with a model in force, judging page by page gives the facts of judging all at once, row by row', async () => {
  let decided = 0
  for (const seed of SEEDS) {
    const roll = dice(seed + 7)
    const pages = randomPages(seed, 12)
    const [whole, piecemeal] = await Promise.all([openBench(), openBench()])
    whole.models = piecemeal.models = model(1)
    for (const page of pages) await whole.store.land(page, LANDED)
    await whole.judge.judgeDue()
    for (const page of [...shuffled(pages, roll), ...shuffled(pages, roll).slice(0, 10)]) {
      await piecemeal.store.land(page, LANDED)
      if (roll(8) === 0) await piecemeal.judge.judgeDue()
    }
    await piecemeal.judge.judgeDue()
    const facts = await whole.facts()
    expect({ seed, facts: await piecemeal.facts() }).toEqual({ seed, facts })
    expect(await piecemeal.judge.verify()).toMatchObject({ differingTickets: [], differingUsers: [] })
    whole.models = NO_MODELS
    await whole.judge.judgeDue()
    const plain = await whole.facts()
    decided += facts.filter((fact, at) => JSON.stringify(fact) !== JSON.stringify(plain[at])).length
    await Promise.all([whole.store.close(), piecemeal.store.close()])
  }
  // Otherwise no model was asked, and the rule would hold of itself.
  expect(decided).toBeGreaterThan(0)
})
test('a new version in force judges everything anew, and one that goes gives back the facts from before', async () => {
  const bench = await openBench()
  for (const page of randomPages(2, 16)) await bench.store.land(page, LANDED)
  await bench.judge.judgeDue()
  const before = await bench.facts()
  bench.models = model(1)
  expect((await bench.judge.judgeDue()).tickets).toBe(16)
  const first = await bench.facts()
  bench.models = model(2, DENIES)
  expect((await bench.judge.judgeDue()).tickets).toBe(16)
  expect(await bench.facts()).not.toEqual(first)
  expect((await bench.judge.judgeDue()).tickets).toBe(0)
  bench.models = NO_MODELS
  await bench.judge.judgeDue()
  expect(await bench.facts()).toEqual(before)
  await bench.store.close()
})
test('texts are read from the store only while a model is in force', async () => {
  const bench = await openBench()
  const asked: boolean[] = []
  const { landedByGroup } = bench.store
  bench.store.landedByGroup = (groups, tickets, what, each) => {
    asked.push(what.openings)
    return landedByGroup(groups, tickets, what, each)
  }
  for (const page of randomPages(3, 4)) await bench.store.land(page, LANDED)
  await bench.judge.judgeAll()
  bench.models = model(1)
  await bench.judge.judgeAll()
  expect(asked).toEqual([false, true])
  await bench.store.close()
})
test('a body is read once a version', async () => {
  const read: string[] = []
  let version = 4
  const models = createModelReader({
    modelVersions: async () => ({ same_issue: version }),
    modelInForce: async (kind): Promise<StoredModel> => {
      read.push(`${kind} ${version}`)
      return { kind, version, trainedAt: 0, inForce: true, report: {}, body: Uint8Array.of(version) }
    },
  })
  expect(await models()).toBe(await models())
  version = 5
  expect((await models()).sameIssue).toEqual({ version: 5, body: Uint8Array.of(5) })
  expect(read).toEqual(['same_issue 4', 'same_issue 5'])
})
test('a body that another version wrote is left alone, and nothing was judged with it', () => {
  const foreign = { version: 1, body: Uint8Array.of(1, 2, 3) }
  expect(definitionOf({ sameIssue: foreign, topics: foreign })).toBe('')
  expect(definitionOf(model(3))).toBe(' same_issue 3')
  expect(modelJudges({ ...NO_MODELS, sameIssue: { version: 1, body: Uint8Array.of(1, 2, 3) } })).toEqual({ textVerdict: null, predictReason: null })
})
