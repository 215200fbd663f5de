/** How much a property changes the odds of an outcome, from a table of four counts. */
import { logGamma, normalCdf } from './special-functions.ts'

export interface FourCounts {
  /** With the property: outcome, no outcome. */
  withYes: number
  withNo: number
  /** Without it. */
  withoutYes: number
  withoutNo: number
}
export interface OddsRatio {
  /** null: without bound, a count being 0. */
  ratio: number | null
  low: number
  /** null: without bound. */
  high: number | null
  n: number
  /** `woolf`: by the logarithm, every count at least 5; `exact`: conditional on the margins, for smaller ones (ratio by maximum conditional likelihood). */
  method: 'woolf' | 'exact'
}

/** null when a row or a column is empty. Source: Woolf (1955), Annals of Human Genetics 19:251–253; exact: Cornfield (1956), as in R's fisher.test. */
export function oddsRatio({ withYes, withNo, withoutYes, withoutNo }: FourCounts, z = 1.959964): OddsRatio | null {
  const rows = [withYes + withNo, withoutYes + withoutNo] as const
  if (rows.includes(0) || withYes + withoutYes === 0 || withNo + withoutNo === 0) return null
  const n = rows[0] + rows[1]
  if (Math.min(withYes, withNo, withoutYes, withoutNo) < 5)
    return { ...exact(withYes, rows, withYes + withoutYes, normalCdf(-z)), n, method: 'exact' }
  const ratio = (withYes * withoutNo) / (withNo * withoutYes)
  const spread = z * Math.sqrt(1 / withYes + 1 / withNo + 1 / withoutYes + 1 / withoutNo)
  return { ratio, low: ratio * Math.exp(-spread), high: ratio * Math.exp(spread), n, method: 'woolf' }
}

/** Count of the first cell given the margins: noncentral hypergeometric, `tail` left out at each end. */
function exact(count: number, [first, second]: readonly [number, number], column: number, tail: number): Pick<OddsRatio, 'ratio' | 'low' | 'high'> {
  const lowest = Math.max(0, column - second)
  const highest = Math.min(first, column)
  const counts = Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at)
  const logs = counts.map((x) => logChoose(first, x) + logChoose(second, column - x))
  /** Mean of a function of the count at a log odds ratio. */
  const expected = (log: number, of: (x: number) => number) => {
    const weights = counts.map((x, at) => logs[at]! + x * log)
    const top = Math.max(...weights)
    let sum = 0
    let all = 0
    counts.forEach((x, at) => {
      const weight = Math.exp(weights[at]! - top)
      sum += weight * of(x)
      all += weight
    })
    return sum / all
  }
  const solve = (of: (x: number) => number, target: number) => Math.exp(rising((log) => expected(log, of) - target))
  return {
    ratio: count === lowest ? 0 : count === highest ? null : solve((x) => x, count),
    low: count === lowest ? 0 : solve((x) => Number(x >= count), tail),
    high: count === highest ? null : solve((x) => Number(x > count), 1 - tail),
  }
}

function rising(of: (log: number) => number): number {
  let [low, high] = [-50, 50]
  for (let round = 0; round < 80; round += 1) {
    const middle = (low + high) / 2
    if (of(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
}
