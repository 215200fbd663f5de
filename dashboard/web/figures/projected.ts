import type { TrendRow } from '@shared/api/trend.ts'
import { FEWEST } from './week-state.ts'

/** Where a week that is not final will end; null where there is none, or too few to say. */
export function projectedOf({ projected, eligible }: Pick<TrendRow, 'projected' | 'eligible'>): { rate: number; low: number; high: number } | null {
  if (projected === null || eligible < FEWEST) return null
  const { rate, low, high } = projected
  return rate === null || low === null || high === null ? null : { rate, low, high }
}
