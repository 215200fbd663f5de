/** A lens's predicate as SQL over the columns of the facts. Every comparison is two-valued, as in `holds`. */
import type { Choice, FactColumns, NumberExpr, Predicate } from '@shared/fcr/predicate.ts'
import { numberLiteral, textList, textLiteral, textOrNull } from '../../duckdb/literals.ts'

const COLUMNS: Readonly<Record<keyof FactColumns, string>> = {
  createdAt: 'created_at',
  firstSolvedAt: 'first_solved_at',
  lastSolvedAt: 'last_solved_at',
  cohortAt: 'cohort_at',
  firstAgentReplyAt: 'first_agent_reply_at',
  firstBotReplyAt: 'first_bot_reply_at',
  solvedNow: 'solved_now',
  agentReplies: 'agent_replies',
  reopens: 'reopens',
  transfers: 'transfers',
  clarifications: 'clarifications',
  escalated: 'escalated',
  knownProblem: 'known_problem',
  exclusion: 'exclusion',
  reason: 'reason',
  anyReason: 'coalesce(reason, predicted_reason)',
  survey: 'survey',
  stated: 'stated',
  csat: 'csat',
  priority: 'priority',
  handleSeconds: 'handle_seconds',
  nps: 'nps',
  effort: 'effort',
  firstGroup: 'first_group',
  solverGroup: 'solver_group',
  firstAgent: 'first_agent',
  solver: 'solver',
  prevGap: 'prev_gap',
  nextGap: 'next_gap',
  nextKind: 'next_kind',
  prevGapPossible: 'prev_gap_possible',
  nextGapPossible: 'next_gap_possible',
  nextKindPossible: 'next_kind_possible',
}
const OPERATORS = { '<': '<', '<=': '<=', '=': '=', '>=': '>=', '>': '>' } as const

function printNumber(expr: NumberExpr): string {
  if ('col' in expr) return COLUMNS[expr.col]
  if ('value' in expr) return numberLiteral(expr.value)
  if ('plus' in expr) return `(${printNumber(expr.plus[0])} + ${printNumber(expr.plus[1])})`
  const branches = Object.entries(expr.byReason).map(([reason, value]) => ` when ${textLiteral(reason)} then ${numberLiteral(value)}`)
  const otherwise = numberLiteral(expr.otherwise)
  return branches.length === 0 ? otherwise : `(case ${COLUMNS[expr.of]}${branches.join('')} else ${otherwise} end)`
}

export function printPredicate(predicate: Predicate): string {
  if ('all' in predicate) return joined(predicate.all, 'and', 'true')
  if ('any' in predicate) return joined(predicate.any, 'or', 'false')
  if ('not' in predicate) return `(not ${printPredicate(predicate.not)})`
  if ('flag' in predicate) return COLUMNS[predicate.flag]
  if ('missing' in predicate) return `(${COLUMNS[predicate.missing]} is null)`
  if ('text' in predicate) return predicate.oneOf.length === 0 ? 'false' : known(`${COLUMNS[predicate.text]} in (${textList(predicate.oneOf)})`)
  if ('choice' in predicate)
    return predicate.oneOf.length === 0 ? 'false' : known(`${printChoice(predicate.choice)} in (${textList(predicate.oneOf)})`)
  return known(`${printNumber(predicate.left)} ${OPERATORS[predicate.op]} ${printNumber(predicate.right)}`)
}
const known = (comparison: string) => `coalesce(${comparison}, false)`

function joined(parts: readonly Predicate[], word: 'and' | 'or', empty: string): string {
  return parts.length === 0 ? empty : `(${parts.map((part) => printPredicate(part)).join(` ${word} `)})`
}

export function printChoice(choice: Choice): string {
  if (choice.length === 0) return 'null::varchar'
  const branches = choice.map(
    (branch) => ` when ${printPredicate(branch.when)} then ${'by' in branch ? printChoice(branch.by) : textOrNull(branch.is)}`,
  )
  return `(case${branches.join('')} end)::varchar`
}
