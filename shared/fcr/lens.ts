/** Lenses as data (domain 6): what each counts, and how it compiles to a choice over a fact's columns. */
import { DAY_SECONDS } from './config.ts'
import { EXCLUSIONS, REPEAT_KINDS, type Exclusion, type RepeatKind } from './fact.ts'
import type { EpochSeconds } from './history.ts'
import type { Choice, NumberColumn, NumberExpr, Predicate, TextColumn } from './predicate.ts'

export type LensId = 'one_touch' | 'no_reopen' | 'gross' | 'net'
export type FailureFlag = 'repeat' | 'escalated' | 'transferred' | 'clarification'
/** In the order that picks the primary reason. */
export const FAILURE_REASONS = [...REPEAT_KINDS, 'escalated', 'transferred', 'clarification'] as const
export type FailureReason = RepeatKind | Exclude<FailureFlag, 'repeat'>
export const STATES = ['success', 'failed', 'failedEarly', 'pending'] as const
export type State = (typeof STATES)[number]

export interface LensDefinition {
  id: LensId
  /** Stamped on every number. */
  version: number
  /** null = no window: every solved ticket counts at once, now. */
  windowDays: number | null
  windowByReason: Readonly<Record<string, number>>
  /** Failure flags that are switched on. */
  flags: readonly FailureFlag[]
  exclusions: readonly Exclusion[]
  /** net only: leave out tickets linked to a problem. */
  leaveOutKnownProblems: boolean
  /** net only: reasons nobody can resolve at first contact. */
  notFirstContactResolvable: readonly string[]
  /** What makes a success where there are no failure flags. */
  successWhen: 'no_flag' | 'fewer_than_two_replies' | 'never_reopened'
}

/** `cell` is a State or `excluded:CODE`, null = the lens does not see the ticket. */
export interface CompiledLens {
  definition: LensDefinition
  /** The date a ticket counts under. */
  cohort: 'cohortAt' | 'lastSolvedAt'
  asOf: EpochSeconds
  cell: Choice
  /** The same over certain and possible links. */
  cellPossible: Choice
  /** Primary reason; only meaningful for failed and failedEarly. */
  reason: Choice
}

const ALL_FLAGS: readonly FailureFlag[] = ['repeat', 'escalated', 'transferred', 'clarification']

export interface LensSettings {
  windowDays: number
  windowByReason: Readonly<Record<string, number>>
  notFirstContactResolvable: readonly string[]
}

export function defineLens(id: LensId, settings: LensSettings, version = 1): LensDefinition {
  const windowed = id === 'gross' || id === 'net'
  return {
    id,
    version,
    windowDays: windowed ? settings.windowDays : null,
    windowByReason: windowed ? settings.windowByReason : {},
    flags: windowed ? ALL_FLAGS : [],
    exclusions: windowed ? EXCLUSIONS : [],
    leaveOutKnownProblems: id === 'net',
    notFirstContactResolvable: id === 'net' ? settings.notFirstContactResolvable : [],
    successWhen: id === 'one_touch' ? 'fewer_than_two_replies' : id === 'no_reopen' ? 'never_reopened' : 'no_flag',
  }
}

export function compileLens(definition: LensDefinition, asOf: EpochSeconds): CompiledLens {
  if (definition.windowDays === null) return compileNow(definition, asOf)
  const certain = { prev: 'prevGap', gap: 'nextGap', kind: 'nextKind' } as const
  const possible = { prev: 'prevGapPossible', gap: 'nextGapPossible', kind: 'nextKindPossible' } as const
  return {
    definition,
    cohort: 'cohortAt',
    asOf,
    cell: compileCell(definition, asOf, certain),
    cellPossible: compileCell(definition, asOf, possible),
    reason: compileReason(definition, asOf, certain),
  }
}

/** `one_touch` and `no_reopen` speak of now and know no past as-of. */
function compileNow(definition: LensDefinition, asOf: EpochSeconds): CompiledLens {
  const success: Predicate =
    definition.successWhen === 'fewer_than_two_replies'
      ? { left: { col: 'agentReplies' }, op: '<', right: { value: 2 } }
      : { left: { col: 'reopens' }, op: '=', right: { value: 0 } }
  const cell: Choice = [
    // The rows may be fresher than the events: what was solved after completeTo waits for them.
    { when: { left: { col: 'lastSolvedAt' }, op: '>', right: { value: asOf } }, is: null },
    { when: { all: [{ flag: 'solvedNow' }, success] }, is: 'success' },
    { when: { flag: 'solvedNow' }, is: 'failed' },
  ]
  return { definition, cohort: 'lastSolvedAt', asOf, cell, cellPossible: cell, reason: [] }
}

