/** A line without an axis, to stand beside a printed value; gaps stay gaps. */
import { linear, path } from './scale.ts'

export interface Sparkline {
  paths: string[]
  last: { x: number; y: number } | null
}

/** Null when fewer than two values are known. */
export function sparkline(values: readonly (number | null)[], width = 88, height = 20): Sparkline | null {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const x = linear([0, Math.max(values.length - 1, 1)], [3, width - 3])
  const y = linear([Math.min(...known), Math.max(...known)], [height - 3, 3])
  const runs: [number, number][][] = [[]]
  values.forEach((value, index) => {
    if (value === null) runs.push([])
    else runs.at(-1)?.push([x(index), y(value)])
  })
  const drawn = runs.filter((run) => run.length > 0)
  const last = drawn.at(-1)?.at(-1)
  return { paths: drawn.filter((run) => run.length > 1).map(path), last: last ? { x: last[0], y: last[1] } : null }
}
