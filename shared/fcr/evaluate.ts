/** A lens applied to one fact (domain 6): the cell it falls into, and why. The stores do the same in SQL. */
import type { ContactFact } from './fact.ts'
import type { EpochSeconds } from './history.ts'
import { FAILURE_REASONS, STATES, type CompiledLens, type FailureReason, type State } from './lens.ts'
import { choose, holds, toColumns, type FactColumns } from './predicate.ts'

export interface Evaluation {
  /** A state, `excluded:CODE`, or null: the lens does not see the ticket. */
  cell: string | null
  /** The same over certain and possible links. */
  cellPossible: string | null
  state: State | null
  exclusion: string | null
  /** All failure flags that hold, in the order of the reasons; empty unless failed or failedEarly. */
  failures: readonly FailureReason[]
  primary: FailureReason | null
  /** The date it counts under. */
  cohortAt: EpochSeconds | null
}

const EXCLUDED = 'excluded:'

/** What `lens` makes of a fact. */
export function evaluate(lens: CompiledLens, fact: ContactFact): Evaluation {
  const row = toColumns(fact)
  const cell = choose(lens.cell, row)
  const state = STATES.find((state) => state === cell) ?? null
  const failures = state === 'failed' || state === 'failedEarly' ? failuresOf(lens, row) : []
  return {
    cell,
    cellPossible: choose(lens.cellPossible, row),
    state,
    exclusion: cell?.startsWith(EXCLUDED) ? cell.slice(EXCLUDED.length) : null,
    failures,
    primary: failures[0] ?? null,
    cohortAt: row[lens.cohort],
  }
}

function failuresOf(lens: CompiledLens, row: FactColumns): FailureReason[] {
  const held = new Set(lens.reason.flatMap((branch) => ('is' in branch && holds(branch.when, row) ? [branch.is] : [])))
  return FAILURE_REASONS.filter((reason) => held.has(reason))
}
