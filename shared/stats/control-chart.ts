/** Whether a period's rate is further from a frozen baseline than chance takes it. */
import { exactLimits, exactZ } from './binomial-limits.ts'
import { laneySigma, overdispersed, smallBaselineFactor } from './dispersion.ts'
import type { Share } from './newcombe.ts'

/**
 * `p`: 3σ of the binomial; `laney`: that times Laney's σz, never below 1; `exact`: binomial tails of 0.135 %, for small n;
 * `adjusted`: exact tails, stretched by σz and for its uncertainty where the baseline is over-dispersed (χ²).
 */
export type LimitMethod = 'p' | 'laney' | 'exact' | 'adjusted'

export interface ChartPoint {
  rate: number
  n: number
  low: number
  high: number
  /** Distance from the centre in the chart's own standard deviations: about ±3 at the limits. */
  z: number
}
export interface ControlChart {
  method: LimitMethod
  centre: number
  /** Periods with cases that the baseline rests on; centre and stretch are theirs alone. */
  baselinePeriods: number
  /** What the binomial distances were multiplied by. */
  stretch: number
  /** One a period, in order; null for one without cases. */
  points: (ChartPoint | null)[]
}
export interface ChartOptions {
  /** First and last place of the baseline among the periods, inclusive. */
  baseline: { from: number; to: number }
  method?: LimitMethod
}

/** Fewer periods say too little of how much a stable rate varies. */
export const BASELINE_PERIODS = 12

/**
 * Limits from each period's own n around the baseline's pooled rate.
 * null when the baseline has fewer than twelve periods with cases, or only one outcome.
 * Source: Montgomery (2013), Introduction to Statistical Quality Control, 7.2; Laney (2002), Quality Engineering 14:531–537.
 */
export function controlChart(periods: readonly Share[], { baseline, method = 'adjusted' }: ChartOptions): ControlChart | null {
  const frozen = periods.slice(baseline.from, baseline.to + 1).filter(({ n }) => n > 0)
  const cases = frozen.reduce((sum, { n }) => sum + n, 0)
  const successes = frozen.reduce((sum, { successes }) => sum + successes, 0)
  if (frozen.length < BASELINE_PERIODS || successes === 0 || successes === cases) return null
  const centre = successes / cases
  const stretch = stretchOf(frozen, centre, method)
  const exact = method === 'exact' || method === 'adjusted'
  const point = ({ successes, n }: Share): ChartPoint => {
    const sigma = Math.sqrt((centre * (1 - centre)) / n)
    const limits = exact ? exactLimits(n, centre) : { low: centre - 3 * sigma, high: centre + 3 * sigma }
    // unstretched limits stay as they are, so that a count on an exact limit is not beyond it by a rounding
    const away = (limit: number) => Math.min(1, Math.max(0, stretch === 1 ? limit : centre + stretch * (limit - centre)))
    return {
      rate: successes / n,
      n,
      low: away(limits.low),
      high: away(limits.high),
      z: (exact ? exactZ(successes, n, centre) : (successes / n - centre) / sigma) / stretch,
    }
  }
  return { method, centre, baselinePeriods: frozen.length, stretch, points: periods.map((period) => (period.n > 0 ? point(period) : null)) }
}

function stretchOf(frozen: readonly Share[], centre: number, method: LimitMethod): number {
  if (method === 'laney') return Math.max(1, laneySigma(frozen, centre))
  if (method === 'adjusted' && overdispersed(frozen, centre)) return Math.max(1, laneySigma(frozen, centre) * smallBaselineFactor(frozen.length))
  return 1
}
