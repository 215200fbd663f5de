/** Lenses as data (domain 6): what each counts, and how it compiles to a choice over a fact's columns. */
import { DAY_SECONDS } from './config.ts'
import { EXCLUSIONS, REPEAT_KINDS, type Exclusion, type RepeatKind } from './fact.ts'
import type { EpochSeconds } from './history.ts'
import type { Choice, NumberColumn, NumberExpr, Predicate, TextColumn } from './predicate.ts'

export const LENS_IDS = ['one_touch', 'no_reopen', 'gross', 'net', 'survey', 'stated'] as const
export type LensId = (typeof LENS_IDS)[number]
export const FAILURE_FLAGS = ['repeat', 'escalated', 'transferred', 'clarification'] as const
export type FailureFlag = (typeof FAILURE_FLAGS)[number]
/** In the order that picks the primary reason. */
export const FAILURE_REASONS = [...REPEAT_KINDS, 'escalated', 'transferred', 'clarification'] as const
export type FailureReason = RepeatKind | Exclude<FailureFlag, 'repeat'>
export const STATES = ['success', 'failed', 'failedEarly', 'pending'] as const
export type State = (typeof STATES)[number]

export interface LensDefinition {
  id: LensId
  /** Stamped on every number; the same version always means the same definition. */
  version: number
  /** null = no window: a solved contact counts at once. */
  windowDays: number | null
  windowByReason: Readonly<Record<string, number>>
  /** Failure flags that are switched on. */
  flags: readonly FailureFlag[]
  exclusions: readonly Exclusion[]
  /** net only: leave out tickets linked to a problem. */
  leaveOutKnownProblems: boolean
  /** net only: reasons nobody can resolve at first contact. */
  notFirstContactResolvable: readonly string[]
  /** Where the reason is missing, the predicted one decides about windows, what nobody can resolve at once, slices and filters. */
  usePredictedReasons: boolean
  /** What makes a success. */
  successWhen: 'no_flag' | 'fewer_than_two_replies' | 'never_reopened' | 'survey_yes' | 'stated_resolved'
}
export type LensDefinitions = Readonly<Record<LensId, LensDefinition>>

/** `cell` is a State or `excluded:CODE`, null = the lens does not see the ticket. */
export interface CompiledLens {
  definition: LensDefinition
  /** The date a ticket counts under. */
  cohort: 'cohortAt' | 'lastSolvedAt'
  asOf: EpochSeconds
  /** Slices and filters by reason read the predicted one where it is missing. */
  predictedReasons: boolean
  cell: Choice
  /** The same over certain and possible links. */
  cellPossible: Choice
  /** Primary reason; only meaningful for failed and failedEarly. */
  reason: Choice
}

/** The keys of the configuration that lenses start from, and the definitions in force where some were saved. */
export interface LensSettings {
  windowDays: number
  windowByReason: Readonly<Record<string, number>>
  notFirstContactResolvable: readonly string[]
  lenses?: LensDefinitions
}

export const hasWindow = (id: LensId): boolean => id === 'gross' || id === 'net'
/** `one_touch` and `no_reopen` speak of now and know no past as-of. */
export const speaksOfNow = (id: LensId): boolean => id === 'one_touch' || id === 'no_reopen'
const SUCCESS: Readonly<Record<LensId, LensDefinition['successWhen']>> = {
  one_touch: 'fewer_than_two_replies',
  no_reopen: 'never_reopened',
  gross: 'no_flag',
  net: 'no_flag',
  survey: 'survey_yes',
  stated: 'stated_resolved',
}

/** The definition in force: the saved one, else what the configuration's keys say. */
export function defineLens(id: LensId, settings: LensSettings): LensDefinition {
  return settings.lenses?.[id] ?? configuredLens(id, settings)
}

/** What the configuration's keys alone make of a lens. */
export function configuredLens(id: LensId, settings: LensSettings, version = 1): LensDefinition {
  const windowed = hasWindow(id)
  return {
    id,
    version,
    windowDays: windowed ? settings.windowDays : null,
    windowByReason: windowed ? settings.windowByReason : {},
    flags: windowed ? FAILURE_FLAGS : [],
    exclusions: speaksOfNow(id) ? [] : EXCLUSIONS,
    leaveOutKnownProblems: id === 'net',
    notFirstContactResolvable: id === 'net' ? settings.notFirstContactResolvable : [],
    usePredictedReasons: false,
    successWhen: SUCCESS[id],
  }
}

export function compileLens(definition: LensDefinition, asOf: EpochSeconds): CompiledLens {
  if (speaksOfNow(definition.id)) return compileNow(definition, asOf)
  if (definition.windowDays === null) return compileAnswered(definition, asOf)
  const certain = { prev: 'prevGap', gap: 'nextGap', kind: 'nextKind' } as const
  const possible = { prev: 'prevGapPossible', gap: 'nextGapPossible', kind: 'nextKindPossible' } as const
  return {
    definition,
    cohort: 'cohortAt',
    asOf,
    predictedReasons: definition.usePredictedReasons,
    cell: compileCell(definition, asOf, certain),
    cellPossible: compileCell(definition, asOf, possible),
    reason: compileReason(definition, asOf, certain),
  }
}

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
  return { definition, cohort: 'lastSolvedAt', asOf, predictedReasons: definition.usePredictedReasons, cell, cellPossible: cell, reason: [] }
}

