/**
 * Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least squares), and Platt's calibration.
 * Sources: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2nd ed.), 4.4.1 and 3.4.1; J. Platt (1999), "Probabilistic
 * outputs for support vector machines".
 */
export interface LogisticFit {
  intercept: number
  weights: Float64Array
}

const MAX_STEPS = 50
const CONVERGED = 1e-8

/** `penalty` is λ of λ/2 Σ weight², on features of one scale; the intercept is free. Rows and labels have one length, at least one row. */
export function fitLogistic(rows: readonly Float64Array[], labels: ArrayLike<number | boolean>, penalty: number): LogisticFit {
  const size = rows[0]!.length + 1
  let solution = new Float64Array(size)
  for (let step = 0; step < MAX_STEPS; step++) {
    const { gradient, hessian } = derivatives(rows, labels, solution, penalty)
    const change = solveSymmetric(hessian, gradient)
    let largest = 0
    // A step is kept from running away where labels can be told apart perfectly.
    solution = solution.map((value, at) => {
      const by = Math.max(-5, Math.min(5, change[at]!))
      largest = Math.max(largest, Math.abs(by))
      return value + by
    })
    if (largest < CONVERGED) break
  }
  return { intercept: solution[0]!, weights: solution.slice(1) }
}

function derivatives(rows: readonly Float64Array[], labels: ArrayLike<number | boolean>, solution: Float64Array, penalty: number) {
  const size = solution.length
  const gradient = new Float64Array(size)
  const hessian = Array.from({ length: size }, () => new Float64Array(size))
  rows.forEach((row, at) => {
    let score = solution[0]!
    for (let j = 1; j < size; j++) score += solution[j]! * row[j - 1]!
    const p = sigmoid(score)
    const residual = (labels[at] ? 1 : 0) - p
    const weight = Math.max(1e-9, p * (1 - p))
    for (let i = 0; i < size; i++) {
      const left = i === 0 ? 1 : row[i - 1]!
      if (left === 0) continue
      gradient[i]! += residual * left
      const line = hessian[i]!
      for (let j = 0; j <= i; j++) line[j]! += weight * left * (j === 0 ? 1 : row[j - 1]!)
    }
  })
  for (let i = 0; i < size; i++) {
    if (i > 0) gradient[i]! -= penalty * solution[i]!
    hessian[i]![i]! += i > 0 ? penalty : 1e-9
  }
  return { gradient, hessian }
}

/** Cholesky; `matrix` holds the lower half of a positive definite one. */
function solveSymmetric(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  const lower = matrix.map((line) => line.slice())
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = lower[i]![j]!
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!
      lower[i]![j] = i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / lower[j]![j]!
    }
  }
  const solution = right.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i]! -= lower[i]![k]! * solution[k]!
    solution[i]! /= lower[i]![i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i]! -= lower[k]![i]! * solution[k]!
    solution[i]! /= lower[i]![i]!
  }
  return solution
}

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))

export const scoreOf = ({ intercept, weights }: LogisticFit, row: Float64Array): number =>
  row.reduce((sum, value, at) => sum + weights[at]! * value, intercept)

/** Mean and standard deviation of each column; a constant column has deviation 1. */
export interface Standard {
  means: Float64Array
  deviations: Float64Array
}
export function standardOf(rows: readonly Float64Array[]): Standard {
  const size = rows[0]?.length ?? 0
  const means = new Float64Array(size)
  const squares = new Float64Array(size)
  for (const row of rows) row.forEach((value, at) => (means[at]! += value / rows.length))
  for (const row of rows) row.forEach((value, at) => (squares[at]! += (value - means[at]!) ** 2 / rows.length))
  return { means, deviations: squares.map((square) => (square > 1e-12 ? Math.sqrt(square) : 1)) }
}
/** Nothing counts as further than four deviations: what was hardly ever seen must not decide alone. */
export const standardised = (row: Float64Array, { means, deviations }: Standard): Float64Array =>
  row.map((value, at) => Math.max(-FURTHEST, Math.min(FURTHEST, (value - means[at]!) / deviations[at]!)))
const FURTHEST = 4

/** Straight line from scores to calibrated scores. */
export interface Platt {
  slope: number
  shift: number
}
/** Fitted on scores of contacts the model was not fitted on; drawn to "as it is" by as much as twenty contacts say. */
export function fitPlatt(scores: readonly number[], labels: ArrayLike<number | boolean>): Platt {
  const rows = scores.map((score) => Float64Array.of(score))
  let slope = 1
  let shift = 0
  for (let step = 0; step < MAX_STEPS; step++) {
    let [g0, g1, h00, h01, h11] = [-PLATT_PRIOR * shift, -PLATT_PRIOR * (slope - 1), PLATT_PRIOR, 0, PLATT_PRIOR]
    rows.forEach(([score], at) => {
      const p = sigmoid(slope * score! + shift)
      const residual = (labels[at] ? 1 : 0) - p
      const weight = p * (1 - p)
      g0 += residual
      g1 += residual * score!
      h00 += weight
      h01 += weight * score!
      h11 += weight * score! * score!
    })
    const determinant = h00 * h11 - h01 * h01
    const [byShift, bySlope] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant]
    shift += byShift
    slope += bySlope
    if (Math.abs(byShift) + Math.abs(bySlope) < CONVERGED) break
  }
  return { slope, shift }
}
const PLATT_PRIOR = 5
