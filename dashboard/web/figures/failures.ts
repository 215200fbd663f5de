import type { TrendRow } from '@shared/api/trend.ts'

export interface FailureBar {
  reason: string
  count: number
  /** Of all failures shown. */
  share: number
}

/** Primary reasons, most first; early failures are among them. */
export function failureBars(failures: TrendRow['failures']): FailureBar[] {
  const entries = Object.entries(failures).filter(([, count]) => count > 0)
  const all = entries.reduce((sum, [, count]) => sum + count, 0)
  return entries
    .map(([reason, count]) => ({ reason, count, share: count / all }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
}
