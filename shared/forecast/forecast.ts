/** From a series to its forecast: the model that did clearly best in the past of this very series, else their average, with a band of the errors it made there. */
import { backTest, bestFit, forecastsFrom, MODELS, wape } from './back-test.ts'
import type { ForecastModel, Trial } from './back-test.ts'
import { bandAround, bandOf } from './band.ts'
import type { Band } from './band.ts'
import type { SmoothingFit } from './fit-smoothing.ts'
import { START_WEEKS } from './holt-winters.ts'
import { toSlots } from './slots.ts'
import type { Observation, Slots, SlotsProblem } from './slots.ts'

export interface ForecastPoint {
  t: string
  expected: number
  /** The band holds 80 % of outcomes, as back-tested. */
  low: number
  high: number
}

export interface BackTestReport {
  /** Which model is used. */
  model: ForecastModel
  /** Weighted absolute percentage error of each model over the same past steps; null when all counts were zero. */
  wape: Record<ForecastModel, number | null>
  /** Share of past steps inside the band, each band made without the origin it is tested on; null with one origin. */
  coverage: number | null
  origins: number
  n: number
}

export type NoForecast = SlotsProblem | 'short_history' | 'nothing_open'
/** Enough for a choice: two weeks to start, one to be tested on. */
const MIN_WEEKS = START_WEEKS + 1
const MIN_KNOWN = 14

/** What was chosen and fitted on the past; forecasting from it, or from later origins, fits nothing anew. */
export interface ForecastPlan {
  slots: Slots
  model: ForecastModel
  fit: SmoothingFit
  band: Band
  report: BackTestReport
}

/** Chooses, fits and back-tests on `observations` alone. */
export function planForecast(observations: readonly Observation[], stepHours: number, horizon: number): ForecastPlan | { reason: NoForecast } {
  const slots = toSlots(observations, stepHours)
  if ('problem' in slots) return { reason: slots.problem }
  if (slots.period === 0) return { reason: 'nothing_open' }
  const known = slots.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0)
  if (known < MIN_KNOWN || slots.values.length < MIN_WEEKS * slots.period) return { reason: 'short_history' }
  const trials = backTest(slots, slots.values.length, horizon)
  const fit = bestFit(slots, slots.values.length, horizon)
  const model = chosen(modelErrors(trials))
  const ofModel = trials.map((trial) => ({ ...trial, expected: trial.expected[model] }))
  const band = bandOf(ofModel, slots.period, horizon)
  if (!fit || !band) return { reason: 'short_history' }
  const origins = new Set(trials.map((trial) => trial.origin)).size
  const report = { model, wape: wapes(trials), coverage: testedCoverage(ofModel, slots.period, horizon), origins, n: trials.length }
  return { slots, model, fit, band, report }
}

/** Forecast of the next `horizon` open steps after the last one known. */
export function forecast(
  observations: readonly Observation[],
  { stepHours, horizon }: { stepHours: number; horizon: number },
): { points: ForecastPoint[]; backTest: BackTestReport } | { points: null; reason: NoForecast } {
  const plan = planForecast(observations, stepHours, horizon)
  if ('reason' in plan) return { points: null, reason: plan.reason }
  const { slots } = plan
  const origin = slots.values.length
  const points = expectFrom(plan, origin, horizon).map((point, ahead) => ({ t: slots.timeOf(origin + ahead), ...point }))
  return { points, backTest: plan.report }
}

/** Expected value and band of the `horizon` steps from `origin` on, knowing the values before it. */
export function expectFrom({ slots, model, fit, band }: ForecastPlan, origin: number, horizon: number, values = slots.values) {
  const known = { ...slots, values }
  const expected = forecastsFrom(known, origin, horizon, fit)[model]
  return Array.from(expected, (value, ahead) => ({ expected: value, ...bandAround(band, slots.period, ahead, value) }))
}

/**
 * An average of forecasts rarely fails, and few overlapping horizons are weak evidence: another model has to be a tenth better in the past.
 * Source: R. T. Clemen (1989), "Combining forecasts: a review", International Journal of Forecasting 5:559–583.
 */
function chosen(errors: Record<ForecastModel, number>): ForecastModel {
  const best = MODELS.reduce((least, candidate) => (errors[candidate] < errors[least] ? candidate : least))
  return errors[best] <= (1 - CLEARLY_BETTER) * errors.combination ? best : 'combination'
}
const CLEARLY_BETTER = 0.1

function modelErrors(trials: readonly Trial[]): Record<ForecastModel, number> {
  const sums = { last_week: 0, four_week_mean: 0, all_week_mean: 0, holt_winters: 0, combination: 0 }
  for (const { actual, expected } of trials) for (const model of MODELS) sums[model] += Math.abs(actual - expected[model])
  return sums
}

function wapes(trials: readonly Trial[]): Record<ForecastModel, number | null> {
  const of = (model: ForecastModel) => wape(trials.map((trial) => ({ actual: trial.actual, expected: trial.expected[model] })))
  return {
    last_week: of('last_week'),
    four_week_mean: of('four_week_mean'),
    all_week_mean: of('all_week_mean'),
    holt_winters: of('holt_winters'),
    combination: of('combination'),
  }
}

function testedCoverage(trials: readonly { origin: number; ahead: number; actual: number; expected: number }[], period: number, horizon: number) {
  const origins = [...new Set(trials.map((trial) => trial.origin))]
  if (origins.length < 2) return null
  let inside = 0
  for (const origin of origins) {
    const band = bandOf(
      trials.filter((trial) => trial.origin !== origin),
      period,
      horizon,
    )!
    for (const trial of trials) {
      if (trial.origin !== origin) continue
      const { low, high } = bandAround(band, period, trial.ahead, trial.expected)
      if (trial.actual >= low && trial.actual <= high) inside++
    }
  }
  return inside / trials.length
}