/** Solved contacts with an answer, first or not; partly resolved fails. */
function compileAnswered(definition: LensDefinition, asOf: EpochSeconds): CompiledLens {
  const { answer, yes } = ANSWERS[definition.successWhen === 'survey_yes' ? 'survey_yes' : 'stated_resolved']
  const cell: Choice = [
    ...notCounted(definition, asOf, null),
    { when: { missing: answer }, is: null },
    { when: { text: answer, oneOf: [yes] }, is: 'success' },
    { when: { all: [] }, is: 'failed' },
  ]
  return { definition, cohort: 'cohortAt', asOf, predictedReasons: definition.usePredictedReasons, cell, cellPossible: cell, reason: [] }
}
const ANSWERS = { survey_yes: { answer: 'survey', yes: 'yes' }, stated_resolved: { answer: 'stated', yes: 'resolved' } } as const

/** What lenses that go by the first solve leave out before they look at it. Nobody is sure that a solve without a reply resolved anything, unless the customer had to come back: `spared`. */
function notCounted({ exclusions }: LensDefinition, asOf: EpochSeconds, spared: Predicate | null): Choice {
  return [
    { when: { left: { col: 'cohortAt' }, op: '>', right: { value: asOf } }, is: null },
    ...exclusions.map((code): Choice[number] => {
      const excluded: Predicate = { text: 'exclusion', oneOf: [code] }
      return { when: code === 'no_reply_solve' && spared !== null ? { all: [excluded, { not: spared }] } : excluded, is: `excluded:${code}` }
    }),
    { when: { missing: 'firstSolvedAt' }, is: null },
  ]
}

/** Of `survey` and `stated`: every solved contact that is not excluded, by whether it has an answer. */
export function compileResponse(definition: LensDefinition, asOf: EpochSeconds): CompiledLens {
  const { answer } = ANSWERS[definition.successWhen === 'survey_yes' ? 'survey_yes' : 'stated_resolved']
  const cell: Choice = [
    ...notCounted(definition, asOf, null).map(({ when }) => ({ when, is: null })),
    { when: { missing: answer }, is: 'unanswered' },
    { when: { all: [] }, is: 'answered' },
  ]
  return { definition, cohort: 'cohortAt', asOf, predictedReasons: definition.usePredictedReasons, cell, cellPossible: cell, reason: [] }
}

/** Why a lens does not see a ticket at all; only meaningful where its cell is null. */
export function compileUnseen(definition: LensDefinition, asOf: EpochSeconds): Choice {
  const later = (col: 'cohortAt' | 'lastSolvedAt'): Choice[number] => ({
    when: { left: { col }, op: '>', right: { value: asOf } },
    is: 'after_as_of',
  })
  if (speaksOfNow(definition.id)) return [later('lastSolvedAt'), { when: { all: [] }, is: 'not_solved_now' }]
  const solved: Choice = [later('cohortAt'), { when: { missing: 'firstSolvedAt' }, is: 'not_solved' }]
  return definition.windowDays === null ? [...solved, { when: { all: [] }, is: 'no_answer' }] : [...solved, { when: { all: [] }, is: 'unexplained' }]
}

interface Links {
  prev: NumberColumn
  gap: NumberColumn
  kind: TextColumn
}

function compileCell(definition: LensDefinition, asOf: EpochSeconds, links: Links): Choice {
  const failed: Predicate = { any: definition.flags.map((flag) => flagPredicate(flag, definition, asOf, links)) }
  const ripe: Predicate = { left: { plus: [{ col: 'firstSolvedAt' }, windowSeconds(definition)] }, op: '<=', right: { value: asOf } }
  const spared = definition.flags.includes('repeat') ? repeatPredicate(definition, asOf, links) : null
  const unresolvable: Predicate = { text: reasonColumn(definition), oneOf: definition.notFirstContactResolvable }
  return [
    ...notCounted(definition, asOf, spared),
    ...(definition.leaveOutKnownProblems ? [branch({ flag: 'knownProblem' }, 'excluded:known_problem')] : []),
    ...(definition.notFirstContactResolvable.length > 0 ? [branch(unresolvable, 'excluded:not_first_contact_resolvable')] : []),
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

/** A contact's own window. */
export function windowSeconds(definition: LensDefinition): NumberExpr {
  const otherwise = (definition.windowDays ?? 0) * DAY_SECONDS
  const entries = Object.entries(definition.windowByReason)
  if (entries.length === 0) return { value: otherwise }
  return { byReason: Object.fromEntries(entries.map(([reason, days]) => [reason, days * DAY_SECONDS])), of: reasonColumn(definition), otherwise }
}

const branch = (when: Predicate, is: string): Choice[number] => ({ when, is })
const reasonColumn = ({ usePredictedReasons }: LensDefinition) => (usePredictedReasons ? ('anyReason' as const) : ('reason' as const))
