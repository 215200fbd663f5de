import { expect, test } from 'vitest'
import { seededRandom, type Random } from '../stats/random.ts'
import { evaluatePairs } from './evaluate-pairs.ts'
import { createTableCounter, learnTextModel, type LabelledPair, type LabelSource } from './learn-text-model.ts'
import { readOpening, termsOf } from './pair-features.ts'
import { encodeModel, START_WEIGHTS } from './text-model.ts'

const THINGS = ['kettle', 'jacket', 'lamp', 'chair', 'phone', 'carpet', 'mirror', 'bicycle', 'printer', 'blanket']
const FAULTS = ['leaks water', 'arrived broken', 'is too small', 'never came', 'was charged twice', 'has the wrong colour']
const DAY = 86_400
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!
const write = (random: Random, thing: string, fault: string) =>
  `${pick(random, ['Hello', 'Hi there', 'Dear team'])}, ${pick(random, ['my', 'the', 'that'])} ${thing} ${fault}. ${pick(random, ['Please help.', 'What now?', 'Thanks.'])}`

/** Two openings of one person: about one thing and fault, or about two. */
function drawnPairs(count: number, seed: number): { a: string; b: string; same: boolean }[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const [thing, fault] = [pick(random, THINGS), pick(random, FAULTS)]
    const same = random() < 0.5
    const other = pick(
      random,
      THINGS.filter((one) => one !== thing),
    )
    return { a: write(random, thing, fault), b: same ? write(random, thing, fault) : write(random, other, pick(random, FAULTS)), same }
  })
}
function learnFrom(pairs: readonly { a: string; b: string; same: boolean; source?: LabelSource }[]) {
  const counter = createTableCounter()
  for (const { a, b } of pairs) for (const text of [a, b]) counter.add(termsOf(text))
  const tables = counter.tables()
  const read = pairs.map(({ a, b, same, source = 'order' }, at): LabelledPair => ({
    a: readOpening(a, tables, null)!,
    b: readOpening(b, tables, null)!,
    aAt: at * DAY,
    bAt: (at + 2) * DAY,
    same,
    source,
  }))
  return { tables, read, trained: learnTextModel(read, tables) }
}

test('fewer than two hundred pairs leave the stated weights, and too few of a kind measure nothing', () => {
  const { trained } = learnFrom(drawnPairs(150, 1))
  expect([trained.model.learned, trained.model.weights]).toEqual([false, START_WEIGHTS])
  expect(trained.report).toMatchObject({ pairs: 150, heldOutFrom: null, heldOut: { n: 150 } })
  const few = learnFrom(drawnPairs(30, 1)).trained
  expect(few).toMatchObject({ inForce: false, why: 'fewer than 20 pairs of each kind to measure on', report: { heldOut: null } })
})
test('learned weights tell the pairs of a later part apart, and are then in force', () => {
  const { trained } = learnFrom(drawnPairs(500, 2))
  expect(trained).toMatchObject({ inForce: true, model: { learned: true }, report: { heldOut: { n: 150 }, heldOutFrom: 352 * DAY } })
  expect(trained.report.heldOut!.precision!.low).toBeGreaterThan(0.7)
  expect(trained.report.heldOut!.auc).toBeGreaterThan(0.9)
})
test('labels that have nothing to do with the words put no model in force', () => {
  const random = seededRandom(3)
  const { trained } = learnFrom(drawnPairs(500, 3).map((pair) => ({ ...pair, same: random() < 0.4 })))
  expect(trained.inForce).toBe(false)
})
test('the same pairs in any order give the same model, bit by bit', () => {
  const { read, tables, trained } = learnFrom(drawnPairs(300, 4))
  expect(Buffer.from(encodeModel(learnTextModel(read.toReversed(), tables).model)).equals(encodeModel(trained.model))).toBe(true)
})
test('a human’s word outweighs weak labels of the same pair of texts', () => {
  const pairs = drawnPairs(300, 5)
  const contradicted = (source: LabelSource) => {
    const said = pairs.slice(0, 60).map((pair) => ({ ...pair, same: !pair.same, source }))
    const { trained } = learnFrom([...pairs, ...said])
    return trained.model.weights.withoutTopics.weights[0]!
  }
  expect(contradicted('human')).toBeLessThan(contradicted('order'))
})
test('pairs of a data set are scored with the stated weights, or with learned ones, beside the cosine', () => {
  const [train, rows] = [drawnPairs(300, 6), drawnPairs(200, 7)]
  const stated = evaluatePairs(rows)
  expect(stated).toMatchObject({ n: 200, silent: 0 })
  const learned = evaluatePairs(rows, { train })
  expect(learned.scores).not.toEqual(stated.scores)
  expect(learned.auc).toBeGreaterThan(0.9)
  expect(evaluatePairs([{ a: '', b: 'a kettle', same: true }])).toMatchObject({ n: 1, silent: 1, auc: null, precision: null })
})
