/** What a whole week's rate was when it first was final, beside what it is. */
import type { Trend, TrendQuery, TrendRow } from '@shared/api/trend.ts'
import { dayToIso } from '@shared/time/calendar.ts'
import type { Vintage } from '../store/ops-store/vintages.ts'
import type { VintageReader } from './vintages.ts'

export async function withRevisions(
  rows: readonly TrendRow[],
  kept: Pick<VintageReader, 'vintages'> | null,
  query: TrendQuery,
  { lens, timeZone, weekStart, draft }: Trend['definition'],
): Promise<readonly TrendRow[]> {
  const isWhole = query.by === 'week' && query.slice === undefined && query.filter.length === 0 && query.asOf === undefined && !draft
  if (kept === null || !isWhole) return rows
  const first = new Map<string, Vintage>()
  for (const vintage of await kept.vintages({ lens })) {
    const period = dayToIso(vintage.period)
    if (vintage.kind === 'matured' && vintage.timeZone === timeZone && vintage.weekStart === weekStart && !first.has(period))
      first.set(period, vintage)
  }
  return rows.map((row, at) => {
    const vintage = row.period === null || isCut(row.period, at, rows.length, query) ? undefined : first.get(row.period)
    if (vintage === undefined) return row
    const { success, failed } = vintage.counts
    return { ...row, revision: { first: success + failed === 0 ? null : success / (success + failed), now: row.rate, vintage: vintage.id } }
  })
}

/** The days asked for may begin or end inside a week. */
function isCut(period: string, at: number, count: number, { from, to }: TrendQuery): boolean {
  const lastDay = dayToIso(Math.floor(Date.parse(`${period}T00:00:00Z`) / 86_400_000) + 6)
  return (at === 0 && from !== undefined && from > period) || (at === count - 1 && to !== undefined && to < lastDay)
}
