/** The same sample drawn again and again from a population whose failures are known: what its figures are worth. */
import { grouped } from '../stats/grouped.ts'
import { integerBelow, seededRandom } from '../stats/random.ts'
import { stratifiedShareInterval, stratumShares } from '../stats/stratified-share.ts'
import { hajekMean, weightedShareInterval } from '../stats/weighted-mean.ts'
import { wilson } from '../stats/wilson.ts'
import type { DrawnTicket } from './draw-sample.ts'
import { stratumTallies } from './estimates.ts'
import { responseWeights, weightedUnits } from './response-weights.ts'
import type { SampleFrame } from './sample-plan.ts'

/** Strata of 800, 150 and 50 tickets of which 5, 25 and 60 % failed (40, 38, 30). */
export const CLASSES = [
  { id: 'rest', population: 800, failed: 40, share: 0.05 },
  { id: 'middle', population: 150, failed: 38, share: 0.25 },
  { id: 'high', population: 50, failed: 30, share: 0.6 },
] as const
export interface KnownWorld {
  frame: SampleFrame
  failed: readonly boolean[]
}
/** Agents of very different sizes. */
export function knownWorld(agents = 24): KnownWorld {
  const random = seededRandom(`world of ${agents}`)
  const tickets = CLASSES.flatMap(({ population, failed }, stratum) =>
    Array.from({ length: population }, (_, at) => ({ stratum, failed: at < failed })),
  )
  return {
    frame: {
      ticketIds: tickets.map((_, at) => at + 1),
      strata: CLASSES.map(({ id }) => id),
      stratumOf: tickets.map(({ stratum }) => stratum),
      agents: Array.from({ length: agents }, (_, at) => at + 1),
      agentOf: tickets.map(() => Math.min(integerBelow(random, agents), integerBelow(random, agents))),
    },
    failed: tickets.map(({ failed }) => failed),
  }
}

export interface Simulated {
  truth: number
  /** Mean of the estimates less the truth; shares of the intervals that hold it. */
  bias: number
  coverage: number
  /** With the usual interval, whose error is linearised. */
  linearCoverage: number
  naiveBias: number
  naiveCoverage: number
  randomBias: number
  randomCoverage: number
  halfWidth: number
  /** Share of the samples whose interval the screen calls unreliable. */
  unreliable: number
  fewestOfAgent: number
}
type Drawn = Pick<DrawnTicket, 'at' | 'inclusion'> & Partial<Pick<DrawnTicket, 'part'>>

export function simulate({ frame, failed }: KnownWorld, draw: (seed: string) => readonly Drawn[], rounds: number): Simulated {
  const truth = failed.filter(Boolean).length / failed.length
  const populations = new Map(CLASSES.map(({ id, population }): [string, number] => [id, population]))
  const sums: Simulated = {
    truth,
    bias: 0,
    coverage: 0,
    linearCoverage: 0,
    naiveBias: 0,
    naiveCoverage: 0,
    randomBias: 0,
    randomCoverage: 0,
    halfWidth: 0,
    unreliable: 0,
    fewestOfAgent: Infinity,
  }
  const holds = (interval: { low: number; high: number } | null) =>
    Number(interval !== null && interval.low <= truth && truth <= interval.high) / rounds
  for (let round = 0; round < rounds; round += 1) {
    const drawn = draw(`round ${round}`)
    const values = drawn.map(({ at }) => Number(failed[at]))
    const responses = drawn.map(({ at, inclusion }) => ({ inclusion, stratum: frame.strata[frame.stratumOf[at]!]! }))
    const weights = responseWeights(responses, populations)
    const units = weightedUnits(responses, weights, values)
    const design = { kind: 'stratified' as const, populations: weights.populations }
    const found = hajekMean(units, design)!
    const interval = stratifiedShareInterval(stratumShares(units, design))!
    const plain = wilson(
      values.reduce((sum, value) => sum + value, 0),
      values.length,
    )!
    const random = values.filter((_, at) => drawn[at]!.part === 'random')
    const alone = wilson(
      random.reduce((sum, value) => sum + value, 0),
      random.length,
    )
    sums.bias += (found.mean - truth) / rounds
    sums.coverage += holds(interval)
    sums.linearCoverage += holds(weightedShareInterval(found))
    sums.naiveBias += (plain.rate - truth) / rounds
    sums.naiveCoverage += holds(plain)
    sums.randomBias += ((alone?.rate ?? truth) - truth) / rounds
    sums.randomCoverage += holds(alone)
    sums.halfWidth += (interval.high - interval.low) / 2 / rounds
    sums.unreliable += Number(stratumTallies(units, frame.strata).some(({ unreliable }) => unreliable)) / rounds
    const byAgent = grouped(drawn, ({ at }) => frame.agentOf[at]!)
    for (const agent of new Set(frame.agentOf)) sums.fewestOfAgent = Math.min(sums.fewestOfAgent, byAgent.get(agent)?.length ?? 0)
  }
  return sums
}
