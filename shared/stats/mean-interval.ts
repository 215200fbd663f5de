import { hajekMean } from './weighted-mean.ts'

export interface MeanEstimate {
  mean: number
  low: number
  high: number
  n: number
}

/** Mean of equally likely values with its normal interval, 95 % by default; null for fewer than two. Source: Lohr (2010), Sampling: Design and Analysis, 2.5. */
export function meanInterval(values: readonly number[], z = 1.959964): MeanEstimate | null {
  if (values.length < 2) return null
  const found = hajekMean(
    values.map((value) => ({ value, inclusion: 1 })),
    { kind: 'stratified', populations: new Map() },
  )
  return found && { mean: found.mean, low: found.mean - z * found.standardError, high: found.mean + z * found.standardError, n: found.n }
}
