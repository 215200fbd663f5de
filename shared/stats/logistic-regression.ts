/** Logistic regression for a handful of features: ridge penalty, weighted rows, solved exactly. */

export interface LogisticRow {
  /** As many numbers in every row. */
  features: ArrayLike<number>
  label: boolean
  /** How much the row counts; 1 by default. */
  weight?: number
}
export interface LogisticFit {
  intercept: number
  weights: readonly number[]
}
export interface LogisticOptions {
  /** Penalty on the squared weights, of features as they come; the intercept is free. Default 1. */
  ridge?: number
  /** What the weights are drawn towards; zeros by default. */
  towards?: readonly number[]
}

const STEPS = 50
const CLOSE = 1e-9

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))
/** Log-odds, by the fit. */
export const scoreOf = ({ intercept, weights }: LogisticFit, features: ArrayLike<number>): number =>
  weights.reduce((sum, weight, at) => sum + weight * features[at]!, intercept)
/** Probability, by the fit. */
export const logisticOf = (fit: LogisticFit, features: ArrayLike<number>): number => sigmoid(scoreOf(fit, features))

/**
 * Penalised maximum likelihood by Newton's steps, halved while they make it worse. null for no rows or one class only.
 * Source: le Cessie & van Houwelingen (1992), Applied Statistics 41:191–201.
 */
export function fitLogistic(rows: readonly LogisticRow[], { ridge = 1, towards }: LogisticOptions = {}): LogisticFit | null {
  const [first] = rows
  if (first === undefined || rows.every(({ label }) => label === first.label)) return null
  const size = first.features.length + 1
  const aim = [0, ...(towards ?? Array.from(first.features, () => 0))]
  let at: number[] = [...aim]
  let loss = lossOf(rows, at, aim, ridge)
  for (let step = 0; step < STEPS; step += 1) {
    const move = newtonStep(rows, at, aim, ridge, size)
    let scale = 1
    let next = at
    let nextLoss = Number.POSITIVE_INFINITY
    for (; scale > 1e-6; scale /= 2) {
      next = at.map((value, i) => value - scale * move[i]!)
      nextLoss = lossOf(rows, next, aim, ridge)
      if (nextLoss <= loss) break
    }
    if (!(nextLoss <= loss)) break
    const gained = loss - nextLoss
    ;[at, loss] = [next, nextLoss]
    if (gained < CLOSE * (1 + loss)) break
  }
  return { intercept: at[0]!, weights: at.slice(1) }
}

function lossOf(rows: readonly LogisticRow[], at: readonly number[], aim: readonly number[], ridge: number): number {
  let loss = 0
  for (const { features, label, weight = 1 } of rows) {
    const score = linear(at, features)
    const margin = label ? score : -score
    // ln(1 + e^−margin), where e^−margin would overflow too
    loss += weight * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin)
  }
  return loss + (ridge / 2) * at.reduce((sum, value, i) => (i === 0 ? sum : sum + (value - aim[i]!) ** 2), 0)
}

function linear(at: readonly number[], features: ArrayLike<number>): number {
  let score = at[0]!
  for (let i = 0; i < features.length; i += 1) score += at[i + 1]! * features[i]!
  return score
}

function newtonStep(rows: readonly LogisticRow[], at: readonly number[], aim: readonly number[], ridge: number, size: number): number[] {
  const gradient = Array.from({ length: size }, (_, i) => (i === 0 ? 0 : ridge * (at[i]! - aim[i]!)))
  const curvature = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)))
  for (const { features, label, weight = 1 } of rows) {
    const p = sigmoid(linear(at, features))
    const error = weight * (p - (label ? 1 : 0))
    const spread = weight * Math.max(p * (1 - p), 1e-12)
    for (let i = 0; i < size; i += 1) {
      const left = i === 0 ? 1 : features[i - 1]!
      gradient[i]! += error * left
      for (let j = 0; j <= i; j += 1) curvature[i]![j]! += spread * left * (j === 0 ? 1 : features[j - 1]!)
    }
  }
  for (let i = 0; i < size; i += 1) for (let j = i + 1; j < size; j += 1) curvature[i]![j] = curvature[j]![i]!
  return solve(curvature, gradient)
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length
  const rows = matrix.map((row, i) => [...row, right[i]!])
  for (let column = 0; column < n; column += 1) {
    let pivot = column
    for (let row = column + 1; row < n; row += 1) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    const lead = rows[column]![column]!
    if (lead === 0) continue
    for (let row = column + 1; row < n; row += 1) {
      const factor = rows[row]![column]! / lead
      for (let at = column; at <= n; at += 1) rows[row]![at]! -= factor * rows[column]![at]!
    }
  }
  const solved = Array.from({ length: n }, () => 0)
  for (let row = n - 1; row >= 0; row -= 1) {
    let rest = rows[row]![n]!
    for (let at = row + 1; at < n; at += 1) rest -= rows[row]![at]! * solved[at]!
    solved[row] = rows[row]![row] === 0 ? 0 : rest / rows[row]![row]!
  }
  return solved
}
