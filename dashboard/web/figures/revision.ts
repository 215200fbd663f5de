import type { TrendRow } from '@shared/api/trend.ts'
import { formatRate } from '@shared/i18n/format.ts'

/** What a final week was and is, in words; null where both read alike. */
export function revisionOf({ revision }: Pick<TrendRow, 'revision'>): { first: string; now: string } | null {
  if (revision === null || revision.first === null || revision.now === null) return null
  const [first, now] = [formatRate(revision.first), formatRate(revision.now)]
  return first === now ? null : { first, now }
}
