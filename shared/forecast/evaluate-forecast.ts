/** Measures the forecast on a part of a series that nothing was chosen or fitted on. */
import { BASELINES, wape } from './back-test.ts'
import type { ForecastModel } from './back-test.ts'
import { baseline } from './baselines.ts'
import type { Baseline } from './baselines.ts'
import { expectFrom, planForecast } from './forecast.ts'
import type { BackTestReport, ForecastPlan, NoForecast } from './forecast.ts'
import { isKnown, momentOf, toSlots } from './slots.ts'
import type { Observation } from './slots.ts'

export interface ForecastSplit {
  /** First moment of the reported part. */
  testFrom: string
  stepHours: number
  /** `fixed`: one forecast of the whole part. `rolling`: every day (or step, if longer) is forecast from all that came before it. */
  origin: 'fixed' | 'rolling'
}

export interface ForecastEvaluation {
  model: ForecastModel
  wape: number | null
  baselines: Record<Baseline, number | null>
  bestBaseline: Baseline
  /** Share of values inside the 80 % band. */
  coverage: number
  n: number
  /** Values in steps of the week that the training part never had: nobody forecasts them. */
  skipped: number
  /** What the choice rested on: the training part's own back-test. */
  training: BackTestReport
}

interface Scored {
  actual: number
  expected: number
  inside: boolean
  last_week: number
  four_week_mean: number
  all_week_mean: number
}

export function evaluateForecast(
  series: readonly Observation[],
  split: ForecastSplit,
): ForecastEvaluation | { reason: NoForecast | 'nothing_to_test' } {
  const from = momentOf(split.testFrom)
  if (Number.isNaN(from)) return { reason: 'bad_time' }
  const training = series.filter(({ t }) => momentOf(t) < from)
  const slots = toSlots(training, split.stepHours)
  if ('problem' in slots) return { reason: slots.problem }
  const outcomes = new Map<number, number>()
  let skipped = 0
  for (const { t, value } of series) {
    if (!isKnown(value) || !(momentOf(t) >= from)) continue
    const at = slots.indexOf(momentOf(t))
    if (at === null) skipped++
    else outcomes.set(at, value)
  }
  if (outcomes.size === 0) return { reason: slots.period ? 'nothing_to_test' : 'nothing_open' }
  const first = slots.values.length
  const last = [...outcomes.keys()].reduce((most, at) => Math.max(most, at), first)
  const stride = split.origin === 'rolling' ? slots.timesOfDay : last + 1 - first
  const plan = planForecast(training, split.stepHours, stride)
  if ('reason' in plan) return plan
  return { ...summarise(scoreAll(plan, outcomes, last, stride)), skipped, model: plan.model, training: plan.report }
}

/** Forecasts `stride` steps at a time, each stretch from all values before it. */
function scoreAll(plan: ForecastPlan, outcomes: ReadonlyMap<number, number>, last: number, stride: number): Scored[] {
  const { slots } = plan
  const values = new Float64Array(last + 1).fill(Number.NaN)
  values.set(slots.values)
  for (const [at, value] of outcomes) values[at] = value
  const scored: Scored[] = []
  for (let origin = slots.values.length; origin <= last; origin += stride) {
    const known = { ...slots, values: values.subarray(0, origin) }
    const expected = expectFrom({ ...plan, slots: known }, origin, stride)
    const plain = BASELINES.map((kind) => baseline(known, origin, stride, kind))
    expected.forEach((point, ahead) => {
      const actual = outcomes.get(origin + ahead)
      if (actual === undefined) return
      const [last_week, four_week_mean, all_week_mean] = plain.map((forecast) => forecast[ahead]!)
      const inside = actual >= point.low && actual <= point.high
      scored.push({ actual, expected: point.expected, inside, last_week: last_week!, four_week_mean: four_week_mean!, all_week_mean: all_week_mean! })
    })
  }
  return scored
}

function summarise(scored: readonly Scored[]): Omit<ForecastEvaluation, 'skipped' | 'model' | 'training'> {
  const of = (column: Baseline | 'expected') => wape(scored.map((row) => ({ actual: row.actual, expected: row[column] })))
  const baselines = { last_week: of('last_week'), four_week_mean: of('four_week_mean'), all_week_mean: of('all_week_mean') }
  const bestBaseline = BASELINES.reduce((best, kind) => ((baselines[kind] ?? Infinity) < (baselines[best] ?? Infinity) ? kind : best))
  return { wape: of('expected'), baselines, bestBaseline, coverage: scored.filter((row) => row.inside).length / scored.length, n: scored.length }
}
