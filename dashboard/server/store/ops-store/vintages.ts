/** Frozen records of weeks, as the ops store keeps them (domain 7). */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { LensDefinition, LensId } from '@shared/fcr/lens.ts'
import type { StateCounts } from '@shared/fcr/return-history.ts'
import type { Day, WeekStart } from '@shared/time/calendar.ts'

export const VINTAGE_KINDS = ['week_end', 'matured', 'report'] as const
export type VintageKind = (typeof VINTAGE_KINDS)[number]
export interface Vintage {
  id: number
  kind: VintageKind
  /** First day of the week, and of the next, in the zone and week start of then. */
  period: Day
  next: Day
  timeZone: string
  weekStart: WeekStart
  /** The effective one: nothing dated after it counts. */
  asOf: EpochSeconds
  takenAt: EpochSeconds
  /** Not within a day of its moment: what changed in between is already in it. */
  takenLate: boolean
  definition: LensDefinition
  /** Versions of the models in force, by kind. */
  models: Readonly<Record<string, number>>
  counts: StateCounts
}
export interface VintageStore {
  /** Kept once for each kind, lens, week, zone and week start, a report's every time; null when it was there. */
  keepVintage(vintage: Omit<Vintage, 'id'>, body: Uint8Array): Promise<number | null>
  /** Oldest week first, in the order of taking. */
  vintages(of: { lens: LensId; period?: Day }): Promise<readonly Vintage[]>
  vintage(id: number): Promise<{ vintage: Vintage; body: Uint8Array } | null>
}
