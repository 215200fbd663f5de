/**
 * The small language a lens compiles to: a predicate tree over a fact's integers and codes.
 * TypeScript evaluates it here; each store adapter prints it in its own SQL, and a property test holds the two equal.
 */
import type { ContactFact } from './fact.ts'

/** The columns of a fact that lenses read, flat, as a store keeps them. */
export interface FactColumns {
  createdAt: number
  firstSolvedAt: number | null
  lastSolvedAt: number | null
  /** Day of `firstSolvedAt`, else of `createdAt`; `createdAt` when deleted. Epoch seconds. */
  cohortAt: number
  firstAgentReplyAt: number | null
  firstBotReplyAt: number | null
  solvedNow: boolean
  agentReplies: number
  reopens: number
  transfers: number
  clarifications: number
  escalated: boolean
  knownProblem: boolean
  exclusion: string | null
  reason: string | null
  /** The reason, or what a missing one was predicted to be. */
  anyReason: string | null
  survey: string | null
  stated: string | null
  csat: string | null
  priority: string | null
  handleSeconds: number | null
  nps: number | null
  effort: number | null
  firstGroup: number | null
  solverGroup: number | null
  firstAgent: number | null
  solver: number | null
  prevGap: number | null
  nextGap: number | null
  nextKind: string | null
  prevGapPossible: number | null
  nextGapPossible: number | null
  nextKindPossible: string | null
}
type ColumnOf<T> = { [K in keyof FactColumns]: FactColumns[K] extends T ? K : never }[keyof FactColumns]
export type NumberColumn = ColumnOf<number | null>
export type TextColumn = ColumnOf<string | null>
export type FlagColumn = ColumnOf<boolean>

export type NumberExpr =
  | { col: NumberColumn }
  | { value: number }
  | { plus: readonly [NumberExpr, NumberExpr] }
  /** A number by the contact's reason. */
  | { byReason: Readonly<Record<string, number>>; of: 'reason' | 'anyReason'; otherwise: number }
/** Anything compared with a missing value is false; `not` turns that into true. */
export type Predicate =
  | { all: readonly Predicate[] }
  | { any: readonly Predicate[] }
  | { not: Predicate }
  | { flag: FlagColumn }
  | { missing: NumberColumn | TextColumn }
  | { text: TextColumn; oneOf: readonly string[] }
  /** What another choice names. */
  | { choice: Choice; oneOf: readonly string[] }
  | { left: NumberExpr; op: '<' | '<=' | '=' | '>=' | '>'; right: NumberExpr }
/** The first branch that holds names the value, or chooses further; none holds = null. */
export type Choice = readonly Branch[]
type Branch = { when: Predicate; is: string | null } | { when: Predicate; by: Choice }

export function toColumns(fact: ContactFact): FactColumns {
  return {
    createdAt: fact.createdAt,
    firstSolvedAt: fact.firstSolvedAt,
    lastSolvedAt: fact.lastSolvedAt,
    cohortAt: fact.exclusion === 'deleted' ? fact.createdAt : (fact.firstSolvedAt ?? fact.createdAt),
    firstAgentReplyAt: fact.firstAgentReplyAt,
    firstBotReplyAt: fact.firstBotReplyAt,
    solvedNow: fact.solvedNow,
    agentReplies: fact.agentReplies,
    reopens: fact.reopens,
    transfers: fact.transfers,
    clarifications: fact.clarifications,
    escalated: fact.escalated,
    knownProblem: fact.knownProblem,
    exclusion: fact.exclusion,
    reason: fact.reason,
    anyReason: fact.reason ?? fact.predictedReason,
    survey: fact.survey,
    stated: fact.stated,
    csat: fact.csat,
    priority: fact.priority,
    handleSeconds: fact.handleSeconds,
    nps: fact.nps,
    effort: fact.effort,
    firstGroup: fact.firstGroup,
    solverGroup: fact.solverGroup,
    firstAgent: fact.firstAgent,
    solver: fact.solver,
    prevGap: fact.prevGap,
    nextGap: fact.next.gap,
    nextKind: fact.next.kind,
    prevGapPossible: fact.prevGapPossible,
    nextGapPossible: fact.nextPossible.gap,
    nextKindPossible: fact.nextPossible.kind,
  }
}

export function evaluateNumber(expr: NumberExpr, row: FactColumns): number | null {
  if ('col' in expr) return row[expr.col]
  if ('value' in expr) return expr.value
  if ('byReason' in expr) {
    const reason = row[expr.of]
    return (reason !== null && Object.hasOwn(expr.byReason, reason) ? expr.byReason[reason] : undefined) ?? expr.otherwise
  }
  const left = evaluateNumber(expr.plus[0], row)
  const right = evaluateNumber(expr.plus[1], row)
  return left === null || right === null ? null : left + right
}

export function holds(predicate: Predicate, row: FactColumns): boolean {
  if ('all' in predicate) return predicate.all.every((part) => holds(part, row))
  if ('any' in predicate) return predicate.any.some((part) => holds(part, row))
  if ('not' in predicate) return !holds(predicate.not, row)
  if ('flag' in predicate) return row[predicate.flag]
  if ('missing' in predicate) return row[predicate.missing] === null
  if ('text' in predicate) {
    const value = row[predicate.text]
    return value !== null && predicate.oneOf.includes(value)
  }
  if ('choice' in predicate) {
    const value = choose(predicate.choice, row)
    return value !== null && predicate.oneOf.includes(value)
  }
  const left = evaluateNumber(predicate.left, row)
  const right = evaluateNumber(predicate.right, row)
  if (left === null || right === null) return false
  switch (predicate.op) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '=':
      return left === right
    case '>=':
      return left >= right
    case '>':
      return left > right
  }
}

export function choose(choice: Choice, row: FactColumns): string | null {
  const branch = choice.find(({ when }) => holds(when, row))
  if (branch === undefined) return null
  return 'by' in branch ? choose(branch.by, row) : branch.is
}

/** Every value that a choice can name. */
export function namesIn(choice: Choice): string[] {
  return [...new Set(choice.flatMap((branch) => ('by' in branch ? namesIn(branch.by) : branch.is === null ? [] : [branch.is])))]
}

/** The same choice under other names, null being one too; a name may become a further choice. */
export function rename(choice: Choice, to: (name: string | null) => string | null | Choice): Choice {
  const named = (when: Predicate, name: string | null): Branch => {
    const value = to(name)
    return value === null || typeof value === 'string' ? { when, is: value } : { when, by: value }
  }
  const branches = choice.map((branch) => ('by' in branch ? { when: branch.when, by: rename(branch.by, to) } : named(branch.when, branch.is)))
  return [...branches, named(ALWAYS, null)]
}
const ALWAYS: Predicate = { all: [] }
