import type { TrendRow } from '@shared/api/trend.ts'
import { newcombe } from '@shared/stats/newcombe.ts'
import { FEWEST, weekState } from './week-state.ts'

export interface Change {
  /** As a fraction. */
  difference: number
  low: number
  high: number
  withinNoise: boolean
}
export interface Headline {
  /** The last week with a final figure. */
  last: TrendRow | null
  /** Against the week before it; null when that week has none. */
  change: Change | null
  /** The first week after it that is not final. */
  open: TrendRow | null
}

/** What the page says first. Rows are one per week, in time. */
export function readHeadline(rows: readonly TrendRow[]): Headline {
  const at = rows.findLastIndex((row) => weekState(row) === 'final')
  const last = rows[at] ?? null
  const open = rows.find((row, index) => index > at && weekState(row) === 'not_final' && row.eligible >= FEWEST) ?? null
  return { last, change: last && changeSince(rows[at - 1], last), open }
}

/** Null unless both are final: a change needs two rates that may be shown. */
export function changeSince(before: TrendRow | undefined, now: TrendRow): Change | null {
  if (!before || weekState(before) !== 'final' || weekState(now) !== 'final') return null
  const interval = newcombe({ successes: now.success, n: now.n }, { successes: before.success, n: before.n })
  return interval && { ...interval, withinNoise: interval.low <= 0 && interval.high >= 0 }
}
