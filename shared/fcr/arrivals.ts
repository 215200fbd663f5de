/** Contacts as they arrive, solved or not: what volume, waiting and promises are counted over. */
import { EXCLUSIONS } from './fact.ts'
import type { EpochSeconds } from './history.ts'
import { windowSeconds, type CompiledLens, type LensDefinition } from './lens.ts'
import type { Predicate } from './predicate.ts'

/** The only cell: what can be another contact's repeat (domain 2.4). */
export const CONTACT = 'contact'
const MEMBERS: readonly string[] = ['abandoned', 'no_reply_solve']

/** Sees every member of chains that had arrived by `asOf`, under no lens; its days are those of the first solve, so ask by `createdAt` instead. */
export function compileArrivals(definition: LensDefinition, asOf: EpochSeconds): CompiledLens {
  const cell = [
    { when: { left: { col: 'createdAt' }, op: '>', right: { value: asOf } }, is: null },
    { when: { text: 'exclusion', oneOf: EXCLUSIONS.filter((code) => !MEMBERS.includes(code)) }, is: null },
    { when: { all: [] }, is: CONTACT },
  ] as const
  return { definition, cohort: 'cohortAt', asOf, predictedReasons: definition.usePredictedReasons, cell, cellPossible: cell, reason: [] }
}

/** Came back about the same within the window: not the first of its chain. */
export const isRepeatArrival = (definition: LensDefinition): Predicate => ({
  left: { col: 'prevGap' },
  op: '<=',
  right: windowSeconds(definition),
})
