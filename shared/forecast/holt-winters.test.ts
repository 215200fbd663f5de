import { expect, test } from 'vitest'
import { baseline } from './baselines.ts'
import { projectSmoothed, smooth, startSmoothing } from './holt-winters.ts'

const slots = (values: number[]) => ({ values: Float64Array.from(values), period: 2, timeOfDay: [0, 0], timesOfDay: 1 })

test('two weeks set level and season as plain means', () => {
  const state = startSmoothing(slots([10, 20, 14, 24]))
  expect(state.level).toBe(17)
  expect([...state.weekly]).toEqual([-5, 5])
})

test('an error moves level, trend and season by their gains (error-correction form of Forecasting: Principles and Practice, 8.5)', () => {
  const series = slots([10, 20, 14, 24, 16])
  const by = { level: 0.5, trend: 0.2, damping: 0.9, weekly: 0.6, intraday: 0 }
  const state = startSmoothing(slots([10, 20, 14, 24]))
  smooth(state, series, 4, by)
  // expected 17 − 5 = 12, error 4: level 17 + .5 · 4, trend .2 · .5 · 4, season −5 + (1 − .5) · .6 · 4
  expect(state.level).toBeCloseTo(19, 12)
  expect(state.trend).toBeCloseTo(0.4, 12)
  expect(state.weekly[0]).toBeCloseTo(-3.8, 12)
  // level 19 + .9 · .4, then + .81 · .4
  expect([...projectSmoothed(state, series, 5, 2, by)].map((value) => Number(value.toFixed(6)))).toEqual([24.36, 15.884])
})

test('an error beyond three typical ones counts as three', () => {
  const by = { level: 0.5, trend: 0, damping: 0.9, weekly: 0, intraday: 0 }
  const at = (value: number) => {
    const state = startSmoothing(slots([10, 20, 14, 24]))
    smooth(state, slots([10, 20, 14, 24, value]), 4, by)
    return state.level
  }
  // typical is √2 · 2
  expect(at(1000)).toBeCloseTo(17 + 0.5 * 3 * 2 * Math.SQRT2, 12)
  expect(at(500)).toBe(at(1000))
})

test('what is not known moves nothing but the trend', () => {
  const state = startSmoothing(slots([10, 20, 14, 24]))
  smooth(state, slots([10, 20, 14, 24, Number.NaN]), 4, { level: 0.5, trend: 0.2, damping: 0.9, weekly: 0.6, intraday: 0 })
  expect([state.level, ...state.weekly]).toEqual([17, -5, 5])
})

test('plain forecasts repeat what was counted in the same step of the week, over gaps', () => {
  const weeks = slots([1, 10, 3, 30, 5, Number.NaN, 7, 70, 100, 50])
  expect([...baseline(weeks, 10, 3, 'last_week')]).toEqual([100, 50, 100])
  expect([...baseline(weeks, 10, 2, 'four_week_mean')]).toEqual([(3 + 5 + 7 + 100) / 4, 50])
  expect([...baseline(weeks, 10, 2, 'all_week_mean')]).toEqual([116 / 5, 40])
  expect([...baseline(weeks, 6, 2, 'last_week')]).toEqual([5, 30])
})
