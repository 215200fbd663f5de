/** Control limits as steps: each week has its own, from its own n. */
import type { ControlRow } from '@shared/api/control-chart.ts'
import { path, type Scale } from './scale.ts'

export interface LimitSteps {
  /** One closed path a run of neighbouring weeks with limits. */
  bands: string[]
  upper: string[]
  lower: string[]
  /** Right end of the last step. */
  end: { x: number; upperY: number } | null
}
interface Column {
  x: number
  limits: ControlRow['limits']
}

/** `clip` keeps a share's place inside the plot. */
export function limitSteps(columns: readonly Column[], step: number, y: Scale): LimitSteps {
  const runs: { left: number; right: number; high: number; low: number }[][] = []
  columns.forEach(({ x, limits }, at) => {
    if (limits === null) return
    const stair = { left: x - step / 2, right: x + step / 2, high: y(limits.high), low: y(limits.low) }
    if (at > 0 && columns[at - 1]?.limits) runs.at(-1)?.push(stair)
    else runs.push([stair])
  })
  const edge = (run: (typeof runs)[number], side: 'high' | 'low') =>
    run.flatMap((stair): (readonly [number, number])[] => [
      [stair.left, stair[side]],
      [stair.right, stair[side]],
    ])
  const last = runs.at(-1)?.at(-1)
  return {
    bands: runs.map((run) => `${path([...edge(run, 'high'), ...edge(run, 'low').reverse()])}Z`),
    upper: runs.map((run) => path(edge(run, 'high'))),
    lower: runs.map((run) => path(edge(run, 'low'))),
    end: last ? { x: last.right, upperY: last.high } : null,
  }
}

/** Labels one above the other, moved apart as little as it takes, in the order of their places. */
export function spreadLabels<T extends { y: number }>(labels: readonly T[], apart: number, top: number, bottom: number): T[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y)
  const ys: number[] = []
  sorted.forEach(({ y }, at) => ys.push(Math.max(y, at === 0 ? top : ys[at - 1]! + apart)))
  for (let at = ys.length - 1; at >= 0; at -= 1) ys[at] = Math.min(ys[at]!, bottom - (ys.length - 1 - at) * apart)
  return sorted.map((label, at) => ({ ...label, y: ys[at]! }))
}
