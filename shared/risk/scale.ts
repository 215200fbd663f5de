/**
 * Features on one scale, and Platt's calibration of scores.
 * Source: J. Platt (1999), "Probabilistic outputs for support vector machines".
 */
import { sigmoid } from '../stats/logistic-regression.ts'

const MAX_STEPS = 50
const CONVERGED = 1e-8

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
