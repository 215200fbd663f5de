/** Plain forecasts: what was counted in the same step of earlier weeks. A better model has to beat them. */
import type { Slots } from './slots.ts'

export type Baseline = 'last_week' | 'four_week_mean' | 'all_week_mean'

const WEEKS: Record<Baseline, number> = { last_week: 1, four_week_mean: 4, all_week_mean: Infinity }

/**
 * Forecast of the `horizon` steps from `origin` on, knowing only what is before it.
 * Weeks without a value are passed over; a step of the week never seen before the origin is NaN.
 */
export function baseline(slots: Pick<Slots, 'values' | 'period'>, origin: number, horizon: number, kind: Baseline): Float64Array {
  const { values, period } = slots
  const means = new Float64Array(Math.min(period, horizon))
  for (let ahead = 0; ahead < means.length; ahead++) {
    let sum = 0
    let n = 0
    // The mean of four weeks is of those four weeks; only when all are unknown, an older one stands in.
    for (let at = origin + ahead - period, week = 1; at >= 0 && (week <= WEEKS[kind] || n === 0); at -= period, week++) {
      const value = values[at]!
      if (Number.isNaN(value)) continue
      sum += value
      n++
    }
    means[ahead] = n ? sum / n : Number.NaN
  }
  return Float64Array.from({ length: horizon }, (_, ahead) => means[ahead % period]!)
}
