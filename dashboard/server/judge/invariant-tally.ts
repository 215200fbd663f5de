/** A lens evaluated in TypeScript over all facts, for holding against what SQL counts. */
import { EXCLUSIONS } from '@shared/fcr/fact.ts'
import type { CompiledLens } from '@shared/fcr/lens.ts'
import { choose, toColumns } from '@shared/fcr/predicate.ts'
import type { DatedFact } from '../store/fact-store/judge-contract.ts'

export const STATES: readonly string[] = ['success', 'failed', 'failedEarly', 'pending']
const CELLS: ReadonlySet<string> = new Set([
  ...STATES,
  ...[...EXCLUSIONS, 'known_problem', 'not_first_contact_resolvable', 'not_first'].map((code) => `excluded:${code}`),
])

export interface Tally {
  see(fact: DatedFact): void
  key(day: number, cell: string | null, cellPossible: string | null, reason: string | null): string
  counts: ReadonlyMap<string, number>
  byCell(): ReadonlyMap<string, number>
  eligible(): number
  eligibleBy(period: (day: number) => number): ReadonlyMap<number, number>
  /** What no cell may be or say. */
  strange(): readonly string[]
}

export function createTally(lens: CompiledLens): Tally {
  const counts = new Map<string, number>()
  const byCell = new Map<string, number>()
  const byDay = new Map<number, number>()
  const strange: string[] = []
  const key: Tally['key'] = (day, cell, cellPossible, reason) => `day ${day} ${cell} / ${cellPossible} (${reason})`
  const add = <K>(to: Map<K, number>, what: K) => void to.set(what, (to.get(what) ?? 0) + 1)
  return {
    key,
    counts,
    see({ fact, cohortDay, lastSolvedDay }) {
      const columns = toColumns(fact)
      const [cell, cellPossible] = [choose(lens.cell, columns), choose(lens.cellPossible, columns)]
      const day = lens.cohort === 'cohortAt' ? cohortDay : lastSolvedDay
      if (day === null || (cell === null && cellPossible === null)) return
      const failed = cell === 'failed' || cell === 'failedEarly'
      const reason = failed ? choose(lens.reason, columns) : null
      add(counts, key(day, cell, cellPossible, reason))
      for (const named of [cell, cellPossible])
        if (named !== null && !CELLS.has(named)) strange.push(`ticket ${fact.ticketId} is in a cell called ${named}`)
      if (failed && reason === null && lens.definition.flags.length > 0) strange.push(`ticket ${fact.ticketId} failed for no reason`)
      if (cell === null) return
      add(byCell, cell)
      if (STATES.includes(cell)) add(byDay, day)
    },
    byCell: () => byCell,
    eligible: () => [...byDay.values()].reduce((total, count) => total + count, 0),
    eligibleBy(period) {
      const by = new Map<number, number>()
      for (const [day, count] of byDay) by.set(period(day), (by.get(period(day)) ?? 0) + count)
      return by
    },
    strange: () => strange,
  }
}
