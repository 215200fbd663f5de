/** What another window would make of the last 26 weeks (product C10): the same facts, counted again. */
import type { Windows, WindowsQuery } from '@shared/api/windows.ts'
import type { Open } from '@shared/api/question.ts'
import { WINDOWS_DAYS } from '@shared/fcr/config.ts'
import { compileLens, type LensDefinition } from '@shared/fcr/lens.ts'
import { dayToIso, localDay, periodStart } from '@shared/time/calendar.ts'
import type { FactScope, GroupCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { valuesAsked } from './option-names.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, rateOf, talliesBy, tallyOf } from './scope.ts'

const WEEKS = 26

export async function readWindows(reader: AnalyticsReader, settings: AnalyticsSettings, query: WindowsQuery): Promise<Answer<Windows>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { question, stamp, filter } = asked.value
  const reasons = query.reason === undefined ? null : valuesAsked(settings.optionNames, 'reason', [query.reason])
  if (asked.value.scope === null) return answer({ ...stamp(0), reason: query.reason ?? null, from: null, to: null, rows: [] })
  const scope = lastWeeks(asked.value.scope, settings)
  const present = scope.lens.definition
  const rows: Windows['rows'] = []
  const days = dayNames(scope)
  const ofReason: FactScope['filters'] = reasons === null ? [] : [{ dimension: 'reason', values: reasons }]
  for (const windowDays of WINDOWS_DAYS) {
    const definition = withWindow(present, windowDays, reasons)
    const counted = { ...scope, lens: compileLens(definition, scope.lens.asOf), by: [] }
    const [counts, own] = await Promise.all([
      reader.countGroups({ ...counted, byDay: true }),
      reasons === null ? null : reader.countGroups({ ...counted, filters: [...scope.filters, ...ofReason] }),
    ])
    const moved: Open = { filter: filter(query.reason === undefined ? {} : { reason: query.reason }), window: windowDays, ...days }
    // The other reasons are where they were.
    const others = (reasons ?? []).map((reason) => `reason!=${reason}`)
    const { open: _, ...total } = rateOf(tallyOf(counts), moved)
    rows.push({
      windowDays,
      inForce: sameWindows(definition, present),
      total: { ...total, opens: reasons === null ? [moved] : [moved, { filter: filter({}, others), ...days }] },
      change: null,
      ofReason: own === null ? null : rateOf(tallyOf(own), moved),
      weeks: weeksOf(counts, settings),
    })
  }
  const inForce = rateOf(tallyOf(await reader.countGroups({ ...scope, by: [] })), { filter: filter() })
  return answer({
    ...stamp(inForce.coarseShare),
    definition: question.definition,
    reason: query.reason ?? null,
    from: days.from ?? null,
    to: days.to ?? null,
    rows: rows.map((row) => ({ ...row, change: row.total.rate === null || inForce.rate === null ? null : row.total.rate - inForce.rate })),
  })
}

/** For all reasons, or for one alone with the others as they are. */
function withWindow(definition: LensDefinition, windowDays: number, reasons: readonly string[] | null): LensDefinition {
  if (reasons === null) return { ...definition, windowDays, windowByReason: {} }
  return { ...definition, windowByReason: { ...definition.windowByReason, ...Object.fromEntries(reasons.map((reason) => [reason, windowDays])) } }
}
function sameWindows(a: LensDefinition, b: LensDefinition): boolean {
  const windowOf = (lens: LensDefinition, reason: string) => lens.windowByReason[reason] ?? lens.windowDays
  const reasons = [...Object.keys(a.windowByReason), ...Object.keys(b.windowByReason)]
  return a.windowDays === b.windowDays && reasons.every((reason) => windowOf(a, reason) === windowOf(b, reason))
}

/** The asked days, else the last weeks that are over. */
function lastWeeks(scope: FactScope, { timeZone, weekStart }: AnalyticsSettings): FactScope {
  if (scope.fromDay !== null || scope.toDay !== null) return scope
  const thisWeek = periodStart(localDay(scope.lens.asOf, timeZone), 'week', weekStart)
  return { ...scope, fromDay: thisWeek - WEEKS * 7, toDay: thisWeek - 1 }
}
const dayNames = ({ fromDay, toDay }: FactScope): { from?: string; to?: string } => ({
  ...(fromDay === null ? {} : { from: dayToIso(fromDay) }),
  ...(toDay === null ? {} : { to: dayToIso(toDay) }),
})

function weeksOf(counts: readonly GroupCount[], { weekStart }: AnalyticsSettings): Windows['rows'][number]['weeks'] {
  return [...talliesBy(counts, ({ day }) => (day === null ? null : dayToIso(periodStart(day, 'week', weekStart))))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, tally]) => {
      const { eligible, n, rate, low, high } = rateOf(tally, { filter: [] })
      return { week, eligible, n, rate, low, high }
    })
}
