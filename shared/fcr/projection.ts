/**
 * Where the rate of a period that is not final will end (domain 7): (ripe successes + Σ over pending of S(W) ÷ S(age)) ÷ eligible,
 * S = Kaplan–Meier of the time to the first return. The band holds what is left to chance:
 * the pending contacts' own luck (Poisson-binomial), the sampling error of S, and how far the account's own weeks strayed from S before.
 */
import { kaplanMeier, type SurvivalCurve } from '../stats/kaplan-meier.ts'
import { MAX_GAP_SECONDS } from './config.ts'
import type { EpochSeconds } from './history.ts'
import { countStates, isMatured, placesIn, stateAt, type ReturnHistory, type Span, type StateCounts } from './return-history.ts'

/** Matured weeks that the curve rests on. */
export const CURVE_WEEKS = 13
/** Fewer contacts make no curve of their own. */
export const CURVE_CONTACTS = 200
export const NOMINAL = 0.95
const Z = 1.959964

/** Weeks as known at a moment, with the curve of their returns. */
export interface CurveBasis {
  history: ReturnHistory
  asOf: EpochSeconds
  /** Matured, oldest first. */
  weeks: readonly Span[]
  curve: SurvivalCurve
}
export interface Projected {
  rate: number
  low: number
  high: number
  /** The period goes on: contacts yet to come are taken to be like those at hand. */
  running: boolean
}

/** From the last matured weeks; null when they hold fewer than 200 contacts. `weeks` oldest first. */
export function curveBasis(history: ReturnHistory, weeks: readonly Span[], asOf: EpochSeconds): CurveBasis | null {
  const matured: Span[] = []
  for (const week of weeks.toReversed()) {
    if (matured.length === CURVE_WEEKS) break
    if (week.end <= asOf && isMatured(countStates(history, week, asOf), week.end, asOf) === true) matured.unshift(week)
  }
  const times: number[] = []
  const happened: boolean[] = []
  for (const week of matured) {
    const [from, to] = placesIn(history, week, asOf)
    for (let at = from; at < to; at += 1) {
      if (history.flagged[at] === 1 || stateAt(history, at, asOf) === null) continue
      const seen = Math.min(asOf - history.solvedAt[at]!, MAX_GAP_SECONDS)
      const gap = history.gap[at]!
      times.push(gap <= seen ? gap : seen)
      happened.push(gap <= seen)
    }
  }
  const curve = times.length < CURVE_CONTACTS ? null : kaplanMeier(times, happened)
  return curve && { history, asOf, weeks: matured, curve }
}

/** null = the curve was not watched as long as a pending contact's window, or nothing is eligible. `counts` where the history holds the pending ones only. */
export function projectRate(
  history: ReturnHistory,
  period: Span,
  asOf: EpochSeconds,
  basis: CurveBasis,
  counts: StateCounts = countStates(history, period, asOf),
): Projected | null {
  const eligible = counts.success + counts.failed + counts.failedEarly + counts.pending
  if (eligible === 0) return null
  const ahead = expectedReturns(history, period, asOf, basis.curve)
  if (ahead === null) return null
  const stray = straySquared(basis, asOf - period.end)
  const rate = (counts.success + counts.pending - ahead.mean) / eligible
  const variance = ahead.luck + ahead.curve + stray * counts.pending ** 2
  const [least, most] = countBand(ahead, variance, counts.pending)
  const low = (counts.success + counts.pending - most) / eligible
  const high = (counts.success + counts.pending - least) / eligible
  return asOf >= period.end ? { rate, low, high, running: false } : { ...widened({ rate, low, high }, eligible), running: true }
}

interface Ahead {
  /** Returns to come among the pending, inside their windows. */
  mean: number
  /** Variance if S were known. */
  luck: number
  /** Third central moment: few returns are skew. */
  skew: number
  /** Variance that the curve's own sampling error adds. */
  curve: number
}

/**
 * Var from the curve by the delta method: d(ΣC) ÷ d ln(1 − hₖ) = Σ of C over the pending whose stretch (age, W] holds tₖ,
 * and ln(1 − hₖ) has Greenwood's variance d ÷ (r (r − d)), independent between event times.
 */
function expectedReturns(history: ReturnHistory, period: Span, asOf: EpochSeconds, curve: SurvivalCurve): Ahead | null {
  const ahead: Ahead = { mean: 0, luck: 0, skew: 0, curve: 0 }
  const weights = new Float64Array(curve.times.length + 1)
  const [from, to] = placesIn(history, period, asOf)
  for (let at = from; at < to; at += 1) {
    if (stateAt(history, at, asOf) !== 'pending') continue
    const window = history.window[at]!
    if (window > curve.lastTime) return null
    const [first, last] = [stepsUntil(curve.times, asOf - history.solvedAt[at]!), stepsUntil(curve.times, window)]
    const stays = last === 0 ? 1 : curve.survival[last - 1]! / (first === 0 ? 1 : curve.survival[first - 1]!)
    const returns = 1 - stays
    ahead.mean += returns
    ahead.luck += returns * stays
    ahead.skew += returns * stays * (stays - returns)
    weights[first] = weights[first]! + stays
    weights[last] = weights[last]! - stays
  }
  let weight = 0
  for (let step = 0; step < curve.times.length; step += 1) {
    weight += weights[step]!
    if (weight > 1e-9) ahead.curve += weight ** 2 * (curve.greenwood[step]! - (step === 0 ? 0 : curve.greenwood[step - 1]!))
  }
  return ahead
}

