/**
 * From one lens's tickets of a period to another's, step by step (domain 9.5): every ticket that either judges there is in exactly one step,
 * so that the steps add up over sets of tickets. As a lens compiles to cells, a pair of lenses compiles to steps: one choice over a fact's columns.
 */
import { EXCLUSIONS, type ContactFact } from './fact.ts'
import type { EpochSeconds } from './history.ts'
import { compileUnseen, STATES, type CompiledLens } from './lens.ts'
import { choose, namesIn, rename, toColumns, type Choice, type Predicate } from './predicate.ts'

/** From the first second of the period up to, but without, `until`; null = open. */
export interface Span {
  from: EpochSeconds | null
  until: EpochSeconds | null
}
/** Why a ticket that one lens judges in the period is not judged there by the other. In the order of a list. */
export const STEP_WHYS = [
  ...EXCLUSIONS,
  'known_problem',
  'not_first_contact_resolvable',
  'not_first',
  'no_answer',
  'not_solved',
  'not_solved_now',
  'after_as_of',
  'moved',
  'not_ripe',
  'unexplained',
] as const
export type StepWhy = (typeof STEP_WHYS)[number]
/** Judged by both, alike or not. */
export const BOTH = ['both_success', 'both_failed', 'turned_failed', 'turned_success'] as const
export type StepCode = `leaves.${StepWhy}` | `joins.${StepWhy}` | (typeof BOTH)[number] | 'waits'

export interface Counted {
  n: number
  success: number
}
export interface Step {
  code: StepCode
  tickets: number
  /** What its tickets are under the first lens, and under the second. */
  before: Counted
  after: Counted
  /** Primary reasons under the second lens, of those that turned failed. */
  reasons: Readonly<Record<string, number>>
}
export interface Reconciliation {
  before: Counted
  after: Counted
  steps: readonly Step[]
}

const EXCLUDED = 'excluded:'
const isJudged = (name: string | null): name is 'success' | 'failed' => name === 'success' || name === 'failed'

/** The pair as a lens whose cells are `BEFORE>AFTER`, or `waits`: eligible in the period, judged there by neither. */
export function compileSteps(before: CompiledLens, after: CompiledLens, span: Span): CompiledLens {
  const [beforeIn, afterIn] = [inside(before, span), inside(after, span)]
  const is = (lens: CompiledLens, within: Predicate, names: readonly string[]): Predicate => ({ all: [within, { choice: lens.cell, oneOf: names }] })
  const cell: Choice = [
    ...(['success', 'failed'] as const).map((state) => ({
      when: is(before, beforeIn, [state]),
      by: side(after, afterIn, (name) => `${state}>${name}`),
    })),
    ...(['success', 'failed'] as const).map((state) => ({
      when: is(after, afterIn, [state]),
      by: side(before, beforeIn, (name) => `${name}>${state}`),
    })),
    { when: { any: [is(before, beforeIn, STATES), is(after, afterIn, STATES)] }, is: 'waits' },
  ]
  return { ...after, cohort: 'cohortAt', cell, cellPossible: [], reason: [] }
}

/** Where the period can matter at all: for a store that need not look further. */
export const eitherInside = (before: CompiledLens, after: CompiledLens, span: Span): Predicate => ({
  any: [inside(before, span), inside(after, span)],
})

function inside({ cohort }: CompiledLens, { from, until }: Span): Predicate {
  return {
    all: [
      ...(from === null ? [] : [{ left: { col: cohort }, op: '>=' as const, right: { value: from } }]),
      ...(until === null ? [] : [{ left: { col: cohort }, op: '<' as const, right: { value: until } }]),
    ],
  }
}

/** What a lens makes of a ticket that the other one judges in the period. */
function side(lens: CompiledLens, within: Predicate, named: (name: string) => string): Choice {
  const judged = (by: string | Choice): Choice => [
    typeof by === 'string' ? { when: within, is: by } : { when: within, by },
    { when: { all: [] }, is: named('moved') },
  ]
  return rename(lens.cell, (name) => {
    if (name === null) return rename(compileUnseen(lens.definition, lens.asOf), (why) => (why === null ? null : named(why)))
    if (name === 'success') return judged(named('success'))
    if (name === 'failed') return judged(rename(lens.reason, (reason) => named(reason === null ? 'failed' : `failed:${reason}`)))
    return named(name.startsWith(EXCLUDED) ? name.slice(EXCLUDED.length) : 'not_ripe')
  })
}

