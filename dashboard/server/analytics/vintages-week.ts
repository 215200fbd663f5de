/** The contacts of one week as facts, and what a lens makes of them at a moment: by the same rule as every count. */
import { evaluate } from '@shared/fcr/evaluate.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { compileLens, STATES, type LensDefinition } from '@shared/fcr/lens.ts'
import type { StateCounts } from '@shared/fcr/return-history.ts'
import { startOfDay, type Day } from '@shared/time/calendar.ts'
import type { AnalyticsReader } from './reader.ts'

export interface Week {
  /** First day, and that of the next, in `timeZone`. */
  period: Day
  next: Day
  timeZone: string
}
export const weekSpan = ({ period, next, timeZone }: Week) => ({ start: startOfDay(period, timeZone), end: startOfDay(next, timeZone) })

const PAGE = 20_000
/** Every fact whose date lies in the week, whatever days the store counts in: a week keeps its zone. */
export async function factsOfWeek(
  reader: Pick<AnalyticsReader, 'listContacts'>,
  week: Week,
  definition: LensDefinition,
  asOf: EpochSeconds,
): Promise<ContactFact[]> {
  const lens = compileLens(definition, asOf)
  const { start, end } = weekSpan(week)
  const asked = { lens, fromDay: week.period - 1, toDay: week.next, slice: null, filters: [], cells: null, reason: null }
  const found: ContactFact[] = []
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await reader.listContacts({ ...asked, limit: PAGE, offset })
    for (const { fact } of rows) {
      const { cohortAt } = evaluate(lens, fact)
      if (cohortAt !== null && cohortAt >= start && cohortAt < end) found.push(fact)
    }
    if (rows.length < PAGE) return found
  }
}

/** `cell` by ticket, of those the lens sees. */
export function cellsAt(facts: readonly ContactFact[], definition: LensDefinition, asOf: EpochSeconds): ReadonlyMap<number, string> {
  const lens = compileLens(definition, asOf)
  return new Map(
    facts.flatMap((fact) => {
      const { cell } = evaluate(lens, fact)
      return cell === null ? [] : [[fact.ticketId, cell] as const]
    }),
  )
}
export function countCellsOf(cells: Iterable<string>): StateCounts {
  const counts: StateCounts = { success: 0, failed: 0, failedEarly: 0, pending: 0 }
  for (const cell of cells) {
    const state = STATES.find((one) => one === cell)
    if (state !== undefined) counts[state] += 1
  }
  return counts
}
