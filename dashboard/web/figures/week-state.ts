import type { TrendRow } from '@shared/api/trend.ts'

/** Fewer say too little for a rate (domain 8). */
export const FEWEST = 20
export type WeekState = 'final' | 'not_final' | 'too_few' | 'no_contacts'
type Counts = Pick<TrendRow, 'eligible' | 'n' | 'matured'>

/** How a period's figure may be shown. */
export function weekState(row: Counts): WeekState {
  if (row.eligible === 0) return 'no_contacts'
  if (row.matured !== true) return 'not_final'
  return row.n < FEWEST ? 'too_few' : 'final'
}

/** Where a week that is not final can still end: all pending fail, or none does. Null when too few to say. */
export function openRange(row: Pick<TrendRow, 'eligible' | 'success' | 'upperBound'>): { low: number; high: number } | null {
  if (row.eligible < FEWEST || row.upperBound === null) return null
  return { low: row.success / row.eligible, high: row.upperBound }
}
