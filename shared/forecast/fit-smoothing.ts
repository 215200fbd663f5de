/**
 * Fits Holt–Winters by what it is used for: the absolute error of whole horizons, forecast from the end of every past week.
 * The search walks fixed ladders one parameter at a time until no step helps: deterministic, and too coarse to learn noise.
 */
import { projectSmoothed, smooth, START_WEEKS, startSmoothing } from './holt-winters.ts'
import type { SeasonalSlots, Smoothed, Smoothing } from './holt-winters.ts'

/** `roots` smooths square roots of counts, whose noise is alike by night and by day (Anscombe 1948, Biometrika 35:246–254). */
export type CountScale = 'counts' | 'roots'

export interface SmoothingFit {
  scale: CountScale
  by: Smoothing
  /** Sum of absolute errors of the search, in counts. */
  loss: number
}

const OFFSET = 0.375
const MAX_WEEKS = 13
const GAINS = [0, 0.003, 0.01, 0.03, 0.06, 0.1, 0.2, 0.35, 0.6]
const LADDERS = {
  level: GAINS,
  weekly: [0, 0.03, 0.06, 0.1, 0.2, 0.35, 0.6],
  intraday: [0, 0.01, 0.03, 0.1],
  // Per week; a trend is per step.
  trend: [0, 0.05, 0.2, 0.5],
  damping: [0.5, 0.7, 0.85, 0.95],
} as const

type Rungs = Record<keyof typeof LADDERS, number>
const NAMES = ['level', 'weekly', 'intraday', 'trend', 'damping'] as const
/** Where the search begins: a level that follows slowly, a season of about ten weeks, no trend. */
const START: Rungs = { level: 4, weekly: 3, intraday: 0, trend: 0, damping: 1 }
/** Each rung away from the start has to pay two per cent: a few overlapping horizons are weak evidence for anything extreme. */
const caution = (rungs: Rungs) => 1 + 0.02 * NAMES.reduce((sum, name) => sum + Math.abs(rungs[name] - START[name]), 0)

function smoothingOf(rungs: Rungs, period: number): Smoothing {
  return {
    level: LADDERS.level[rungs.level]!,
    weekly: LADDERS.weekly[rungs.weekly]!,
    intraday: LADDERS.intraday[rungs.intraday]!,
    trend: LADDERS.trend[rungs.trend]! / period,
    damping: LADDERS.damping[rungs.damping]! ** (1 / period),
  }
}

export const toScale = (values: Float64Array, scale: CountScale): Float64Array =>
  scale === 'counts' ? values : values.map((value) => Math.sqrt(value + OFFSET))

/** Back to expected counts: the mean of a square is the square of the mean plus the variance (1.2533 mean absolute errors are one deviation). */
function toCounts(expected: Float64Array, scale: CountScale, typical: number): Float64Array {
  const variance = (1.2533 * typical) ** 2
  return expected.map((value) => Math.max(0, scale === 'counts' ? value : Math.max(0, value) ** 2 - OFFSET + variance))
}

/** Forecasts from every origin (ascending), in one walk through the series. */
export function smoothedForecasts(
  slots: SeasonalSlots,
  origins: readonly number[],
  horizon: (origin: number) => number,
  { scale, by }: Pick<SmoothingFit, 'scale' | 'by'>,
): Float64Array[] {
  const scaled = { ...slots, values: toScale(slots.values, scale) }
  return walk(scaled, origins, by, (state, origin) => toCounts(projectSmoothed(state, scaled, origin, horizon(origin), by), scale, state.typical))
}

function walk<T>(slots: SeasonalSlots, origins: readonly number[], by: Smoothing, visit: (state: Smoothed, origin: number) => T): T[] {
  // Only what the first origin knows may set the start.
  const state = startSmoothing({ ...slots, values: slots.values.subarray(0, origins[0]) })
  let at = START_WEEKS * slots.period
  return origins.map((origin) => {
    for (; at < origin; at++) smooth(state, slots, at, by)
    return visit(state, origin)
  })
}

/**
 * Places to forecast from that leave something to compare with: every week before `end`, or, when less than a week is forecast, every
 * horizon, so that no step of the week is passed over. Ascending; not within the first `afterWeeks`, at most `maxWeeks` back.
 */
export function pastOrigins(of: { end: number; period: number; horizon: number; afterWeeks: number; maxWeeks: number }): number[] {
  const stride = Math.min(of.period, of.horizon)
  const least = Math.max(of.afterWeeks * of.period, of.end - of.maxWeeks * of.period)
  const origins: number[] = []
  for (let origin = of.end - stride; origin >= least; origin -= stride) origins.push(origin)
  return origins.reverse()
}

/** Fits on what is known before `end` only. Null when there is no week to forecast after the first two. */
export function fitSmoothing(slots: SeasonalSlots, end: number, horizon: number, scale: CountScale): SmoothingFit | null {
  const { period } = slots
  const origins = pastOrigins({ end, period, horizon, afterWeeks: START_WEEKS, maxWeeks: MAX_WEEKS })
  if (origins.length === 0) return null
  const known = { ...slots, values: slots.values.subarray(0, end) }
  const lossOf = (rungs: Rungs): number => {
    const by = smoothingOf(rungs, period)
    let loss = 0
    smoothedForecasts(known, origins, (origin) => Math.min(horizon, end - origin), { scale, by }).forEach((expected, i) => {
      expected.forEach((value, ahead) => {
        const actual = known.values[origins[i]! + ahead]!
        if (!Number.isNaN(actual)) loss += Math.abs(actual - value)
      })
    })
    return loss
  }
  const rungs = climb((rungs) => lossOf(rungs) * caution(rungs), slots.timesOfDay > 1)
  return { scale, by: smoothingOf(rungs, period), loss: lossOf(rungs) }
}

function climb(costOf: (rungs: Rungs) => number, intraday: boolean): Rungs {
  let rungs = START
  let cost = costOf(rungs)
  for (let moved = true; moved;) {
    moved = false
    for (const name of NAMES) {
      // Without a trend there is nothing to damp, without times of day no intraday season.
      if ((name === 'damping' && rungs.trend === 0) || (name === 'intraday' && !intraday)) continue
      for (let rung = 0; rung < LADDERS[name].length; rung++) {
        const next = { ...rungs, [name]: rung }
        const nextCost = costOf(next)
        if (nextCost < cost * 0.9999) [rungs, cost, moved] = [next, nextCost, true]
      }
    }
  }
  return rungs
}
