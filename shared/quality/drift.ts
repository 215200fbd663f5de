/** Whether somebody scores higher or lower than the others do, and whether that moves. Scores are 0 to 1, answers in points of 100. */
import { meanInterval } from '../stats/mean-interval.ts'

/** With fewer reviews nothing is said of a person. */
export const FEWEST_COMPARED = 5
/** With fewer periods there is no line to speak of. */
export const FEWEST_PERIODS = 3

export interface ScoredReview {
  ticket: string
  reviewerId: number
  score: number
  /** Of its period, if any. */
  period?: string
}
export interface Difference {
  reviewerId: number
  ticket: string
  period: string | null
  /** Own score less the mean of all others on the same ticket, in points. */
  points: number
}
export interface Bias {
  n: number
  bias: number | null
  low: number | null
  high: number | null
  reason: 'too_few' | null
}

/** A ticket that only one scored compares nobody. */
export function differencesOf(reviews: readonly ScoredReview[]): Difference[] {
  const byTicket = new Map<string, ScoredReview[]>()
  for (const review of reviews) byTicket.set(review.ticket, [...(byTicket.get(review.ticket) ?? []), review])
  return [...byTicket.values()].flatMap((own) =>
    own.flatMap(({ reviewerId, ticket, period, score }) => {
      const others = own.filter((one) => one.reviewerId !== reviewerId)
      if (others.length === 0) return []
      const mean = others.reduce((sum, one) => sum + one.score, 0) / others.length
      return [{ reviewerId, ticket, period: period ?? null, points: 100 * (score - mean) }]
    }),
  )
}

/** Mean signed difference with its normal interval over tickets. */
export function biasOf(differences: readonly Pick<Difference, 'points'>[]): Bias {
  const n = differences.length
  const found = n < FEWEST_COMPARED ? null : meanInterval(differences.map(({ points }) => points))
  return found === null
    ? { n, bias: null, low: null, high: null, reason: 'too_few' }
    : { n, bias: found.mean, low: found.low, high: found.high, reason: null }
}

export interface Drift {
  /** Points a period. */
  perPeriod: number
  low: number
  high: number
}
/**
 * Slope of the periods' biases against their place in time, each weighted by 1 ÷ its variance, with the slope's own normal interval; null for fewer than three periods.
 * A period whose differences never varied counts as known to half a point. Source: Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, 8 (fixed effects).
 */
export function driftOf(
  periods: readonly { at: number; bias: number | null; low: number | null; high: number | null }[],
  z = 1.959964,
): Drift | null {
  const known = periods.flatMap(({ at, bias, low, high }) =>
    bias === null || low === null || high === null ? [] : [{ at, bias, weight: 1 / Math.max((high - low) / (2 * z), 0.5) ** 2 }],
  )
  if (known.length < FEWEST_PERIODS) return null
  const weight = known.reduce((sum, one) => sum + one.weight, 0)
  const centre = known.reduce((sum, one) => sum + one.weight * one.at, 0) / weight
  const spread = known.reduce((sum, one) => sum + one.weight * (one.at - centre) ** 2, 0)
  const perPeriod = known.reduce((sum, one) => sum + one.weight * (one.at - centre) * one.bias, 0) / spread
  const half = z / Math.sqrt(spread)
  return { perPeriod, low: perPeriod - half, high: perPeriod + half }
}
