import { expect, test } from 'vitest'
import { grouped } from '../stats/grouped.ts'
import { integerBelow, seededRandom } from '../stats/random.ts'
import type { SampleDesign } from './design.ts'
import { cellOf, drawSample, reservesOf } from './draw-sample.ts'
import { expectationsOf, measuredShares } from './expectations.ts'
import { planSample, type SampleFrame, type SamplePlan } from './sample-plan.ts'

const STRATA = ['known_return', 'quick', 'rest']
const SHARES = [0.6, 0.25, 0.05]
function frameOf(seed: number, tickets: number, agents: number): SampleFrame {
  const random = seededRandom(seed)
  const chances = [0.1, 0.3, 1]
  const stratumOf = Array.from({ length: tickets }, () => {
    const chance = random()
    return chances.findIndex((upTo) => chance < upTo)
  })
  // Every stratum holds at least one.
  stratumOf.splice(0, 3, 0, 1, 2)
  return {
    ticketIds: Array.from({ length: tickets }, (_, at) => 100 + at),
    strata: STRATA,
    stratumOf,
    agents: Array.from({ length: agents }, (_, at) => (at === 0 ? null : at)),
    agentOf: Array.from({ length: tickets }, (_, at) => (at < agents ? at : integerBelow(random, agents))),
  }
}
function planned(frame: SampleFrame, design: SampleDesign): SamplePlan {
  const found = planSample(frame, design, SHARES)
  if (found.kind !== 'planned') throw new Error(`needs ${found.needed}`)
  return found.plan
}
const risk = (size: number, minimumPerAgent: number): SampleDesign => ({ kind: 'risk', size, randomShare: 1 / 3, minimumPerAgent, rules: [] })
const total = (plan: SamplePlan) => plan.cells.reduce((sum, { expected }) => sum + expected, 0)
const DESIGNS: [string, SampleDesign][] = [
  ['simple', { kind: 'simple', size: 12 }],
  ['proportional', { kind: 'stratified', size: 12, by: ['risk'], allocation: 'proportional', minimum: 2 }],
  ['equal', { kind: 'stratified', size: 12, by: ['risk'], allocation: 'equal', minimum: 0 }],
  ['Neyman', { kind: 'stratified', size: 12, by: ['risk'], allocation: 'neyman', minimum: 0 }],
  ['risk', risk(12, 0)],
  ['risk with a minimum per agent', risk(12, 1)],
]

