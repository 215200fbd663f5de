/** What figures of samples are worth: the same sample drawn 2,000 times from a population whose failures are known. */
import { drawSample } from '@shared/sampling/draw-sample.ts'
import { drawStratified } from '@shared/sampling/draw.ts'
import { planSample } from '@shared/sampling/sample-plan.ts'
import { CLASSES, knownWorld, simulate } from '@shared/sampling/simulate.test-helper.ts'
import { seededRandom } from '@shared/stats/random.ts'
import { rowOf, type EvalRow } from './row.ts'

const ROUNDS = 2000
const SIZES = [
  [200, 75, 25],
  [12, 18, 30],
] as const

let known: readonly EvalRow[] | null = null
/** Strata of 800, 150 and 50 that fail 5, 25 and 60 %; risk-weighted draws with and without a minimum per agent. */
export function evaluateSampling(): readonly EvalRow[] {
  // Nothing of it depends on data: once a run is enough.
  known ??= measured()
  return known
}

function measured(): EvalRow[] {
  const world = knownWorld()
  const { frame } = world
  const places = frame.ticketIds.map((_, at) => at)
  const stratum = (at: number) => frame.strata[frame.stratumOf[at] ?? 0] ?? ''
  const fixed = SIZES.flatMap((sizes) => {
    const allocation = new Map(frame.strata.map((id, at) => [id, sizes[at] ?? 0]))
    const draw = (seed: string) =>
      drawStratified(seededRandom(seed), places, stratum, allocation).map(({ item, inclusion }) => ({ at: item, inclusion }))
    return rowsOf(`sampling/${sizes.join('-')}`, simulate(world, draw, ROUNDS))
  })
  const byRisk = [0, 2].flatMap((minimumPerAgent) => {
    const shares = CLASSES.map(({ share }) => share)
    const planned = planSample(frame, { kind: 'risk', size: 60, randomShare: 1 / 3, minimumPerAgent, rules: [] }, shares)
    if (planned.kind !== 'planned') throw new Error('the sample is too small for its minimum')
    return rowsOf(
      `sampling/risk-60-min-${minimumPerAgent}`,
      simulate(world, (seed) => drawSample(frame, planned.plan, seed), ROUNDS),
    )
  })
  return [...fixed, ...byRisk]
}

function rowsOf(set: string, found: ReturnType<typeof simulate>): EvalRow[] {
  const verdict = found.unreliable > 0.5 ? 'the screen calls it unreliable: a stratum expects fewer than five failures' : null
  return [
    rowOf(set, { metric: 'bias_points', value: 100 * found.bias, n: ROUNDS, better: 'none', baselines: { 'plain mean': 100 * found.naiveBias } }),
    rowOf(set, {
      metric: 'coverage_95',
      value: found.coverage,
      n: ROUNDS,
      better: 'none',
      baselines: { linearised: found.linearCoverage, 'plain mean': found.naiveCoverage },
      verdict,
    }),
  ]
}
