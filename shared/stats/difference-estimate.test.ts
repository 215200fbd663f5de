import { expect, test } from 'vitest'
import { differenceEstimate } from './difference-estimate.ts'
import { seededRandom, shuffled } from './random.ts'
import { hajekMean } from './weighted-mean.ts'

const whole = (n: number) => ({ kind: 'stratified' as const, populations: new Map([['', n]]) })

test('a model that is wrong by a constant is set right exactly', () => {
  const model = [0.9, 0.7, 0.5, 0.3]
  const sample = [0, 2].map((at) => ({ people: model[at]! - 0.2, model: model[at]!, inclusion: 0.5 }))
  const found = differenceEstimate(model, sample, whole(4))!
  expect(found.model).toBeCloseTo(0.6, 12)
  expect(found.bias.value).toBeCloseTo(0.2, 12)
  expect(found.value).toBeCloseTo(0.4, 12)
})
test('over 2,000 samples it is unbiased where the model is not, its interval covers, and it is narrower than people alone', () => {
  const random = seededRandom('difference')
  const truth = Array.from({ length: 1000 }, () => Number(random() < 0.8))
  // Agrees in nine of ten, and is far too kind.
  const model = truth.map((value) => (random() < 0.9 ? value : 1))
  const share = truth.reduce((sum, value) => sum + value, 0) / 1000
  const said = model.reduce((sum, value) => sum + value, 0) / 1000
  const all = truth.map((_, at) => at)
  let [mean, covered, narrower] = [0, 0, 0]
  const rounds = 2000
  for (let round = 0; round < rounds; round += 1) {
    const sample = shuffled(random, all)
      .slice(0, 200)
      .map((at) => ({ people: truth[at]!, model: model[at]!, inclusion: 0.2 }))
    const found = differenceEstimate(model, sample, whole(1000))!
    const alone = hajekMean(
      sample.map(({ people, inclusion }) => ({ value: people, inclusion })),
      whole(1000),
    )!
    mean += found.value / rounds
    covered += Number(found.low <= share && share <= found.high) / rounds
    narrower += Number(found.standardError < alone.standardError) / rounds
  }
  expect(said - share).toBeGreaterThan(0.01)
  expect(Math.abs(mean - share)).toBeLessThan(0.002)
  expect(covered).toBeGreaterThan(0.93)
  expect(narrower).toBeGreaterThan(0.99)
})
test('people and model who never differ in a sample are not taken to agree everywhere', () => {
  const sample = Array.from({ length: 20 }, () => ({ people: 1, model: 1, inclusion: 0.2 }))
  const found = differenceEstimate([1, 1, 0, 1], sample, whole(100))!
  expect(found.bias).toMatchObject({ value: -0 })
  expect(found.high - found.low).toBeGreaterThan(0.1)
})
test('without a sample or a population there is nothing to correct', () => {
  expect(differenceEstimate([1], [], whole(1))).toBeNull()
  expect(differenceEstimate([], [{ people: 1, model: 1, inclusion: 1 }], whole(1))).toBeNull()
})
