/** Lenses as data: the definitions in force with their history, and what a draft would change before anyone saves it. */
import type { DryRunRow, Lenses, LensDryRun, LensMoveContacts, LensMoveQuery } from '@shared/api/lenses.ts'
import { CHANGEABLE, partsThatDiffer } from '@shared/fcr/lens-changes.ts'
import { compileLens, LENS_IDS, type LensDefinition } from '@shared/fcr/lens.ts'
import { compileDifference, UNSEEN } from '@shared/fcr/reconcile.ts'
import { dayToIso, localDay, nextPeriod, periodStart, startOfDay, type Day } from '@shared/time/calendar.ts'
import type { StoredLens } from '../store/ops-store/lens-definitions.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { readCursor, toContact, writeCursor } from './contacts.ts'
import { stampDefinition } from './fact-question.ts'
import { readLabels } from './labels.ts'
import type { LensBook } from './lens-book.ts'
import { readCompleteTo, toIso, toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'
import { addCount, emptyTally, toRow, type Tally } from './tally.ts'

const WEEKS = 26

export function listLenses(book: LensBook): Lenses {
  const inForce = book.inForce()
  return {
    lenses: LENS_IDS.map((id) => {
      const history = book.history(id)
      return {
        definition: inForce[id],
        changes: history[0]?.changes ?? {},
        changeable: [...CHANGEABLE[id]],
        history: history.map(printVersion),
      }
    }),
  }
}
export const printVersion = ({ savedAt, ...stored }: StoredLens): Lenses['lenses'][number]['history'][number] => ({
  ...stored,
  savedAt: toIso(savedAt),
})

/** The last 26 weeks that are over, before and after: the rate of each, and which tickets change their state. */
export async function dryRunLens(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  before: LensDefinition,
  after: LensDefinition,
): Promise<LensDryRun> {
  const completeTo = await readCompleteTo(reader)
  const range = completeTo === null ? null : lastWeeks(completeTo, settings)
  const counts =
    completeTo === null || range === null
      ? []
      : await reader.countGroups({ lens: difference(before, after, completeTo), ...range, filters: [], by: [], byDay: true })
  const weeks = new Map<Day, Sides>()
  const total = emptySides()
  const moves = new Map<string, number>()
  for (const { day, cell, coarse, count } of counts) {
    if (day === null || cell === null) continue
    const [from = UNSEEN, to = UNSEEN] = cell.split('>')
    const monday = periodStart(day, 'week', settings.weekStart)
    const week = weeks.get(monday) ?? emptySides()
    weeks.set(monday, week)
    for (const sides of [week, total]) {
      addCount(sides.before, { cell: from, cellPossible: null, reason: null, coarse, count })
      addCount(sides.after, { cell: to, cellPossible: null, reason: null, coarse, count })
      if (from !== to) sides.changed += count
    }
    if (from !== to) moves.set(cell, (moves.get(cell) ?? 0) + count)
  }
  const end = (day: Day) => startOfDay(day, settings.timeZone)
  return {
    before,
    after,
    parts: partsThatDiffer(before, after),
    definition: stampDefinition(after, settings),
    asOf: toIsoOrNull(completeTo),
    completeTo: toIsoOrNull(completeTo),
    from: range && dayToIso(range.fromDay),
    to: range && dayToIso(range.toDay),
    rows:
      range === null
        ? []
        : mondays(range).map((day) => toSides(weeks.get(day) ?? emptySides(), dayToIso(day), end(nextPeriod(day, 'week')), completeTo)),
    total: toSides(total, null, range === null ? 0 : end(range.toDay + 1), completeTo),
    moves: [...moves]
      .map(([cell, tickets]) => ({ from: cell.split('>')[0] ?? UNSEEN, to: cell.split('>')[1] ?? UNSEEN, tickets }))
      .sort((a, b) => b.tickets - a.tickets || (`${a.from}>${a.to}` < `${b.from}>${b.to}` ? -1 : 1)),
  }
}

/** The tickets that change from one state to another: exactly as many as the dry run counts. */
export async function listMoved(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  before: LensDefinition,
  after: LensDefinition,
  query: Pick<LensMoveQuery, 'from' | 'to' | 'limit' | 'cursor'>,
): Promise<Answer<LensMoveContacts>> {
  const place = readCursor(query.cursor)
  if (place === null) return misuse('invalid_cursor', 'cursor is not one this service gave out; leave it out to begin with the first page.')
  if (query.from === query.to)
    return misuse('invalid_move', 'from and to are the same state; name two different ones, for example success and failed.')
  const completeTo = await readCompleteTo(reader)
  const asOf = place.asOf === null || completeTo === null ? completeTo : Math.min(Math.floor(Date.parse(place.asOf) / 1000), completeTo)
  const definition = stampDefinition(after, settings)
  if (asOf === null) return answer({ definition, asOf: null, total: 0, rows: [], next: null })
  const asked = { lens: difference(before, after, asOf), ...lastWeeks(asOf, settings), slice: null, filters: [], reason: null, limit: query.limit }
  const [found, labels] = await Promise.all([
    reader.listContacts({ ...asked, cells: [`${query.from}>${query.to}`], offset: place.offset }),
    readLabels(reader, settings),
  ])
  const reached = place.offset + found.rows.length
  return answer({
    definition,
    asOf: toIso(asOf),
    total: found.total,
    rows: found.rows.map((row) => toContact({ ...row, cell: query.to }, labels, after.usePredictedReasons)),
    next: found.rows.length > 0 && reached < found.total ? writeCursor({ offset: reached, asOf: toIso(asOf) }) : null,
  })
}

const difference = (before: LensDefinition, after: LensDefinition, asOf: number) =>
  compileDifference(compileLens(before, asOf), compileLens(after, asOf))

/** Whole weeks, the last one that is over at the end. */
function lastWeeks(asOf: number, { timeZone, weekStart }: AnalyticsSettings): { fromDay: Day; toDay: Day } {
  const monday = periodStart(localDay(asOf, timeZone), 'week', weekStart)
  return { fromDay: monday - 7 * WEEKS, toDay: monday - 1 }
}
const mondays = ({ fromDay }: { fromDay: Day }): Day[] => Array.from({ length: WEEKS }, (_, week) => fromDay + 7 * week)

interface Sides {
  before: Tally
  after: Tally
  changed: number
}
const emptySides = (): Sides => ({ before: emptyTally(), after: emptyTally(), changed: 0 })

function toSides({ before, after, changed }: Sides, period: string | null, end: number, asOf: number | null): DryRunRow {
  const side = (tally: Tally) => {
    const { eligible, n, success, rate, low, high, matured } = toRow(tally, { period, slice: null, sliceLabel: null, end }, asOf)
    return { eligible, n, success, rate, low, high, matured }
  }
  return { period, before: side(before), after: side(after), changed }
}