/** How many of the rising times are not after `time`. */
function stepsUntil(times: Float64Array, time: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** Counts that hold 95 %: Cornish–Fisher with the continuity of whole counts. Source: Cornish & Fisher (1938), Revue de l'Institut International de Statistique 5:307–320. */
function countBand({ mean, skew }: Ahead, variance: number, pending: number): readonly [number, number] {
  const spread = Math.sqrt(variance)
  const bend = variance === 0 ? 0 : ((Z ** 2 - 1) / 6) * (skew / variance)
  const inside = (count: number) => Math.min(Math.max(count, 0), pending)
  return [inside(mean - Z * spread + bend), inside(mean + Z * spread + bend)]
}

/**
 * Variance between weeks of the share that comes back, beyond chance: what the matured weeks, taken when they were as old as the period is now,
 * strayed from the curve more than luck allows (method of moments; 0 when luck is enough).
 */
function straySquared({ history, asOf, weeks, curve }: CurveBasis, age: number): number {
  let [beyond, size] = [0, 0]
  for (const week of weeks) {
    const then = week.end + age
    const ahead = expectedReturns(history, week, then, curve)
    if (ahead === null) continue
    const { returned, pending } = returnsAfter(history, week, then, asOf)
    beyond += (returned - ahead.mean) ** 2 - ahead.luck
    size += pending ** 2
  }
  return size === 0 ? 0 : Math.max(0, beyond / size)
}

function returnsAfter(history: ReturnHistory, span: Span, then: EpochSeconds, asOf: EpochSeconds): { returned: number; pending: number } {
  const counts = { returned: 0, pending: 0 }
  const [from, to] = placesIn(history, span, then)
  for (let at = from; at < to; at += 1) {
    if (stateAt(history, at, then) !== 'pending') continue
    counts.pending += 1
    if (history.gap[at]! <= history.window[at]! && history.solvedAt[at]! + history.gap[at]! <= asOf) counts.returned += 1
  }
  return counts
}

/** A running period's contacts are a sample of all it will have, however many those become. */
function widened({ rate, low, high }: Omit<Projected, 'running'>, eligible: number): Omit<Projected, 'running'> {
  const more = (Z ** 2 * rate * (1 - rate)) / eligible
  return { rate, low: Math.max(0, rate - Math.sqrt((rate - low) ** 2 + more)), high: Math.min(1, rate + Math.sqrt((high - rate) ** 2 + more)) }
}

export interface Coverage {
  /** Weeks that were projected at their end as it was known then. */
  origins: number
  /** Of these, final rates inside their band. */
  covered: number
  nominal: number
}
/** Weeks that a back-test looks back. */
export const BACKTEST_WEEKS = 26
/** Fewer contacts have no rate to be held against (domain 8). */
const FEWEST = 20

/** A week projected at its own end, from the weeks that were matured then, and held against its final rate; null where it cannot be. */
function isHeld(history: ReturnHistory, week: Span, weeks: readonly Span[], asOf: EpochSeconds): boolean | null {
  const final = countStates(history, week, asOf)
  const n = final.success + final.failed
  if (n < FEWEST || isMatured(final, week.end, asOf) !== true) return null
  if (isMatured(countStates(history, week, week.end), week.end, week.end) !== false) return null
  const basis = curveBasis(history, weeks, week.end)
  const projected = basis && projectRate(history, week, week.end, basis)
  return projected && final.success / n >= projected.low && final.success / n <= projected.high
}

/** One answer a week, newest first, until so many could be held; a caller may do other things in between. */
export function* backtestSteps(history: ReturnHistory, weeks: readonly Span[], asOf: EpochSeconds): Generator<Coverage, Coverage> {
  let coverage: Coverage = { origins: 0, covered: 0, nominal: NOMINAL }
  for (const week of weeks.toReversed()) {
    if (coverage.origins === BACKTEST_WEEKS) break
    const held = isHeld(history, week, weeks, asOf)
    if (held !== null) coverage = { ...coverage, origins: coverage.origins + 1, covered: coverage.covered + Number(held) }
    yield coverage
  }
  return coverage
}
export function backtest(history: ReturnHistory, weeks: readonly Span[], asOf: EpochSeconds): Coverage {
  let coverage: Coverage = { origins: 0, covered: 0, nominal: NOMINAL }
  for (const step of backtestSteps(history, weeks, asOf)) coverage = step
  return coverage
}
