import type { Trend, TrendRow } from '@shared/api/trend.ts'
import { wilson } from '@shared/stats/wilson.ts'
import { changeSince, type Change } from './headline.ts'
import { FEWEST, weekState } from './week-state.ts'

export interface SliceLine {
  value: string
  label: string
  n: number
  eligible: number
  failed: number
  /** Null when there are too few. */
  rate: number | null
  low: number | null
  high: number | null
  /** Every week of it is final. */
  final: boolean
  change: Change | null
  /** Weekly rates for the sparkline; null where there is none to show. */
  weekly: readonly (number | null)[]
}

/** One line a slice for one week (`period`), or for all weeks at hand (null). Most contacts first. */
export function sliceLines(trend: Trend, period: string | null): SliceLine[] {
  const periods = [...new Set(trend.rows.map((row) => row.period))].filter((day) => day !== null).sort()
  const before = period === null ? undefined : periods[periods.indexOf(period) - 1]
  const bySlice = new Map<string, TrendRow[]>()
  for (const row of trend.rows) {
    const rows = bySlice.get(row.slice ?? '')
    if (rows) rows.push(row)
    else bySlice.set(row.slice ?? '', [row])
  }
  return [...bySlice]
    .map(([value, rows]) => {
      const inScope = rows.filter((row) => period === null || row.period === period)
      const now = inScope.length === 1 ? inScope[0] : undefined
      const previous = rows.find((row) => row.period === before)
      return {
        value,
        label: rows[0]?.sliceLabel ?? value,
        ...sum(inScope),
        change: period !== null && now ? changeSince(previous, now) : null,
        weekly: periods.map((day) => weeklyRate(rows.find((row) => row.period === day))),
      }
    })
    .filter((line) => line.eligible > 0)
    .sort((a, b) => b.n - a.n || b.eligible - a.eligible || a.label.localeCompare(b.label))
}

const weeklyRate = (row: TrendRow | undefined): number | null => (row && weekState(row) === 'final' ? row.rate : null)

function sum(rows: readonly TrendRow[]): Omit<SliceLine, 'value' | 'label' | 'change' | 'weekly'> {
  const total = (count: (row: TrendRow) => number) => rows.reduce((all, row) => all + count(row), 0)
  const n = total((row) => row.n)
  const interval = wilson(
    total((row) => row.success),
    n,
  )
  return {
    n,
    eligible: total((row) => row.eligible),
    failed: total((row) => row.failed),
    rate: n < FEWEST ? null : (interval?.rate ?? null),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    final: rows.every((row) => row.matured !== false),
  }
}
