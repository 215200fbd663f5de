/** Weeks as they were counted: the list of what was kept. */
import type { VintageRow, VintagesAnswer, VintagesQuery } from '@shared/api/vintages.ts'
import { defineLens } from '@shared/fcr/lens.ts'
import type { StateCounts } from '@shared/fcr/return-history.ts'
import { wilson } from '@shared/stats/wilson.ts'
import { dayToIso, isoToDay } from '@shared/time/calendar.ts'
import type { StoredModel } from '../store/ops-store/contract.ts'
import type { Vintage, VintageStore } from '../store/ops-store/vintages.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { stampDefinition } from './fact-question.ts'
import { readCompleteTo, toIso, toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'

export type VintageReader = Pick<VintageStore, 'vintages' | 'vintage'>

/** Of the models that were in force when last trained, by kind. */
export function modelVersions(latest: readonly Pick<StoredModel, 'kind' | 'version' | 'inForce'>[]): Readonly<Record<string, number>> {
  return Object.fromEntries(latest.filter(({ inForce }) => inForce).map(({ kind, version }) => [kind, version]))
}

export async function readVintages(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  kept: VintageReader,
  { lens, period }: VintagesQuery,
): Promise<Answer<VintagesAnswer>> {
  const day = period === undefined ? undefined : isoToDay(period)
  if (day === null) return misuse('invalid_day', `period is no day of the calendar: "${period ?? ''}"; an example is 2026-11-02.`)
  const [found, completeTo] = await Promise.all([kept.vintages(day === undefined ? { lens } : { lens, period: day }), readCompleteTo(reader)])
  return answer({ ...stampNow(settings, lens, completeTo), rows: found.map((vintage) => toRow(vintage, settings)) })
}

export function stampNow(settings: AnalyticsSettings, lens: VintagesQuery['lens'], completeTo: number | null) {
  return { definition: stampDefinition(defineLens(lens, settings), settings), asOf: toIsoOrNull(completeTo), completeTo: toIsoOrNull(completeTo) }
}

export function withRate(counts: StateCounts) {
  const { success, failed, failedEarly, pending } = counts
  const n = success + failed
  return {
    eligible: n + failedEarly + pending,
    success,
    failed,
    failedEarly,
    pending,
    n,
    ...(wilson(success, n) ?? { rate: null, low: null, high: null }),
  }
}

/** Stamped as then: the definition it was counted by, in the zone of then. */
export function toRow(vintage: Vintage, settings: AnalyticsSettings): VintageRow {
  const { id, kind, period, next, timeZone, weekStart, definition, asOf, takenAt, takenLate, counts } = vintage
  return {
    id,
    kind,
    period: dayToIso(period),
    last: dayToIso(next - 1),
    definition: { ...stampDefinition(definition, { ...settings, timeZone, weekStart }), draft: false },
    asOf: toIso(asOf),
    takenAt: toIso(takenAt),
    takenLate,
    ...withRate(counts),
  }
}
