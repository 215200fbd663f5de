/** Are two contacts of one person about the same matter (domain 4)? The first rule that decides wins. */
import type { EpochSeconds, TicketId } from '../fcr/history.ts'

export type SameIssue = 'yes' | 'possible' | 'no'
/** The rule that decided. */
export const ISSUE_RULES = [
  'human',
  'follow_up',
  'merged',
  'same_problem',
  'same_order',
  'different_order',
  'shared_requester',
  'same_reason',
  'different_reason',
  'text',
  'text_missing',
] as const
export type IssueRule = (typeof ISSUE_RULES)[number]

export interface IssueVerdict {
  same: SameIssue
  why: IssueRule
  /** The text model's probability where it decided. */
  p: number | null
}

/** What the rules read of a ticket. */
export interface IssueTicket {
  id: TicketId
  /** Where its conversation lives now: itself, or the ticket it was merged into. */
  home: TicketId
  /** Home of the ticket that it follows up. */
  followUpHome: TicketId | null
  problemId: TicketId | null
  orderRefs: readonly string[]
  reason: string | null
  /** Its person is a shared requester. */
  shared: boolean
  createdAt: EpochSeconds
  /** Subject and the customer's first words, where text is kept. */
  opening: string | null
}

/** A human's word on two tickets; asked with the smaller id first. */
export type HumanVerdict = (a: TicketId, b: TicketId) => 'same' | 'different' | null
/** Probability that two tickets are about the same issue, asked with the smaller id first; null = text missing on a side. */
export type TextVerdict = (a: IssueTicket, b: IssueTicket) => number | null

/** What was found while the words were there, of tickets whose words had to go. */
export interface KeptVerdicts {
  /** Asked with the smaller id first. */
  of(a: TicketId, b: TicketId): IssueVerdict | null
  has(ticket: TicketId): boolean
}

export interface IssueJudges {
  /** null = nobody said anything. */
  human: HumanVerdict | null
  /** Left out or null = no words had to go. */
  kept?: KeptVerdicts | null
  /** null = no model is trained: undecided pairs stay possible. */
  text: TextVerdict | null
}

/** From here two contacts count as the same issue; between the two, possibly. */
export const YES_FROM = 0.7
export const POSSIBLE_FROM = 0.4

/** Verdict of the rule cascade; symmetric in its two tickets. */
export function sameIssue(a: IssueTicket, b: IssueTicket, judges: IssueJudges): IssueVerdict {
  const human = judges.human === null ? null : judges.human(Math.min(a.id, b.id), Math.max(a.id, b.id))
  if (human !== null) return human === 'same' ? HUMAN_YES : HUMAN_NO
  const kept = judges.kept?.of(Math.min(a.id, b.id), Math.max(a.id, b.id)) ?? null
  if (kept !== null) return kept
  if (a.followUpHome === b.home || b.followUpHome === a.home) return FOLLOW_UP
  if (a.home === b.home) return MERGED
  if (a.problemId !== null && a.problemId === b.problemId) return SAME_PROBLEM
  if (a.orderRefs.length > 0 && b.orderRefs.length > 0) return haveCommon(a.orderRefs, b.orderRefs) ? SAME_ORDER : DIFFERENT_ORDER
  if (a.shared || b.shared) return SHARED
  if (a.reason !== null && b.reason !== null) return a.reason === b.reason ? SAME_REASON : DIFFERENT_REASON
  if (judges.text === null) return UNTRAINED
  const p = a.id < b.id ? judges.text(a, b) : judges.text(b, a)
  if (p === null) return TEXT_MISSING
  return { same: p >= YES_FROM ? 'yes' : p >= POSSIBLE_FROM ? 'possible' : 'no', why: 'text', p }
}

// One object each: a first load compares millions of pairs.
const verdict = (same: SameIssue, why: IssueRule): IssueVerdict => Object.freeze({ same, why, p: null })
const HUMAN_YES = verdict('yes', 'human')
const HUMAN_NO = verdict('no', 'human')
const FOLLOW_UP = verdict('yes', 'follow_up')
const MERGED = verdict('yes', 'merged')
const SAME_PROBLEM = verdict('yes', 'same_problem')
const SAME_ORDER = verdict('yes', 'same_order')
const DIFFERENT_ORDER = verdict('no', 'different_order')
const SHARED = verdict('no', 'shared_requester')
const SAME_REASON = verdict('yes', 'same_reason')
const DIFFERENT_REASON = verdict('no', 'different_reason')
const UNTRAINED = verdict('possible', 'text')
const TEXT_MISSING = verdict('possible', 'text_missing')

/** What humans said, ready to be asked; null when nobody did. The last word on a pair wins. */
export function humanVerdicts(words: Iterable<{ a: TicketId; b: TicketId; same: boolean }>): HumanVerdict | null {
  const said = new Map<TicketId, Map<TicketId, 'same' | 'different'>>()
  for (const { a, b, same } of words) {
    const least = Math.min(a, b)
    const others = said.get(least) ?? new Map<TicketId, 'same' | 'different'>()
    said.set(least, others.set(Math.max(a, b), same ? 'same' : 'different'))
  }
  return said.size === 0 ? null : (a, b) => said.get(a)?.get(b) ?? null
}

/** A shared requester's ticket that only a link from elsewhere or a human could join to another one. */
export const isBare = (ticket: IssueTicket): boolean =>
  ticket.shared && ticket.orderRefs.length === 0 && ticket.problemId === null && ticket.followUpHome === null

function haveCommon(a: readonly string[], b: readonly string[]): boolean {
  for (const ref of a) if (b.includes(ref)) return true
  return false
}

/** Ready to be asked; null when nothing is kept. */
export function keptVerdicts(kept: Iterable<{ a: TicketId; b: TicketId; same: SameIssue; why: IssueRule }>): KeptVerdicts | null {
  const found = new Map<TicketId, Map<TicketId, IssueVerdict>>()
  const tickets = new Set<TicketId>()
  for (const { a, b, same, why } of kept) {
    const least = Math.min(a, b)
    const others = found.get(least) ?? new Map<TicketId, IssueVerdict>()
    found.set(least, others.set(Math.max(a, b), verdict(same, why)))
    tickets.add(a).add(b)
  }
  return tickets.size === 0 ? null : { of: (a, b) => found.get(a)?.get(b) ?? null, has: (ticket) => tickets.has(ticket) }
}
