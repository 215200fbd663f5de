/** What each model would have forecast in the past, from origins that knew nothing later. */
import { baseline } from './baselines.ts'
import type { Baseline } from './baselines.ts'
import { fitSmoothing, pastOrigins, smoothedForecasts } from './fit-smoothing.ts'
import type { SmoothingFit } from './fit-smoothing.ts'
import { START_WEEKS } from './holt-winters.ts'
import type { SeasonalSlots } from './holt-winters.ts'

export const MODELS = ['last_week', 'four_week_mean', 'all_week_mean', 'holt_winters', 'combination'] as const
export type ForecastModel = (typeof MODELS)[number]
export const BASELINES: readonly Baseline[] = ['last_week', 'four_week_mean', 'all_week_mean']

/** One forecast of one step of the past. */
export interface Trial {
  origin: number
  ahead: number
  actual: number
  expected: Record<ForecastModel, number>
}

const MAX_WEEKS = 26
/** Weeks between two new fits: an older fit is as honest, and fitting is what takes the time. */
const REFIT_WEEKS = 4

/** The better of the two scales. Null while history is too short. */
export function bestFit(slots: SeasonalSlots, end: number, horizon: number): SmoothingFit | null {
  const counts = fitSmoothing(slots, end, horizon, 'counts')
  const roots = fitSmoothing(slots, end, horizon, 'roots')
  return counts && roots && counts.loss < roots.loss ? counts : roots
}

/** All models from one origin; the combination is the mean of Holt–Winters and of the two means, as averages of forecasts rarely fail. */
export function forecastsFrom(slots: SeasonalSlots, origin: number, horizon: number, fit: SmoothingFit): Record<ForecastModel, Float64Array> {
  const [smoothed] = smoothedForecasts(slots, [origin], () => horizon, fit)
  const last_week = baseline(slots, origin, horizon, 'last_week')
  const four_week_mean = baseline(slots, origin, horizon, 'four_week_mean')
  const all_week_mean = baseline(slots, origin, horizon, 'all_week_mean')
  const holt_winters = smoothed!
  const combination = holt_winters.map((value, i) => (value + four_week_mean[i]! + all_week_mean[i]!) / 3)
  return { last_week, four_week_mean, all_week_mean, holt_winters, combination }
}

const pick = (all: Record<ForecastModel, Float64Array>, at: number): Record<ForecastModel, number> => ({
  last_week: all.last_week[at]!,
  four_week_mean: all.four_week_mean[at]!,
  all_week_mean: all.all_week_mean[at]!,
  holt_winters: all.holt_winters[at]!,
  combination: all.combination[at]!,
})

/** Trials from the end of every past week before `end`, each model fitted on what was known by then. */
export function backTest(slots: SeasonalSlots, end: number, horizon: number): Trial[] {
  const { period } = slots
  const trials: Trial[] = []
  let fit: SmoothingFit | null = null
  let fittedAt = -Infinity
  for (const origin of pastOrigins({ end, period, horizon, afterWeeks: START_WEEKS + 1, maxWeeks: MAX_WEEKS })) {
    if (origin >= fittedAt + period * (origin < 2 * REFIT_WEEKS * period ? 1 : REFIT_WEEKS))
      [fit, fittedAt] = [bestFit(slots, origin, horizon), origin]
    if (!fit) continue
    const steps = Math.min(horizon, end - origin)
    const expected = forecastsFrom(slots, origin, steps, fit)
    for (let ahead = 0; ahead < steps; ahead++) {
      const actual = slots.values[origin + ahead]!
      const at = pick(expected, ahead)
      if (!Number.isNaN(actual) && MODELS.every((model) => !Number.isNaN(at[model]))) trials.push({ origin, ahead, actual, expected: at })
    }
  }
  return trials
}

/** Weighted absolute percentage error: Σ|actual − expected| ÷ Σ actual; null when nothing was counted. */
export function wape(pairs: Iterable<{ actual: number; expected: number }>): number | null {
  let errors = 0
  let total = 0
  for (const { actual, expected } of pairs) {
    errors += Math.abs(actual - expected)
    total += actual
  }
  return total > 0 ? errors / total : null
}
