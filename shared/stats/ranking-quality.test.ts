import { expect, test } from 'vitest'
import { bootstrapCounts } from './bootstrap.ts'
import { integerBelow, seededRandom } from './random.ts'
import { averagePrecision, liftAtTop, ranking, rocAuc } from './ranking-quality.ts'

test('the CT ratings of Hanley & McNeil (1982): area .893', () => {
  const normal = [33, 6, 6, 11, 2]
  const abnormal = [3, 2, 2, 11, 33]
  const scores = [...normal, ...abnormal].flatMap((count, at) => Array.from({ length: count }, () => at % 5))
  const labels = scores.map((_, at) => at >= 58)
  expect(rocAuc(scores, labels)).toBeCloseTo(0.893, 3)
})
test('the example of scikit-learn’s manual: ROC-AUC .75, average precision .83', () => {
  expect(rocAuc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75)
  expect(averagePrecision([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBeCloseTo(5 / 6, 12)
})
test('ROC-AUC is the share of pairs that stand right, ties half, by counting all pairs', () => {
  const random = seededRandom(5)
  for (let world = 0; world < 50; world += 1) {
    const scores = Array.from({ length: 40 }, () => integerBelow(random, 12))
    const labels = scores.map((score) => random() < 0.2 + score / 20)
    let right = 0
    let pairs = 0
    for (const [i, a] of scores.entries())
      for (const [j, b] of scores.entries())
        if (labels[i] && !labels[j]) {
          pairs += 1
          right += a > b ? 1 : a === b ? 0.5 : 0
        }
    expect(rocAuc(scores, labels)).toBeCloseTo(right / pairs, 12)
  }
})
test('counts speak for repeated items', () => {
  const scores = [5, 4, 3, 2, 1]
  const labels = [1, 0, 1, 0, 1]
  const repeated = ranking([5, 4, 4, 3, 3, 1], [1, 0, 0, 1, 1, 1])
  const counted = ranking(scores, labels)
  const counts = Uint32Array.of(1, 2, 2, 0, 1)
  expect(counted.rocAuc(counts)).toBe(repeated.rocAuc())
  expect(counted.averagePrecision(counts)).toBeCloseTo(repeated.averagePrecision()!, 12)
})
test('the order of items that tie changes nothing', () => {
  expect(averagePrecision([1, 1, 1], [1, 0, 0])).toBe(averagePrecision([1, 1, 1], [0, 0, 1]))
  expect(liftAtTop([1, 1, 1, 0], [1, 0, 0, 0], 0.25)).toEqual(liftAtTop([1, 1, 1, 0], [0, 0, 1, 0], 0.25))
})
test('lift: four of the ten best fail where one in ten does', () => {
  const scores = Array.from({ length: 100 }, (_, at) => 100 - at)
  const labels = scores.map((_, at) => (at < 4 || at >= 94 ? 1 : 0))
  expect(liftAtTop(scores, labels)).toEqual({ lift: 4, topRate: 0.4, rate: 0.1, topSize: 10, captured: 0.4 })
})
test('what cannot be measured is null', () => {
  expect([rocAuc([], []), rocAuc([1, 2], [1, 1]), averagePrecision([1], [0]), liftAtTop([], [])]).toEqual([null, null, null, null])
})
test('a difference of two areas over 20,000 items gets its interval in seconds', () => {
  const random = seededRandom(9)
  const truth = Array.from({ length: 20_000 }, () => random())
  const labels = truth.map((p) => random() < p)
  const good = ranking(truth, labels)
  const blurred = ranking(
    truth.map((p) => p + random()),
    labels,
  )
  const interval = bootstrapCounts(truth.length, (counts) => good.rocAuc(counts)! - blurred.rocAuc(counts)!, random, { rounds: 200 })!
  const difference = good.rocAuc()! - blurred.rocAuc()!
  expect(interval.low).toBeGreaterThan(0)
  expect(interval.low).toBeLessThan(difference)
  expect(interval.high).toBeGreaterThan(difference)
})