interface Links {
  prev: NumberColumn
  gap: NumberColumn
  kind: TextColumn
}

function compileCell(definition: LensDefinition, asOf: EpochSeconds, links: Links): Choice {
  const failed: Predicate = { any: definition.flags.map((flag) => flagPredicate(flag, definition, asOf, links)) }
  const ripe: Predicate = { left: { plus: [{ col: 'firstSolvedAt' }, windowSeconds(definition)] }, op: '<=', right: { value: asOf } }
  // A solve without any reply says nothing about resolution, unless the customer had to come back.
  const unlessRepeat = definition.flags.includes('repeat')
  const always = definition.exclusions.filter((code) => code !== 'no_reply_solve' || !unlessRepeat)
  return [
    { when: { left: { col: 'cohortAt' }, op: '>', right: { value: asOf } }, is: null },
    ...always.map((code) => ({ when: { text: 'exclusion' as const, oneOf: [code] }, is: `excluded:${code}` })),
    ...(unlessRepeat && definition.exclusions.includes('no_reply_solve')
      ? [
          {
            when: { all: [{ text: 'exclusion' as const, oneOf: ['no_reply_solve'] }, { not: repeatPredicate(definition, asOf, links) }] },
            is: 'excluded:no_reply_solve',
          },
        ]
      : []),
    { when: { missing: 'firstSolvedAt' as const }, is: null },
    ...(definition.leaveOutKnownProblems ? [{ when: { flag: 'knownProblem' as const }, is: 'excluded:known_problem' }] : []),
    ...(definition.notFirstContactResolvable.length > 0
      ? [{ when: { text: 'reason' as const, oneOf: definition.notFirstContactResolvable }, is: 'excluded:not_first_contact_resolvable' }]
      : []),
    { when: { left: { col: links.prev }, op: '<=', right: windowSeconds(definition) }, is: 'excluded:not_first' },
    { when: { all: [ripe, failed] }, is: 'failed' },
    { when: ripe, is: 'success' },
    { when: failed, is: 'failedEarly' },
    { when: { all: [] }, is: 'pending' },
  ]
}

function compileReason(definition: LensDefinition, asOf: EpochSeconds, links: Links): Choice {
  return FAILURE_REASONS.flatMap((reason): Choice => {
    if (reason === 'escalated' || reason === 'transferred' || reason === 'clarification')
      return definition.flags.includes(reason) ? [{ when: flagPredicate(reason, definition, asOf, links), is: reason }] : []
    if (!definition.flags.includes('repeat')) return []
    return [{ when: { all: [repeatPredicate(definition, asOf, links), { text: links.kind, oneOf: [reason] }] }, is: reason }]
  })
}

function flagPredicate(flag: FailureFlag, definition: LensDefinition, asOf: EpochSeconds, links: Links): Predicate {
  if (flag === 'repeat') return repeatPredicate(definition, asOf, links)
  if (flag === 'escalated') return { flag: 'escalated' }
  return { left: { col: flag === 'transferred' ? 'transfers' : 'clarifications' }, op: '>', right: { value: 0 } }
}

/** A gap of exactly W days is inside; a return dated after asOf is not known yet. */
function repeatPredicate(definition: LensDefinition, asOf: EpochSeconds, links: Links): Predicate {
  return {
    all: [
      { left: { col: links.gap }, op: '<=', right: windowSeconds(definition) },
      { left: { plus: [{ col: 'firstSolvedAt' }, { col: links.gap }] }, op: '<=', right: { value: asOf } },
    ],
  }
}

function windowSeconds(definition: LensDefinition): NumberExpr {
  const otherwise = (definition.windowDays ?? 0) * DAY_SECONDS
  const entries = Object.entries(definition.windowByReason)
  if (entries.length === 0) return { value: otherwise }
  return { byReason: Object.fromEntries(entries.map(([reason, days]) => [reason, days * DAY_SECONDS])), otherwise }
}
