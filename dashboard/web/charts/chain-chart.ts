/** A contact, its solve and what came back, in time; the window as a band. */
import { linear } from './scale.ts'

export interface ChainMoments {
  /** Milliseconds. */
  createdAt: number
  firstSolvedAt: number | null
  windowDays: number | null
  /** What failed it, or other contacts of the chain. */
  returns: readonly { at: number; fails: boolean }[]
}
export type ChainMark = 'opened' | 'solved' | 'return' | 'window_end'
export interface ChainChart {
  width: number
  axisY: number
  lineY: number
  window: { x: number; width: number } | null
  opened: number
  solved: number | null
  returns: { x: number; fails: boolean }[]
  /** In the order of importance; those without room are left out. */
  labels: { mark: ChainMark; at: number; x: number; anchor: 'start' | 'middle' | 'end' }[]
}

const DAY_MS = 86_400_000

export function chainChart(moments: ChainMoments, width: number, labelWidth = 78): ChainChart {
  const { createdAt, firstSolvedAt, windowDays, returns } = moments
  const windowEnd = firstSolvedAt !== null && windowDays !== null ? firstSolvedAt + windowDays * DAY_MS : null
  const all = [createdAt, firstSolvedAt, windowEnd, ...returns.map((back) => back.at)].filter((at) => at !== null)
  const first = Math.min(...all)
  const last = Math.max(...all)
  const x = linear([first, Math.max(last, first + 1)], [14, width - 14])
  const failing = returns.find((back) => back.fails) ?? returns[0]
  const wanted: { mark: ChainMark; at: number }[] = [
    ...(failing ? [{ mark: 'return' as const, at: failing.at }] : []),
    ...(firstSolvedAt === null ? [] : [{ mark: 'solved' as const, at: firstSolvedAt }]),
    { mark: 'opened', at: createdAt },
    ...(windowEnd === null ? [] : [{ mark: 'window_end' as const, at: windowEnd }]),
  ]
  return {
    width,
    axisY: 56,
    lineY: 39,
    window: windowEnd === null || firstSolvedAt === null ? null : { x: x(firstSolvedAt), width: x(windowEnd) - x(firstSolvedAt) },
    opened: x(createdAt),
    solved: firstSolvedAt === null ? null : x(firstSolvedAt),
    returns: returns.map((back) => ({ x: x(back.at), fails: back.fails })),
    labels: place(wanted, x, width, labelWidth),
  }
}

function place(
  wanted: readonly { mark: ChainMark; at: number }[],
  x: (at: number) => number,
  width: number,
  labelWidth: number,
): ChainChart['labels'] {
  const placed: (ChainChart['labels'][number] & { from: number; to: number })[] = []
  for (const { mark, at } of wanted) {
    const centre = x(at)
    const anchor = centre < labelWidth / 2 ? 'start' : centre > width - labelWidth / 2 ? 'end' : 'middle'
    const left = anchor === 'start' ? 0 : anchor === 'end' ? width : centre
    const from = anchor === 'start' ? 0 : anchor === 'end' ? width - labelWidth : centre - labelWidth / 2
    if (placed.every((label) => from >= label.to || from + labelWidth <= label.from))
      placed.push({ mark, at, x: left, anchor, from, to: from + labelWidth })
  }
  return placed.map(({ mark, at, x: left, anchor }) => ({ mark, at, x: left, anchor }))
}
