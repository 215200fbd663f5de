/**
 * Holt–Winters, additive, with a weekly and (for steps shorter than a day) an intraday season and a damped trend, in error-correction form.
 * Sources: R. J. Hyndman, G. Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 8.3–8.5; J. W. Taylor (2003),
 * "Short-term electricity demand forecasting using double seasonal exponential smoothing", JORS 54:799–805.
 * Two additions. A step of the week is learnt as a plain mean until it has been seen often (gain at least 1/(seen + 1)), so that a short
 * history needs few weeks set aside. An error beyond three typical ones counts as three (Gelper, Fried, Croux 2010, J. Forecasting
 * 29:285–300), so that a public holiday is not learnt as a new level.
 */
import type { Slots } from './slots.ts'

/** Gains, each from 0 to 1; `damping` is the share of the trend that is left after a step. */
export interface Smoothing {
  level: number
  trend: number
  damping: number
  weekly: number
  intraday: number
}

export interface Smoothed {
  level: number
  trend: number
  weekly: Float64Array
  seen: Uint32Array
  intraday: Float64Array
  /** Running mean of absolute errors: the typical one. */
  typical: number
}

export type SeasonalSlots = Pick<Slots, 'values' | 'period' | 'timeOfDay' | 'timesOfDay'>

const CLIP = 3
const TYPICAL_GAIN = 0.02
/** Weeks that only set the first level and season. */
export const START_WEEKS = 2

/** Level and season as plain means of the first two weeks. */
export function startSmoothing({ values, period, timesOfDay }: SeasonalSlots): Smoothed {
  const until = Math.min(values.length, START_WEEKS * period)
  const weekly = new Float64Array(period)
  const seen = new Uint32Array(period)
  for (let at = 0; at < until; at++) {
    const value = values[at]!
    if (Number.isNaN(value)) continue
    weekly[at % period]! += value
    seen[at % period]!++
  }
  let level = 0
  let places = 0
  for (let place = 0; place < period; place++) {
    if (!seen[place]) continue
    weekly[place]! /= seen[place]!
    level += weekly[place]!
    places++
  }
  level = places ? level / places : 0
  for (let place = 0; place < period; place++) if (seen[place]) weekly[place]! -= level
  let deviation = 0
  let n = 0
  for (let at = 0; at < until; at++) {
    const value = values[at]!
    if (Number.isNaN(value) || seen[at % period]! < 2) continue
    deviation += Math.abs(value - level - weekly[at % period]!)
    n++
  }
  // Two values lie nearer to their own mean than a third one will: by the square root of two, for one error.
  return { level, trend: 0, weekly, seen, intraday: new Float64Array(timesOfDay), typical: n ? (Math.SQRT2 * deviation) / n : 0 }
}

/** Takes in the value of step `at`; NaN only lets the trend go on. */
export function smooth(state: Smoothed, slots: SeasonalSlots, at: number, by: Smoothing): void {
  const value = slots.values[at]!
  const drift = by.damping * state.trend
  state.level += drift
  state.trend = drift
  if (Number.isNaN(value)) return
  const place = at % slots.period
  const time = slots.timeOfDay[place]!
  const error = value - state.level - state.weekly[place]! - state.intraday[time]!
  const seen = state.seen[place]!++
  if (seen === 0) {
    state.weekly[place]! += error
    return
  }
  const limit = CLIP * state.typical
  const kept = limit > 0 ? Math.max(-limit, Math.min(limit, error)) : error
  state.level += by.level * kept
  state.trend += by.trend * by.level * kept
  state.weekly[place]! += (1 - by.level) * Math.max(by.weekly, 1 / (seen + 1)) * kept
  state.intraday[time]! += by.intraday * kept
  state.typical += TYPICAL_GAIN * (Math.abs(error) - state.typical)
}

/** What is expected of the steps from `origin` on. */
export function projectSmoothed(state: Smoothed, slots: SeasonalSlots, origin: number, horizon: number, by: Smoothing): Float64Array {
  const expected = new Float64Array(horizon)
  let level = state.level
  let trend = state.trend
  for (let ahead = 0; ahead < horizon; ahead++) {
    trend *= by.damping
    level += trend
    const place = (origin + ahead) % slots.period
    expected[ahead] = level + state.weekly[place]! + state.intraday[slots.timeOfDay[place]!]!
  }
  return expected
}
