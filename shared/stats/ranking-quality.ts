/** How well scores put the positives first. Scores: any finite numbers, higher = more likely; labels: truthy = positive. */
import type { Counts } from './bootstrap.ts'

export type Scores = ArrayLike<number>
export type Labels = ArrayLike<boolean | number>

/** Sorted once, asked often: `counts` says how often each item is in a resample (`bootstrapCounts`); without it each once. */
export interface Ranking {
  /** null without at least one positive and one negative. */
  rocAuc(counts?: Counts): number | null
  /** null without a positive. */
  averagePrecision(counts?: Counts): number | null
}

export function ranking(scores: Scores, labels: Labels): Ranking {
  const order = descending(scores)
  /** Visits the groups of equal scores from the top: positives and negatives in each. */
  const eachTie = (counts: Counts | undefined, visit: (positives: number, negatives: number) => void) => {
    for (let at = 0; at < order.length;) {
      const score = scores[order[at]!]!
      let positives = 0
      let negatives = 0
      for (; at < order.length && scores[order[at]!] === score; at += 1) {
        const item = order[at]!
        const weight = counts ? counts[item]! : 1
        if (labels[item]) positives += weight
        else negatives += weight
      }
      visit(positives, negatives)
    }
  }
  return {
    rocAuc(counts) {
      let positivesAbove = 0
      let negativesAbove = 0
      let lost = 0
      eachTie(counts, (positives, negatives) => {
        // a pair is lost when its negative stands above its positive, half lost when they tie
        lost += positives * (negativesAbove + negatives / 2)
        positivesAbove += positives
        negativesAbove += negatives
      })
      return positivesAbove > 0 && negativesAbove > 0 ? 1 - lost / (positivesAbove * negativesAbove) : null
    },
    averagePrecision(counts) {
      let found = 0
      let seen = 0
      let sum = 0
      eachTie(counts, (positives, negatives) => {
        found += positives
        seen += positives + negatives
        if (seen > 0) sum += (positives * found) / seen
      })
      return found > 0 ? sum / found : null
    },
  }
}

function descending(scores: Scores): Uint32Array {
  const order = Uint32Array.from({ length: scores.length }, (_, at) => at)
  return order.sort((a, b) => scores[b]! - scores[a]!)
}

/** Probability that a positive scores above a negative, ties half. Source: Hanley & McNeil (1982), Radiology 143:29–36. */
export function rocAuc(scores: Scores, labels: Labels): number | null {
  return ranking(scores, labels).rocAuc()
}

/** Area under the precision–recall curve as average precision, Σ (Rₙ − Rₙ₋₁) Pₙ, ties as one step. Source: Davis & Goadrich (2006), no interpolation. */
export function averagePrecision(scores: Scores, labels: Labels): number | null {
  return ranking(scores, labels).averagePrecision()
}

export interface Lift {
  /** Positives per item at the top ÷ positives per item in all. */
  lift: number
  topRate: number
  rate: number
  /** Items counted as the top; never below 1. */
  topSize: number
  /** Share of all positives that the top holds. */
  captured: number
}

/** Lift of the best-scored share (a tenth by default). Those that tie at the edge count by their mean. null without a positive. */
export function liftAtTop(scores: Scores, labels: Labels, share = 0.1): Lift | null {
  const n = scores.length
  const topSize = Math.max(1, Math.round(n * share))
  const order = descending(scores)
  let positives = 0
  let top = 0
  for (let start = 0; start < n;) {
    let end = start
    let here = 0
    for (; end < n && scores[order[end]!] === scores[order[start]!]; end += 1) if (labels[order[end]!]) here += 1
    positives += here
    const inside = Math.max(0, Math.min(end, topSize) - start)
    top += (here * inside) / (end - start)
    start = end
  }
  if (positives === 0) return null
  const rate = positives / n
  const topRate = top / topSize
  return { lift: topRate / rate, topRate, rate, topSize, captured: top / positives }
}