test.each(DESIGNS)('%s: every ticket is drawn as often as its probability says, and all probabilities sum to the size', (_name, design) => {
  const frame = frameOf(3, 60, 6)
  const plan = planned(frame, design)
  expect(total(plan)).toBeCloseTo(12, 8)
  const rounds = 4000
  const taken = frame.ticketIds.map(() => ({ all: 0, random: 0 }))
  for (let round = 0; round < rounds; round += 1) {
    const drawn = drawSample(frame, plan, `round ${round}`)
    expect(new Set(drawn.map(({ at }) => at)).size).toBe(12)
    for (const { at, part } of drawn) {
      taken[at]!.all += 1
      taken[at]!.random += Number(part === 'random')
    }
  }
  taken.forEach(({ all, random }, at) => {
    const { expected, population } = plan.cells[cellOf(frame, plan, at)]!
    expect(expected).toBeGreaterThan(0)
    expect(Math.abs(all / rounds - expected / population)).toBeLessThan(0.035)
    expect(Math.abs(random / rounds - (plan.random ?? expected / population))).toBeLessThan(0.035)
  })
})
test('whatever the frame, a minimum per agent is kept in every draw, nobody is out of reach, and a fifth is random', () => {
  const random = seededRandom(12)
  for (let world = 0; world < 60; world += 1) {
    const frame = frameOf(world, 40 + integerBelow(random, 200), 2 + integerBelow(random, 10))
    const minimum = 1 + integerBelow(random, 3)
    const size = 10 + integerBelow(random, 60)
    const found = planSample(frame, risk(size, minimum), SHARES)
    if (found.kind !== 'planned') continue
    expect(total(found.plan)).toBeCloseTo(Math.min(size, frame.ticketIds.length), 7)
    for (const { expected, population } of found.plan.cells) expect(expected > 0 && expected <= population + 1e-9).toBe(true)
    expect(found.plan.random! * frame.ticketIds.length).toBeGreaterThan(0.19 * Math.min(size, frame.ticketIds.length))
    const sizes = grouped(frame.agentOf, (agent) => agent)
    for (let round = 0; round < 5; round += 1) {
      const drawn = grouped(drawSample(frame, found.plan, `${round}`), ({ at }) => frame.agentOf[at]!)
      for (const [agent, own] of sizes) expect(drawn.get(agent)?.length ?? 0).toBeGreaterThanOrEqual(Math.min(minimum, own.length))
    }
  }
})
test('a minimum that takes nearly all of the sample leaves the random third as it is', () => {
  const frame = frameOf(8, 300, 10)
  const lowest = Array.from({ length: 60 }, (_, at) => 10 + at).find((size) => planSample(frame, risk(size, 2), SHARES).kind === 'planned')!
  expect(lowest).toBeLessThan(40)
  expect(planned(frame, risk(lowest, 2)).random! * 300).toBeCloseTo(lowest / 3, 6)
})
test('the same seed draws the same list, another seed another', () => {
  const frame = frameOf(1, 300, 8)
  const plan = planned(frame, risk(40, 2))
  expect(drawSample(frame, plan, '81243')).toEqual(drawSample(frame, plan, '81243'))
  expect(drawSample(frame, plan, '81244')).not.toEqual(drawSample(frame, plan, '81243'))
})
test('who stands in is of the same cell, was not drawn, and is the same for the same seed', () => {
  const frame = frameOf(2, 120, 4)
  const plan = planned(frame, risk(20, 1))
  const drawn = drawSample(frame, plan, '7')
  const used = new Set(drawn.map(({ at }) => frame.ticketIds[at]!))
  for (const { cell } of drawn) {
    const reserves = reservesOf(frame, plan, '7', cell, used)
    expect(reserves).toEqual(reservesOf(frame, plan, '7', cell, used))
    for (const at of reserves) expect([cellOf(frame, plan, at), used.has(frame.ticketIds[at]!)]).toEqual([cell, false])
  }
})
test('a size that does not reach every stratum, or every minimum, is refused with the one that does', () => {
  const frame = frameOf(4, 200, 10)
  expect(planSample(frame, { kind: 'stratified', size: 2, by: ['risk'], allocation: 'proportional', minimum: 0 }, SHARES)).toEqual({
    kind: 'size_too_small',
    needed: 3,
  })
  expect(planSample(frame, { kind: 'stratified', size: 20, by: ['risk'], allocation: 'equal', minimum: 8 }, SHARES)).toEqual({
    kind: 'size_too_small',
    needed: 24,
  })
  const needed = planSample(frame, risk(30, 5), SHARES)
  expect(needed.kind).toBe('size_too_small')
})
test('a frame no larger than the sample is taken whole', () => {
  const frame = frameOf(5, 30, 4)
  for (const [, design] of DESIGNS) {
    const plan = planned(frame, { ...design, size: 90 })
    expect(drawSample(frame, plan, 'x')).toHaveLength(30)
    for (const { inclusion } of drawSample(frame, plan, 'x')) expect(inclusion).toBeCloseTo(1, 8)
  }
})
test('200/75/25 of 800/150/50 at 5/25/60 % expects 44 failures, 32 from as many at random; the strata of 12/18/30 are unreliable', () => {
  const sizes = [800, 150, 50]
  const stratumOf = sizes.flatMap((size, stratum) => Array.from({ length: size }, () => stratum))
  const frame: SampleFrame = {
    ticketIds: stratumOf.map((_, at) => at + 1),
    strata: ['a', 'b', 'c'],
    stratumOf,
    agents: [1],
    agentOf: stratumOf.map(() => 0),
  }
  const cells = (drawn: readonly number[]) => sizes.map((population, stratum) => ({ stratum, agent: null, population, expected: drawn[stratum]! }))
  const large = expectationsOf(frame, { size: 300, cells: cells([200, 75, 25]), random: null }, [0.05, 0.25, 0.6])
  expect(large.expectedFailures).toBeCloseTo(43.75, 9)
  expect(large.expectedFailuresSimple).toBeCloseTo(32.25, 9)
  expect(large.strata.map(({ unreliable }) => unreliable)).toEqual([false, false, false])
  const small = expectationsOf(frame, { size: 60, cells: cells([12, 18, 30]), random: null }, [0.05, 0.25, 0.6])
  expect((100 * small.precision!.standardError).toFixed(1)).toBe('5.2')
  expect(small.strata.map(({ unreliable }) => unreliable)).toEqual([true, true, false])
})
test('measured shares of small strata are drawn towards the others, and nothing measured is nothing known', () => {
  const [large, small, none] = measuredShares([
    { n: 900, failed: 90 },
    { n: 4, failed: 4 },
    { n: 0, failed: 0 },
  ])
  expect(large!.rate).toBeCloseTo(0.1, 2)
  expect(small!.rate!).toBeLessThan(1)
  expect(none!.rate).not.toBeNull()
  expect(measuredShares([{ n: 0, failed: 0 }])[0]).toEqual({ rate: null, low: null, high: null, n: 0 })
})
