/**
 * Weeks frozen as they were counted (domain 7): at their end, when they are final, and at a report.
 * Runs after each sync, so what fell due while the service was off is taken then, as it can be told now, and says so.
 */
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { compileLens, defineLens, type LensDefinition, type LensId } from '@shared/fcr/lens.ts'
import { isMatured } from '@shared/fcr/return-history.ts'
import { localDay, periodStart } from '@shared/time/calendar.ts'
import { readCompleteTo, type AnalyticsReader, type AnalyticsSettings } from '../analytics/reader.ts'
import { tallyOf } from '../analytics/scope.ts'
import { personMarks, toSnapshot, writeSnapshot } from '../analytics/vintages-snapshot.ts'
import { cellsAt, countCellsOf, factsOfWeek, weekSpan, type Week } from '../analytics/vintages-week.ts'
import { modelVersions } from '../analytics/vintages.ts'
import type { ModelShelf } from '../store/ops-store/contract.ts'
import type { Vintage, VintageKind, VintageStore } from '../store/ops-store/vintages.ts'

/** Lenses whose weeks ripen; the others are what they are at once, and speak of now. */
export const VINTAGE_LENSES = ['net', 'gross'] as const satisfies readonly LensId[]
/** Weeks that are caught up with. */
const WEEKS_BACK = 26
/** Taken later than this after its moment, a vintage says so. */
const GRACE_SECONDS = 86_400

export interface VintageDeps {
  reader: AnalyticsReader
  ops: VintageStore & Pick<ModelShelf, 'latestModels'>
  settings: () => AnalyticsSettings
  /** Epoch seconds. */
  now: () => EpochSeconds
}
export interface Vintages {
  /** Of every week that ended or became final since the last time; how many were taken. */
  takeDue(): Promise<number>
  /** What a report tells of a week; the id. null before anything was synced. */
  takeForReport(lens: (typeof VINTAGE_LENSES)[number], week: Pick<Week, 'period' | 'next'>): Promise<number | null>
}

interface Taking {
  kind: VintageKind
  definition: LensDefinition
  week: Week
  asOf: EpochSeconds
  takenLate: boolean
}

export function createVintages({ reader, ops, settings, now }: VintageDeps): Vintages {
  const take = async (
    { kind, definition, week, asOf, takenLate }: Taking,
    facts: readonly ContactFact[],
    marks: ReadonlyMap<number, number>,
  ): Promise<number | null> => {
    const cells = cellsAt(facts, definition, asOf)
    const tickets = facts.flatMap((fact) => {
      const cell = cells.get(fact.ticketId)
      return cell === undefined ? [] : [toSnapshot(fact, cell, marks.get(fact.personId) ?? 0)]
    })
    const models = modelVersions(await ops.latestModels())
    const { weekStart } = settings()
    const vintage = { kind, ...week, weekStart, asOf, takenAt: now(), takenLate, definition, models, counts: countCellsOf(cells.values()) }
    return ops.keepVintage(vintage, writeSnapshot(tickets))
  }
  const takeAll = async (takings: readonly Taking[]): Promise<number> => {
    if (takings.length === 0) return 0
    const completeTo = (await readCompleteTo(reader)) ?? 0
    const marks = personMarks(await reader.people())
    let [taken, read] = [0, { of: '', facts: new Array<ContactFact>() }]
    for (const taking of takings) {
      const of = JSON.stringify([taking.week, taking.definition.id])
      if (read.of !== of) read = { of, facts: await factsOfWeek(reader, taking.week, taking.definition, completeTo) }
      if ((await take(taking, read.facts, marks)) !== null) taken += 1
    }
    return taken
  }
  return {
    async takeDue() {
      const completeTo = await readCompleteTo(reader)
      if (completeTo === null) return 0
      const due: Taking[] = []
      for (const lens of VINTAGE_LENSES) due.push(...(await dueOf(lens, completeTo, { reader, ops, settings, now })))
      return takeAll(due)
    },
    async takeForReport(lens, { period, next }) {
      const asOf = await readCompleteTo(reader)
      if (asOf === null) return null
      const week = { period, next, timeZone: settings().timeZone }
      const definition = defineLens(lens, settings())
      const facts = await factsOfWeek(reader, week, definition, asOf)
      return take({ kind: 'report', definition, week, asOf, takenLate: false }, facts, personMarks(await reader.people()))
    },
  }
}

/** Of one lens, oldest week first. */
async function dueOf(lens: LensId, completeTo: EpochSeconds, { reader, ops, settings, now }: VintageDeps): Promise<Taking[]> {
  const { timeZone, weekStart } = settings()
  const definition = defineLens(lens, settings())
  const kept = new Set((await ops.vintages({ lens })).filter((one) => one.timeZone === timeZone && one.weekStart === weekStart).map(keyOf))
  const last = periodStart(localDay(completeTo, timeZone), 'week', weekStart)
  const due: Taking[] = []
  for (let period = last - 7 * WEEKS_BACK; period < last; period += 7) {
    const week = { period, next: period + 7, timeZone }
    const [ended, matured] = [kept.has(keyOf({ kind: 'week_end', period })), kept.has(keyOf({ kind: 'matured', period }))]
    if (ended && matured) continue
    const { end } = weekSpan(week)
    const final = matured ? null : await maturityOf(reader, week, definition, completeTo)
    // A week before the first contact, or without any, has nothing to keep.
    if (final === null && !matured) continue
    if (!ended) due.push({ kind: 'week_end', definition, week, asOf: end, takenLate: now() - end > GRACE_SECONDS })
    if (final === true) {
      const before = await maturityOf(reader, week, definition, Math.min(completeTo, now() - GRACE_SECONDS))
      due.push({ kind: 'matured', definition, week, asOf: completeTo, takenLate: before === true })
    }
  }
  return due
}
const keyOf = ({ kind, period }: Pick<Vintage, 'kind' | 'period'>): string => `${kind} ${period}`

/** Whether the week was final at a moment; null when it had no eligible contact. */
async function maturityOf(
  reader: AnalyticsReader,
  { period, next, timeZone }: Week,
  definition: LensDefinition,
  asOf: EpochSeconds,
): Promise<boolean | null> {
  const lens = compileLens(definition, asOf)
  const counts = await reader.countGroups({ lens, fromDay: period, toDay: next - 1, filters: [], by: [] })
  return isMatured(tallyOf(counts).certain, weekSpan({ period, next, timeZone }).end, asOf)
}
