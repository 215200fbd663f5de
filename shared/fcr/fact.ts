import type { Channel, EpochSeconds, GroupId, PersonId, Priority, StatedVerdict, SurveyAnswer, TicketId, UserId } from './history.ts'

/** Domain 2.4, in the order of testing. */
export const EXCLUSIONS = [
  'deleted',
  'spam',
  'test',
  'internal',
  'proactive',
  'merged',
  'duplicate',
  'resumed',
  'abandoned',
  'no_reply_solve',
] as const
export type Exclusion = (typeof EXCLUSIONS)[number]
/** In order of precedence for equal gaps (domain 5). */
export const REPEAT_KINDS = ['follow_up', 'merged', 'new_ticket', 'same_ticket_return'] as const
export type RepeatKind = (typeof REPEAT_KINDS)[number]
export const HANDLED_BY = ['bot', 'human', 'mixed', 'none'] as const
export type HandledBy = (typeof HANDLED_BY)[number]

/** The nearest return within 30 days; `null` fields together mean none. */
export interface Repeat {
  /** Seconds after the first solve; 0 when not solved by then. */
  gap: number | null
  kind: RepeatKind | null
  /** The ticket that came back: the next contact, the merged source, or the ticket itself. */
  ticketId: TicketId | null
}

/** One ticket, judged. Holds gaps, flags and codes, never a verdict: a lens decides (domain 6). */
export interface ContactFact {
  ticketId: TicketId
  personId: PersonId
  requesterId: UserId
  /** Earliest arrival (2.2, 2.3). */
  createdAt: EpochSeconds
  firstSolvedAt: EpochSeconds | null
  lastSolvedAt: EpochSeconds | null
  /** Status category now is solved or closed. */
  solvedNow: boolean
  firstAgentReplyAt: EpochSeconds | null
  /** Whose reply that was; null when nobody can tell. */
  firstAgent: UserId | null
  firstBotReplyAt: EpochSeconds | null
  agentReplies: number
  botReplies: number
  reopens: number
  transfers: number
  routed: number
  escalated: boolean
  clarifications: number
  returnAt: EpochSeconds | null
  courtesyReturns: number
  autoReplies: number
  handledBy: HandledBy
  unconfirmed: boolean
  exclusion: Exclusion | null
  /** For `merged`: the target; for `duplicate`: the contact it belongs to; for `resumed`: the contact it went on with. */
  belongsTo: TicketId | null
  knownProblem: boolean
  channel: Channel
  reason: string | null
  /** What the topic model takes a missing reason to be; null where the reason is known, or nothing is certain enough. */
  predictedReason: string | null
  stated: StatedVerdict | null
  cause: string | null
  market: string | null
  language: string | null
  segment: string | null
  brand: string | null
  firstGroup: GroupId | null
  /** Group and assignee at `firstSolvedAt`. */
  solverGroup: GroupId | null
  solver: UserId | null
  vendor: boolean
  survey: SurveyAnswer | null
  csat: 'good' | 'bad' | null
  /** The first article that somebody else than the requester pointed to in public, by the first solve. */
  article: number | null
  priority: Priority | null
  /** From the mapped fields; no lens reads them. */
  handleSeconds: number | null
  /** 0 to 10. */
  nps: number | null
  effort: number | null
  /** Over same-issue links that are certain. Seconds; none or longer than 30 days is null. */
  prevGap: number | null
  next: Repeat
  /** Over certain and possible links. */
  prevGapPossible: number | null
  nextPossible: Repeat
  fidelity: 'exact' | 'coarse'
  ruleVersion: number
}

/** Dimensions a number can be sliced and filtered by (domain 6). */
export const DIMENSIONS = [
  'channel',
  'group',
  'firstGroup',
  'agent',
  'reason',
  'market',
  'language',
  'segment',
  'brand',
  'handledBy',
  'vendor',
] as const
export type Dimension = (typeof DIMENSIONS)[number]
/** What contacts can be grouped and filtered by: the dimensions, and what is no slice of a trend. */
export const GROUPINGS = [...DIMENSIONS, 'cause', 'firstAgent', 'exclusion', 'nextKind', 'stated', 'survey', 'csat', 'article', 'priority'] as const
export type Grouping = (typeof GROUPINGS)[number]
/** The value of a slice that has none. */
export const NO_VALUE = '(none)'
