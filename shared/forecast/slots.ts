/**
 * A series on the grid of its week: only the steps of the week that ever have a value (a desk closed on Sunday has no Sundays),
 * so that a season is always `period` steps and a gap is a value that is not known.
 */
export interface Observation {
  /** Start of the step; without a zone it is read as UTC. */
  t: string
  value: number | null
}

export interface Slots {
  /** From the first step of the first week on; NaN where nothing is known. */
  values: Float64Array
  /** Steps of a week that are ever open. */
  period: number
  /** For each of them: which step of its day it is, and how many of these there are. */
  timeOfDay: number[]
  timesOfDay: number
  /** Place of a moment on this grid; null when its step of the week is never open. */
  indexOf: (ms: number) => number | null
  /** Its inverse: the start of that step, written in UTC, as far from the full step as the last observation was. */
  timeOf: (index: number) => string
}

export type SlotsProblem = 'step_not_in_week' | 'bad_time'

const HOUR_MS = 3_600_000
/** 1970-01-05 was a Monday. */
const MONDAY_MS = 4 * 24 * HOUR_MS

/** A count that can be one. */
export const isKnown = (value: number | null): value is number => value !== null && Number.isFinite(value) && value >= 0

/** ISO 8601 → epoch milliseconds; NaN when it is no date. */
export const momentOf = (t: string): number => Date.parse(/T.*(Z|[+-]\d{2}:?\d{2})$|^[^T]*$/.test(t) ? t : `${t}Z`)

/** Observations in any order → slots. Of two with one time the later stands. Negative and unreadable values are not known. */
export function toSlots(observations: readonly Observation[], stepHours: number): Slots | { problem: SlotsProblem } {
  const stepsAWeek = 168 / stepHours
  if (!(stepHours > 0) || !Number.isInteger(stepsAWeek)) return { problem: 'step_not_in_week' }
  const stepMs = stepHours * HOUR_MS
  // Rounded, not cut: a local midnight written in UTC lies up to half a day off, and moves with the clocks of its zone.
  const stepOf = (ms: number) => Math.floor((ms - MONDAY_MS) / stepMs + 0.55)
  const known = new Map<number, number>()
  let lastMs = -Infinity
  for (const { t, value } of observations) {
    const ms = momentOf(t)
    if (Number.isNaN(ms)) return { problem: 'bad_time' }
    if (!isKnown(value)) continue
    known.set(stepOf(ms), value)
    lastMs = Math.max(lastMs, ms)
  }
  const inWeek = (step: number) => ((step % stepsAWeek) + stepsAWeek) % stepsAWeek
  const weekOf = (step: number) => Math.floor(step / stepsAWeek)
  const open = [...new Set([...known.keys()].map(inWeek))].sort((a, b) => a - b)
  const rank = new Map(open.map((step, place) => [step, place]))
  const period = open.length
  const firstWeek = [...known.keys()].reduce((least, step) => Math.min(least, weekOf(step)), Infinity)
  const indexOf = (ms: number) => {
    const place = rank.get(inWeek(stepOf(ms)))
    return place === undefined ? null : (weekOf(stepOf(ms)) - firstWeek) * period + place
  }
  const timeOf = (index: number) => {
    const step = (firstWeek + Math.floor(index / period)) * stepsAWeek + open[index % period]!
    return new Date(lastMs + (step - stepOf(lastMs)) * stepMs).toISOString()
  }
  const values = new Float64Array(period ? indexOf(lastMs)! + 1 : 0).fill(Number.NaN)
  for (const [step, value] of known) values[(weekOf(step) - firstWeek) * period + rank.get(inWeek(step))!] = value
  const stepsADay = Number.isInteger(24 / stepHours) ? 24 / stepHours : 1
  const times = [...new Set(open.map((step) => step % stepsADay))].sort((a, b) => a - b)
  return { values, period, timeOfDay: open.map((step) => times.indexOf(step % stepsADay)), timesOfDay: times.length, indexOf, timeOf }
}