interface ReadCell {
  code: StepCode
  before: 'success' | 'failed' | null
  after: 'success' | 'failed' | null
  reason: string | null
  /** As a list shows it: `success`, `failed`, `excluded:CODE`, or why it is not judged; under the first lens, and under the second. */
  shown: readonly [string, string]
}
/** What a cell of `compileSteps` says. */
export function readStep(cell: string): ReadCell {
  if (cell === 'waits') return { code: 'waits', before: null, after: null, reason: null, shown: ['waits', 'waits'] }
  const [left = '', right = ''] = cell.split('>')
  const [before, after] = [stateOf(left), stateOf(right)]
  const reason = (left.split(':')[1] ?? right.split(':')[1]) || null
  const shown = [shownAs(left), shownAs(right)] as const
  if (before !== null && after !== null) return { code: before === after ? `both_${before}` : `turned_${after}`, before, after, reason, shown }
  const why = STEP_WHYS.find((known) => known === (before === null ? left : right)) ?? 'unexplained'
  return { code: before === null ? `joins.${why}` : `leaves.${why}`, before, after, reason: null, shown }
}
const LEFT_OUT: readonly string[] = [...EXCLUSIONS, 'known_problem', 'not_first_contact_resolvable', 'not_first']
const shownAs = (name: string): string => stateOf(name) ?? (LEFT_OUT.includes(name) ? `${EXCLUDED}${name}` : name)
function stateOf(name: string): 'success' | 'failed' | null {
  const state = name.split(':')[0] ?? ''
  return isJudged(state) ? state : null
}

/** The cells of a step, for listing its tickets; with a reason only those that turned failed by it. */
export function cellsOfStep(steps: CompiledLens, code: StepCode, reason: string | null): string[] {
  return namesIn(steps.cell).filter((cell) => {
    const read = readStep(cell)
    return read.code === code && (reason === null || (read.after === 'failed' && read.reason === reason))
  })
}

/** The sum written out: before − what leaves + what joins = after, for tickets and for successes. */
export function sumSteps(counts: Iterable<{ cell: string; count: number }>): Reconciliation {
  const steps = new Map<StepCode, Step & { reasons: Record<string, number> }>()
  const total = { before: { n: 0, success: 0 }, after: { n: 0, success: 0 } }
  const add = (to: Counted, state: 'success' | 'failed' | null, count: number) => {
    if (state !== null) to.n += count
    if (state === 'success') to.success += count
  }
  for (const { cell, count } of counts) {
    const { code, before, after, reason } = readStep(cell)
    const step = steps.get(code) ?? { code, tickets: 0, before: { n: 0, success: 0 }, after: { n: 0, success: 0 }, reasons: {} }
    steps.set(code, step)
    step.tickets += count
    for (const one of [step, total]) {
      add(one.before, before, count)
      add(one.after, after, count)
    }
    if (code === 'turned_failed' && reason !== null) step.reasons[reason] = (step.reasons[reason] ?? 0) + count
  }
  return { ...total, steps: STEP_CODES.flatMap((code) => steps.get(code) ?? []) }
}

export const STEP_CODES: readonly StepCode[] = [
  ...STEP_WHYS.map((why) => `leaves.${why}` as const),
  ...STEP_WHYS.map((why) => `joins.${why}` as const),
  ...BOTH,
  'waits',
]

/** The steps of some facts. The stores count the same in SQL. */
export function reconcile(facts: Iterable<ContactFact>, before: CompiledLens, after: CompiledLens, span: Span): Reconciliation {
  const { cell } = compileSteps(before, after, span)
  const counts: { cell: string; count: number }[] = []
  for (const fact of facts) {
    const step = choose(cell, toColumns(fact))
    if (step !== null) counts.push({ cell: step, count: 1 })
  }
  return sumSteps(counts)
}

/** Two definitions of one lens side by side, as a lens whose cells are `BEFORE>AFTER`: states, `excluded:CODE` or `unseen`. */
export function compileDifference(before: CompiledLens, after: CompiledLens): CompiledLens {
  const cell = rename(before.cell, (one) => rename(after.cell, (other) => `${one ?? UNSEEN}>${other ?? UNSEEN}`))
  return { ...after, cell, cellPossible: [], reason: [] }
}
export const UNSEEN = 'unseen'
