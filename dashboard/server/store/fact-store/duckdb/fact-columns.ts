/** How a fact lies in its table. Whole days are counted in the account's zone by who judges; the rest derives from the fact. */
import { EXCLUSIONS, HANDLED_BY, REPEAT_KINDS, type ContactFact, type Repeat } from '@shared/fcr/fact.ts'
import { DAY_SECONDS, WINDOWS_DAYS } from '@shared/fcr/config.ts'
import { CHANNELS, PRIORITIES } from '@shared/fcr/history.ts'
import { toColumns } from '@shared/fcr/predicate.ts'
import type { Column } from '../../duckdb/append.ts'
import { flagOf, numberOf, numberOrNull, textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import type { DatedFact } from '../judge-contract.ts'

type Of = Column<DatedFact>['of']
const big = (name: string, of: Of): Column<DatedFact> => ({ name, type: 'bigint', of })
const int = (name: string, of: Of): Column<DatedFact> => ({ name, type: 'integer', of })
const text = (name: string, of: Of): Column<DatedFact> => ({ name, type: 'varchar', of })
const flag = (name: string, of: Of): Column<DatedFact> => ({ name, type: 'boolean', of })

/** Smallest window that holds the gap, in days; null when none does. */
export function bucket(gap: number | null): number | null {
  return gap === null ? null : (WINDOWS_DAYS.find((days) => gap <= days * DAY_SECONDS) ?? null)
}

export const FACT_COLUMNS: readonly Column<DatedFact>[] = [
  big('ticket_id', ({ fact }) => fact.ticketId),
  big('person_id', ({ fact }) => fact.personId),
  big('requester_id', ({ fact }) => fact.requesterId),
  big('created_at', ({ fact }) => fact.createdAt),
  big('first_solved_at', ({ fact }) => fact.firstSolvedAt),
  big('last_solved_at', ({ fact }) => fact.lastSolvedAt),
  big('cohort_at', ({ fact }) => toColumns(fact).cohortAt),
  int('cohort_day', ({ cohortDay }) => cohortDay),
  int('last_solved_day', ({ lastSolvedDay }) => lastSolvedDay),
  flag('solved_now', ({ fact }) => fact.solvedNow),
  big('first_agent_reply_at', ({ fact }) => fact.firstAgentReplyAt),
  int('agent_replies', ({ fact }) => fact.agentReplies),
  int('bot_replies', ({ fact }) => fact.botReplies),
  int('reopens', ({ fact }) => fact.reopens),
  int('transfers', ({ fact }) => fact.transfers),
  int('routed', ({ fact }) => fact.routed),
  flag('escalated', ({ fact }) => fact.escalated),
  int('clarifications', ({ fact }) => fact.clarifications),
  big('return_at', ({ fact }) => fact.returnAt),
  int('courtesy_returns', ({ fact }) => fact.courtesyReturns),
  int('auto_replies', ({ fact }) => fact.autoReplies),
  text('handled_by', ({ fact }) => fact.handledBy),
  flag('unconfirmed', ({ fact }) => fact.unconfirmed),
  text('exclusion', ({ fact }) => fact.exclusion),
  big('belongs_to', ({ fact }) => fact.belongsTo),
  flag('known_problem', ({ fact }) => fact.knownProblem),
  text('channel', ({ fact }) => fact.channel),
  text('reason', ({ fact }) => fact.reason),
  text('stated', ({ fact }) => fact.stated),
  text('cause', ({ fact }) => fact.cause),
  text('market', ({ fact }) => fact.market),
  text('language', ({ fact }) => fact.language),
  text('segment', ({ fact }) => fact.segment),
  text('brand', ({ fact }) => fact.brand),
  big('first_group', ({ fact }) => fact.firstGroup),
  big('solver_group', ({ fact }) => fact.solverGroup),
  big('solver', ({ fact }) => fact.solver),
  flag('vendor', ({ fact }) => fact.vendor),
  text('survey', ({ fact }) => fact.survey),
  text('csat', ({ fact }) => fact.csat),
  big('prev_gap', ({ fact }) => fact.prevGap),
  big('next_gap', ({ fact }) => fact.next.gap),
  text('next_kind', ({ fact }) => fact.next.kind),
  big('next_ticket_id', ({ fact }) => fact.next.ticketId),
  big('prev_gap_possible', ({ fact }) => fact.prevGapPossible),
  big('next_gap_possible', ({ fact }) => fact.nextPossible.gap),
  text('next_kind_possible', ({ fact }) => fact.nextPossible.kind),
  big('next_ticket_id_possible', ({ fact }) => fact.nextPossible.ticketId),
  int('prev_bucket', ({ fact }) => bucket(fact.prevGap)),
  int('next_bucket', ({ fact }) => bucket(fact.next.gap)),
  int('prev_bucket_possible', ({ fact }) => bucket(fact.prevGapPossible)),
  int('next_bucket_possible', ({ fact }) => bucket(fact.nextPossible.gap)),
  text('fidelity', ({ fact }) => fact.fidelity),
  int('rule_version', ({ fact }) => fact.ruleVersion),
  // Columns that came later stand last, as `alter table` leaves them.
  text('predicted_reason', ({ fact }) => fact.predictedReason),
  big('first_agent', ({ fact }) => fact.firstAgent),
  big('first_bot_reply_at', ({ fact }) => fact.firstBotReplyAt),
  big('article', ({ fact }) => fact.article),
  text('priority', ({ fact }) => fact.priority),
  big('handle_seconds', ({ fact }) => fact.handleSeconds),
  int('nps', ({ fact }) => fact.nps),
  int('effort', ({ fact }) => fact.effort),
]

export function factFrom(row: Row): ContactFact {
  return {
    ticketId: numberOf(row, 'ticket_id'),
    personId: numberOf(row, 'person_id'),
    requesterId: numberOf(row, 'requester_id'),
    createdAt: numberOf(row, 'created_at'),
    firstSolvedAt: numberOrNull(row, 'first_solved_at'),
    lastSolvedAt: numberOrNull(row, 'last_solved_at'),
    solvedNow: flagOf(row, 'solved_now'),
    firstAgentReplyAt: numberOrNull(row, 'first_agent_reply_at'),
    agentReplies: numberOf(row, 'agent_replies'),
    botReplies: numberOf(row, 'bot_replies'),
    reopens: numberOf(row, 'reopens'),
    transfers: numberOf(row, 'transfers'),
    routed: numberOf(row, 'routed'),
    escalated: flagOf(row, 'escalated'),
    clarifications: numberOf(row, 'clarifications'),
    returnAt: numberOrNull(row, 'return_at'),
    courtesyReturns: numberOf(row, 'courtesy_returns'),
    autoReplies: numberOf(row, 'auto_replies'),
    handledBy: wordOf(row, 'handled_by', HANDLED_BY),
    unconfirmed: flagOf(row, 'unconfirmed'),
    exclusion: wordOrNull(row, 'exclusion', EXCLUSIONS),
    belongsTo: numberOrNull(row, 'belongs_to'),
    knownProblem: flagOf(row, 'known_problem'),
    channel: wordOf(row, 'channel', CHANNELS),
    reason: textOrNullOf(row, 'reason'),
    predictedReason: textOrNullOf(row, 'predicted_reason'),
    firstAgent: numberOrNull(row, 'first_agent'),
    stated: wordOrNull(row, 'stated', ['resolved', 'partly', 'no'] as const),
    cause: textOrNullOf(row, 'cause'),
    market: textOrNullOf(row, 'market'),
    language: textOrNullOf(row, 'language'),
    segment: textOrNullOf(row, 'segment'),
    brand: textOrNullOf(row, 'brand'),
    firstGroup: numberOrNull(row, 'first_group'),
    solverGroup: numberOrNull(row, 'solver_group'),
    solver: numberOrNull(row, 'solver'),
    vendor: flagOf(row, 'vendor'),
    survey: wordOrNull(row, 'survey', ['yes', 'partly', 'no'] as const),
    csat: wordOrNull(row, 'csat', ['good', 'bad'] as const),
    firstBotReplyAt: numberOrNull(row, 'first_bot_reply_at'),
    article: numberOrNull(row, 'article'),
    priority: wordOrNull(row, 'priority', PRIORITIES),
    handleSeconds: numberOrNull(row, 'handle_seconds'),
    nps: numberOrNull(row, 'nps'),
    effort: numberOrNull(row, 'effort'),
    prevGap: numberOrNull(row, 'prev_gap'),
    next: repeatFrom(row, ''),
    prevGapPossible: numberOrNull(row, 'prev_gap_possible'),
    nextPossible: repeatFrom(row, '_possible'),
    fidelity: wordOf(row, 'fidelity', ['exact', 'coarse'] as const),
    ruleVersion: numberOf(row, 'rule_version'),
  }
}
const repeatFrom = (row: Row, which: '' | '_possible'): Repeat => ({
  gap: numberOrNull(row, `next_gap${which}`),
  kind: wordOrNull(row, `next_kind${which}`, REPEAT_KINDS),
  ticketId: numberOrNull(row, `next_ticket_id${which}`),
})

function wordOf<T extends string>(row: Row, name: string, words: readonly T[]): T {
  const text = textOf(row, name)
  const word = words.find((candidate) => candidate === text)
  if (word === undefined) throw new TypeError(`column ${name} holds a word nobody knows: ${text}`)
  return word
}
const wordOrNull = <T extends string>(row: Row, name: string, words: readonly T[]): T | null => (row[name] === null ? null : wordOf(row, name, words))
