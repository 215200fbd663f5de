/** What a review says, measure by measure, and what all of them say of the frame. */
import type { SampleResults } from '@shared/api/quality/sample-results.ts'
import { valueOf, type Criterion, type Scorecard } from '@shared/quality/scorecard.ts'
import { plainEstimate, stratumTallies, weightedEstimate, type MeasureKind, FEWEST_REVIEWS, silent } from '@shared/sampling/estimates.ts'
import { weightedUnits } from '@shared/sampling/response-weights.ts'
import { differenceEstimate } from '@shared/stats/difference-estimate.ts'
import type { ReviewBody } from '../bodies.ts'
import type { Response, Reviewed } from './responses.ts'

type Shown = SampleResults['measures'][number]
export interface Measure {
  id: string
  title: Shown['title']
  kind: MeasureKind
  /** The rule check that answers the same on every ticket. */
  check: string | null
  /** Of each response; null = does not apply, or nobody can tell. */
  values: readonly (number | null)[]
}
/** Cards that reviews were made on, by `id@version`. */
export type Cards = ReadonlyMap<string, Scorecard>
export const cardKey = ({ scorecard }: Pick<ReviewBody, 'scorecard'>): string => `${scorecard.id}@${scorecard.version}`

const FIRST_CONTACT = { yes: 1, no: 0, cannot_tell: null } as const
export const passValue = ({ passed }: ReviewBody): number | null => (passed === null ? null : Number(passed))
export const verdictValue = ({ words }: ReviewBody): number | null => (words.verdict === null ? null : FIRST_CONTACT[words.verdict])

export function measuresOf(responses: readonly Response[], cards: Cards): Measure[] {
  const values = (of: (review: ReviewBody) => number | null) => responses.map(({ review }) => of(review))
  return [
    { id: 'pass', title: null, kind: 'share', check: null, values: values(passValue) },
    { id: 'score', title: null, kind: 'mean', check: null, values: values(({ score }) => score) },
    { id: 'first_contact', title: null, kind: 'share', check: null, values: values(verdictValue) },
    ...criteriaOf(cards).map(({ criterion, kind }) => ({
      id: `criterion:${criterion.id}`,
      title: criterion.title,
      kind,
      check: criterion.check,
      values: values((review) => criterionValue(review, criterion.id, cards)),
    })),
  ]
}

/** Each once, in the words of the latest version that has it; a share where all its levels are all or nothing. */
function criteriaOf(cards: Cards): { criterion: Criterion; kind: MeasureKind }[] {
  const latest = new Map<string, Criterion>()
  const newestFirst = [...cards.values()].sort((a, b) => b.version - a.version)
  for (const { sections } of newestFirst)
    for (const { criteria } of sections) for (const one of criteria) if (!latest.has(one.id)) latest.set(one.id, one)
  return [...latest.values()].map((criterion) => ({
    criterion,
    kind: criterion.levels.every(({ value }) => value === 0 || value === 1) ? 'share' : 'mean',
  }))
}
function criterionValue(review: ReviewBody, id: string, cards: Cards): number | null {
  const criterion = cards
    .get(cardKey(review))
    ?.sections.flatMap(({ criteria }) => criteria)
    .find((one) => one.id === id)
  return criterion === undefined ? null : valueOf(criterion, review.words.answers)
}

/** What the rule checks say of every ticket of the frame: check id → passed, null = does not apply. */
export type FrameChecks = ReadonlyMap<number, Readonly<Record<string, boolean | null>>>

export function toMeasure(measure: Measure, { sample, responses, weights }: Reviewed, checks: FrameChecks | null): Omit<Shown, 'differs'> {
  const bodies = responses.map(({ item }) => item.body)
  const units = weightedUnits(bodies, weights, measure.values)
  const known = (keep: (at: number) => boolean) => measure.values.filter((value, at): value is number => value !== null && keep(at))
  const weighted = weightedEstimate(units, weights.populations, measure.kind)
  const strata = sample.body.strata.map(({ id }) => id)
  return {
    id: measure.id,
    title: measure.title,
    kind: measure.kind,
    naive: plainEstimate(
      known(() => true),
      measure.kind,
    ),
    weighted,
    random:
      sample.body.design.kind === 'risk'
        ? plainEstimate(
            known((at) => bodies[at]?.part === 'random'),
            measure.kind,
          )
        : weighted,
    unreliable: measure.kind === 'share' && stratumTallies(units, strata).some(({ unreliable }) => unreliable),
    corrected: checks === null || measure.check === null ? null : correctedBy(measure.check, measure.values, { responses, weights }, checks),
  }
}

type Weighed = Pick<Reviewed, 'responses' | 'weights'>
function correctedBy(check: string, values: Measure['values'], { responses, weights }: Weighed, checks: FrameChecks): Shown['corrected'] {
  const said = [...checks.values()].flatMap((results) => (typeof results[check] === 'boolean' ? [Number(results[check])] : []))
  const pairs = responses.flatMap(({ item: { body } }, at) => {
    const people = values[at] ?? null
    const model = checks.get(body.ticketId)?.[check] ?? null
    return people === null || model === null ? [] : [{ people, model: Number(model), inclusion: weights.inclusions[at] ?? 1, stratum: body.stratum }]
  })
  const found = differenceEstimate(said, pairs, { kind: 'stratified', populations: weights.populations })
  if (found === null) return null
  const { n, standardError } = found
  if (n < FEWEST_REVIEWS) return { check, checked: said.length, model: found.model, bias: silent(n), value: silent(n) }
  const common = { standardError, n, effectiveN: null, nullReason: null }
  const within = (share: number) => Math.min(1, Math.max(0, share))
  return {
    check,
    checked: said.length,
    model: found.model,
    bias: { ...common, value: found.bias.value, low: found.bias.low, high: found.bias.high },
    value: { ...common, value: within(found.value), low: within(found.low), high: within(found.high) },
  }
}
