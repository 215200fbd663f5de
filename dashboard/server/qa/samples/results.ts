/** What the reviews of a sample say of its frame. */
import type { SampleResults } from '@shared/api/quality/sample-results.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { FEWEST_REVIEWS, stratumTallies, weightedEstimate, type MeasureKind } from '@shared/sampling/estimates.ts'
import { weightedUnits } from '@shared/sampling/response-weights.ts'
import { grouped } from '@shared/stats/grouped.ts'
import type { Labels } from '../../analytics/labels.ts'
import { toIso } from '../../analytics/reader.ts'
import type { FrameBody } from './bodies.ts'
import { measuresOf, passValue, toMeasure, verdictValue, type Cards, type FrameChecks } from './measures.ts'
import { progressOf, reviewerProgress, summaryOf } from './progress.ts'
import type { Reviewed } from './responses.ts'
import { withLabels } from './preview.ts'

export interface ResultParts {
  frame: FrameBody
  cards: Cards
  /** null: the frame was not checked. */
  checks: FrameChecks | null
  labels: Labels
  now: EpochSeconds
}

export function resultsOf(reviewed: Reviewed, { frame, cards, checks, labels, now }: ResultParts): SampleResults {
  const { sample, items, responses, weights } = reviewed
  const { body } = sample
  const replaced = items.filter((item) => item.body.state === 'replaced')
  const progress = progressOf(items, now)
  const agents = { places: frame.agents, of: frame.agentOf, by: (at: number) => responses[at]?.item.body.agentId ?? null, label: labels.agent }
  const groups = { places: frame.groups, of: frame.groupOf, by: (at: number) => responses[at]?.item.body.groupId ?? null, label: labels.group }
  return {
    definition: body.definition,
    asOf: toIso(body.asOf),
    completeTo: toIso(body.completeTo),
    sample: summaryOf(sample, items, { now, labels }),
    fewest: FEWEST_REVIEWS,
    method: { estimator: 'hajek', interval: 'stratified_score' },
    covered: weights.covered,
    measures: measuresOf(responses, cards).map((measure) => {
      const shown = toMeasure(measure, reviewed, checks)
      return { ...shown, differs: differsBy(shown, reviewed) }
    }),
    agents: rowsBy(reviewed, agents),
    groups: rowsBy(reviewed, groups),
    strata: strataRows(reviewed, labels),
    replaced: {
      total: progress.replaced,
      share: progress.replacedShare,
      reasons: [...grouped(replaced, (item) => item.body.replaced?.reason ?? 'other')]
        .map(([reason, own]) => ({ reason, count: own.length }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      reviewers: reviewerProgress(items, now, labels),
    },
  }
}

type Measured = SampleResults['measures'][number]
/** Both print the same to a tenth of a point. */
const ALIKE = 0.0005
function differsBy({ naive, weighted }: Pick<Measured, 'naive' | 'weighted'>, { sample, items, weights }: Reviewed): Measured['differs'] {
  if (naive.value === null || weighted.value === null) return []
  if (Math.abs(naive.value - weighted.value) < ALIKE) return ['alike']
  const { design, strata } = sample.body
  const standing = items.filter(({ body }) => body.state !== 'replaced')
  const chances = strata.flatMap(({ inclusionLow, inclusionHigh }) => [inclusionLow, inclusionHigh])
  return [
    ...(design.kind === 'risk' ? (['risk_drawn_on_purpose'] as const) : []),
    ...(design.kind === 'stratified' && Math.max(...chances) > 1.05 * Math.min(...chances) ? (['unequal_probabilities'] as const) : []),
    ...(design.kind === 'risk' && design.minimumPerAgent > 0 ? (['minimum_per_agent'] as const) : []),
    ...(standing.length < items.length ? (['replaced'] as const) : []),
    ...(standing.some(({ body }) => body.state === 'due') ? (['not_all_reviewed'] as const) : []),
    ...(weights.covered < 1 ? (['strata_without_reviews'] as const) : []),
  ]
}

interface Slice {
  places: readonly (number | null)[]
  of: readonly number[]
  by: (at: number) => number | null
  label: (id: number | null) => string | null
}
/** Those with a review, largest part of the frame first; figures from `FEWEST_REVIEWS` on. */
function rowsBy({ responses, weights }: Reviewed, { places, of, by, label }: Slice): SampleResults['agents'] {
  const sizes = places.map(() => 0)
  for (const place of of) sizes[place]! += 1
  const bodies = responses.map(({ item }) => item.body)
  const estimate = (id: number | null, kind: MeasureKind, values: readonly (number | null)[]) =>
    weightedEstimate(
      weightedUnits(
        bodies,
        weights,
        values.map((value, at) => (by(at) === id ? value : null)),
      ),
      weights.populations,
      kind,
    )
  const passes = responses.map(({ review }) => passValue(review))
  const scores = responses.map(({ review }) => review.score)
  const verdicts = responses.map(({ review }) => verdictValue(review))
  return places
    .map((id, place) => ({ id, population: sizes[place] ?? 0, reviewed: bodies.filter((_, at) => by(at) === id).length }))
    .filter(({ reviewed }) => reviewed > 0)
    .map(({ id, population, reviewed }) => ({
      value: id === null ? '(none)' : String(id),
      label: label(id),
      population,
      reviewed,
      pass: estimate(id, 'share', passes),
      score: estimate(id, 'mean', scores),
      firstContact: estimate(id, 'share', verdicts),
    }))
    .sort((a, b) => b.population - a.population || (a.value < b.value ? -1 : 1))
}

function strataRows({ sample, items, responses, weights }: Reviewed, labels: Labels): SampleResults['strata'] {
  const bodies = responses.map(({ item }) => item.body)
  const units = weightedUnits(
    bodies,
    weights,
    responses.map(({ review }) => passValue(review)),
  )
  const tallies = stratumTallies(
    units,
    sample.body.strata.map(({ id }) => id),
  )
  return sample.body.strata.map((stratum, at) => {
    const own = items.filter(({ body }) => body.stratum === stratum.id)
    const passed = responses.filter(({ item, review }) => item.body.stratum === stratum.id && review.passed !== null)
    const tally = tallies[at]
    const { id, parts, population, frameShare } = withLabels(stratum, labels)
    return {
      id,
      parts,
      population,
      frameShare,
      drawn: own.filter(({ body }) => body.replaces === null).length,
      submitted: own.filter(({ body }) => body.state === 'submitted').length,
      replaced: own.filter(({ body }) => body.state === 'replaced').length,
      passed: passed.filter(({ review }) => review.passed === true).length,
      failed: passed.filter(({ review }) => review.passed === false).length,
      pass: weightedEstimate(
        units.filter((unit) => unit.stratum === id),
        weights.populations,
        'share',
      ),
      expectedFailures: tally?.expectedFailures ?? 0,
      expectedPasses: tally?.expectedPasses ?? 0,
      unreliable: tally?.unreliable ?? true,
    }
  })
}
