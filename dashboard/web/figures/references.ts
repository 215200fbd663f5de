/** What the weeks of a trend are held against: the target of exactly what is asked for, and the published band. */
import { targetOn, type TargetSlice } from '@shared/fcr/benchmark.ts'
import { TARGET_DIMENSIONS } from '@shared/fcr/benchmark.ts'
import type { Meta } from '@shared/api/status.ts'
import type { LensId } from '@shared/fcr/lens.ts'
import type { References } from '../charts/references.ts'

interface Asked {
  lens: LensId
  filters: readonly { dimension: string; value: string }[]
  /** First days, oldest first. */
  periods: readonly string[]
}
/** A target of all contacts says nothing of some of them: under filters only the target of that very slice stands. */
export function referencesOf({ targets, band }: Pick<Meta, 'targets' | 'band'>, { lens, filters, periods }: Asked): References {
  const slice = filters.length === 0 ? null : sliceOf(filters)
  const rate = (period: string) => (slice === undefined ? null : (targetOn(targets, { lens, slice }, period)?.rate ?? null))
  return { targets: periods.map(rate), zones: band?.zones ?? [] }
}
function sliceOf([first, ...more]: Asked['filters']): TargetSlice | undefined {
  const dimension = TARGET_DIMENSIONS.find((one) => one === first?.dimension)
  return first === undefined || dimension === undefined || more.length > 0 ? undefined : { dimension, value: first.value }
}
