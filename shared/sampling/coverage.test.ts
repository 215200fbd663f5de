import { expect, test } from 'vitest'
import { grouped } from '../stats/grouped.ts'
import { seededRandom } from '../stats/random.ts'
import { drawSample } from './draw-sample.ts'
import { drawStratified } from './draw.ts'
import { planSample } from './sample-plan.ts'
import { CLASSES, knownWorld, simulate } from './simulate.test-helper.ts'

const ROUNDS = 2000
const WORLD = knownWorld()
const { frame } = WORLD
/** Of an agent. */
const smallest = Math.min(...[...grouped(frame.agentOf, (agent) => agent).values()].map((own) => own.length))
const stratified = (sizes: readonly number[]) => (seed: string) =>
  drawStratified(
    seededRandom(seed),
    frame.ticketIds.map((_, at) => at),
    (at) => frame.strata[frame.stratumOf[at]!]!,
    new Map(frame.strata.map((id, of) => [id, sizes[of]!])),
  ).map(({ item, inclusion }) => ({ at: item, inclusion }))

test('over 2,000 samples of 200/75/25 from strata of 800/150/50 the weighted estimate is unbiased and its 95 % interval covers 93–97 %; the naive one fails both', () => {
  const found = simulate(WORLD, stratified([200, 75, 25]), ROUNDS)
  expect(Math.abs(found.bias)).toBeLessThan(0.003)
  expect(found.coverage).toBeGreaterThan(0.93)
  expect(found.coverage).toBeLessThan(0.97)
  expect(found.linearCoverage).toBeGreaterThan(0.93)
  expect(found.linearCoverage).toBeLessThan(0.97)
  expect(Math.abs(found.naiveBias)).toBeGreaterThan(0.03)
  expect(found.naiveCoverage).toBeLessThan(0.93)
  expect(found.unreliable).toBeLessThan(0.1)
})
test('at 12/18/30 the usual interval holds the truth in two of three samples, the one over strata in 95 %, and the screen calls it unreliable', () => {
  const found = simulate(WORLD, stratified([12, 18, 30]), ROUNDS)
  expect(Math.abs(found.bias)).toBeLessThan(0.003)
  expect(found.linearCoverage).toBeLessThan(0.8)
  expect(found.coverage).toBeGreaterThan(0.93)
  expect(found.naiveCoverage).toBe(0)
  expect(found.unreliable).toBeGreaterThan(0.95)
})
test.each([
  [60, 0],
  [60, 2],
  [120, 4],
])(
  '%i by risk with at least %i of each agent: unbiased, covered by 93–97 %, its random part unbiased, the minimum kept in every sample',
  (size, minimumPerAgent) => {
    const planned = planSample(
      frame,
      { kind: 'risk', size, randomShare: 1 / 3, minimumPerAgent, rules: [] },
      CLASSES.map(({ share }) => share),
    )
    if (planned.kind !== 'planned') throw new Error(`needs ${planned.needed}`)
    const found = simulate(WORLD, (seed) => drawSample(frame, planned.plan, seed), ROUNDS / 2)
    expect(Math.abs(found.bias)).toBeLessThan(0.003)
    expect(Math.abs(found.randomBias)).toBeLessThan(0.005)
    expect(found.coverage).toBeGreaterThan(0.93)
    expect(found.coverage).toBeLessThan(0.975)
    expect(found.randomCoverage).toBeGreaterThan(0.93)
    expect(Math.abs(found.naiveBias)).toBeGreaterThan(0.1)
    expect(found.fewestOfAgent).toBeGreaterThanOrEqual(Math.min(minimumPerAgent, smallest))
  },
)
