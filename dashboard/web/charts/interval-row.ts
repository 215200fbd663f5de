/** A dot and its interval on a scale shared by all rows of a column. */
import { linear } from './scale.ts'

export interface IntervalRow {
  dot: number | null
  from: number
  to: number
  reference: number | null
}
export type ShareScale = readonly [number, number]

/** One scale for the column, in whole steps of 5 %, printed in its heading. */
export function commonScale(lines: readonly { low: number | null; high: number | null }[]): ShareScale {
  const shares = lines.flatMap((line) => [line.low, line.high]).filter((share) => share !== null)
  if (shares.length === 0) return [0, 1]
  return [Math.floor(Math.min(...shares) * 20 + 1e-9) / 20, Math.ceil(Math.max(...shares) * 20 - 1e-9) / 20]
}

/** Null when there is no interval to draw. */
export function intervalRow(
  line: { rate: number | null; low: number | null; high: number | null },
  scale: ShareScale,
  { width, reference = null }: { width: number; reference?: number | null },
): IntervalRow | null {
  if (line.low === null || line.high === null) return null
  const x = linear(scale, [5, width - 5])
  const inside = (share: number) => Math.min(Math.max(x(share), 0), width)
  return {
    dot: line.rate === null ? null : inside(line.rate),
    from: inside(line.low),
    to: inside(line.high),
    reference: reference === null ? null : inside(reference),
  }
}
