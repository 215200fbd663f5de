/** What a rate is held against, as geometry: the target as steps, published zones as brackets at the right edge. */
import type { BandSet } from '@shared/fcr/benchmark.ts'
import { path, type Scale } from './scale.ts'

export interface References {
  /** Of each week; null = none stood. */
  targets: readonly (number | null)[]
  zones: BandSet['zones']
}
export const NO_REFERENCES: References = { targets: [], zones: [] }

export interface ReferenceMarks {
  /** One path a run of weeks with a target. */
  targets: string[]
  /** Of the newest week. */
  target: { y: number; share: number } | null
  /** Of each zone what the axis shows; an end that lies beyond it is left open. */
  brackets: { label: string; from: number; to: number; d: string; y: number }[]
}
interface Frame {
  plot: { left: number; right: number; top: number; bottom: number }
  step: number
  y: Scale
}
const TICK = 5
/** Less than a label's height says nothing. */
const LEAST = 8

export function referenceMarks({ targets, zones }: References, { plot, step, y }: Frame): ReferenceMarks {
  const runs: (readonly [number, number])[][] = []
  targets.forEach((target, at) => {
    if (target === null) return
    const stair = [
      [plot.left + at * step, y(target)],
      [plot.left + (at + 1) * step, y(target)],
    ] as const
    if (at > 0 && targets[at - 1] !== null) runs.at(-1)?.push(...stair)
    else runs.push([...stair])
  })
  const last = targets.at(-1) ?? null
  const x = plot.right + 6
  return {
    targets: runs.map(path),
    target: last === null ? null : { y: y(last), share: last },
    brackets: zones.flatMap(({ label, from, to }) => {
      const [top, bottom] = [Math.max(y(to), plot.top), Math.min(y(from), plot.bottom)]
      if (bottom - top < LEAST) return []
      const upper = y(to) >= plot.top ? `M${x - TICK} ${top + 1}H${x}` : `M${x} ${top}`
      const lower = y(from) <= plot.bottom ? `V${bottom - 1}H${x - TICK}` : `V${bottom}`
      return [{ label, from, to, d: `${upper}${lower}`, y: (top + bottom) / 2 }]
    }),
  }
}
