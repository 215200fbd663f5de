/** Whether predicted probabilities come true. Probabilities of [0, 1]; labels: truthy = it happened. */
import type { Labels, Scores } from './ranking-quality.ts'
import { wilson } from './wilson.ts'

/** Mean squared error of the probabilities; null for none. Source: Brier (1950), Monthly Weather Review 78:1–3. */
export function brier(probabilities: Scores, labels: Labels): number | null {
  return mean(probabilities, (p, at) => (p - (labels[at] ? 1 : 0)) ** 2)
}

/** Mean of −ln(probability given to what happened), probabilities kept 1e-15 from 0 and 1; null for none. Source: Good (1952), JRSS B 14:107–114. */
export function logLoss(probabilities: Scores, labels: Labels): number | null {
  return mean(probabilities, (p, at) => {
    const given = labels[at] ? p : 1 - p
    return -Math.log(Math.min(1 - 1e-15, Math.max(1e-15, given)))
  })
}

function mean(values: Scores, of: (value: number, at: number) => number): number | null {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += of(values[at]!, at)
  return values.length > 0 ? sum / values.length : null
}

export interface CalibrationBin {
  n: number
  /** Smallest and largest probability of the bin. */
  from: number
  to: number
  predicted: number
  observed: number
  /** Wilson, 95 %. */
  low: number
  high: number
}

/** `equal-mass`: bins of about equally many, equal probabilities never parted; `equal-width`: bins of the same width over [0, 1], open to the left but the first. */
export type Binning = 'equal-mass' | 'equal-width'

/** Predicted and observed share by bin, from low to high; bins without anybody are left out. */
export function calibrationTable(probabilities: Scores, labels: Labels, binning: Binning, bins = 10): CalibrationBin[] {
  const order = Uint32Array.from({ length: probabilities.length }, (_, at) => at).sort((a, b) => probabilities[a]! - probabilities[b]!)
  const groups = binning === 'equal-mass' ? byMass(order, probabilities, bins) : byWidth(order, probabilities, bins)
  return groups.map((group) => {
    const happened = group.filter((at) => labels[at]).length
    const share = wilson(happened, group.length)!
    return {
      n: group.length,
      from: probabilities[group[0]!]!,
      to: probabilities[group.at(-1)!]!,
      predicted: group.reduce((sum, at) => sum + probabilities[at]!, 0) / group.length,
      observed: share.rate,
      low: share.low,
      high: share.high,
    }
  })
}

function byMass(order: Uint32Array, probabilities: Scores, bins: number): number[][] {
  const groups: number[][] = []
  for (let start = 0; start < order.length;) {
    // the bin this place falls into ends where the next begins, and after all that tie with its last
    let end = Math.ceil(((Math.floor((start * bins) / order.length) + 1) * order.length) / bins)
    while (end < order.length && probabilities[order[end]!] === probabilities[order[end - 1]!]) end += 1
    groups.push([...order.subarray(start, end)])
    start = end
  }
  return groups
}

function byWidth(order: Uint32Array, probabilities: Scores, bins: number): number[][] {
  const groups: number[][] = Array.from({ length: bins }, () => [])
  for (const at of order) groups[Math.min(bins - 1, Math.max(0, Math.ceil(probabilities[at]! * bins) - 1))]!.push(at)
  return groups.filter((group) => group.length > 0)
}

/**
 * Expected calibration error: |predicted − observed| by bin, weighted by size; null for none.
 * Source: Naeini, Cooper & Hauskrecht (2015), AAAI (equal width); Nixon et al. (2019), CVPR workshops (equal mass).
 */
export function expectedCalibrationError(probabilities: Scores, labels: Labels, binning: Binning, bins = 10): number | null {
  const table = calibrationTable(probabilities, labels, binning, bins)
  if (table.length === 0) return null
  return table.reduce((sum, bin) => sum + bin.n * Math.abs(bin.predicted - bin.observed), 0) / probabilities.length
}
