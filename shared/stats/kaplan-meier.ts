/** Share without an event by time, when for some only "not yet" is known. */

export interface SurvivalCurve {
  n: number
  events: number
  /** Times with at least one event, rising; the other arrays go with it. */
  times: Float64Array
  /** Share without an event just after each time. */
  survival: Float64Array
  /** Greenwood's sum Σ d ÷ (r (r − d)): the variance of ln S. Infinite once S is 0. */
  greenwood: Float64Array
  atRisk: Uint32Array
  /** The longest time watched: beyond it nothing is known. */
  lastTime: number
}

/**
 * `times` ≥ 0 until the event (`happened` truthy) or until the last look; who leaves at the moment of an event was still at risk.
 * null for nobody. Source: Kaplan & Meier (1958), JASA 53:457–481.
 */
export function kaplanMeier(times: ArrayLike<number>, happened: ArrayLike<boolean | number>): SurvivalCurve | null {
  const n = times.length
  if (n === 0) return null
  const ends = Float64Array.from(times).sort()
  const events = Float64Array.from(Array.from(times).filter((_, at) => happened[at])).sort()
  const steps = { times: new Float64Array(events.length), survival: new Float64Array(events.length), greenwood: new Float64Array(events.length) }
  const atRisk = new Uint32Array(events.length)
  let step = 0
  let gone = 0
  let survival = 1
  let greenwood = 0
  for (let at = 0; at < events.length; step += 1) {
    const time = events[at]!
    const first = at
    while (at < events.length && events[at] === time) at += 1
    while (ends[gone]! < time) gone += 1
    const risk = n - gone
    survival *= 1 - (at - first) / risk
    greenwood += (at - first) / (risk * (risk - at + first))
    steps.times[step] = time
    steps.survival[step] = survival
    steps.greenwood[step] = greenwood
    atRisk[step] = risk
  }
  return {
    n,
    events: events.length,
    times: steps.times.slice(0, step),
    survival: steps.survival.slice(0, step),
    greenwood: steps.greenwood.slice(0, step),
    atRisk: atRisk.slice(0, step),
    lastTime: ends[n - 1]!,
  }
}

export interface SurvivalAt {
  survival: number
  low: number
  high: number
  standardError: number
  /** False beyond the longest time watched, where the last value is carried on. */
  watched: boolean
}

/**
 * S(t) with its log-log interval; before the first event 1 without an interval to speak of (1 to 1), at 0 likewise.
 * Source: Greenwood (1926); Kalbfleisch & Prentice (1980), 1.3, interval of ln(−ln S).
 */
export function survivalAt(curve: SurvivalCurve, time: number, z = 1.959964): SurvivalAt {
  const step = lastNotAfter(curve.times, time)
  const watched = time <= curve.lastTime
  const survival = step < 0 ? 1 : curve.survival[step]!
  if (step < 0 || survival === 0) return { survival, low: survival, high: survival, standardError: 0, watched }
  const spread = Math.sqrt(curve.greenwood[step]!)
  const factor = Math.exp((z * spread) / Math.abs(Math.log(survival)))
  return { survival, low: survival ** factor, high: survival ** (1 / factor), standardError: survival * spread, watched }
}

function lastNotAfter(times: Float64Array, time: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}
