/** A ticket as the counting rules see it: their own words, no Zendesk shapes. Made by `zendesk/to-history.ts`. */

/** Whole seconds since 1970-01-01T00:00:00Z. */
export type EpochSeconds = number
export type TicketId = number
export type UserId = number
export type GroupId = number
/** The smallest user id of the linked users: the same graph always gives the same name. */
export type PersonId = number

export const CHANNELS = ['email', 'web', 'api', 'chat', 'messaging', 'voice', 'social', 'other'] as const
export type Channel = (typeof CHANNELS)[number]
export const LIVE_CHANNELS: ReadonlySet<Channel> = new Set(['messaging', 'chat', 'voice'])

export type StatusCategory = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed' | 'deleted' | 'other'
export type SurveyAnswer = 'yes' | 'partly' | 'no'
export type StatedVerdict = 'resolved' | 'partly' | 'no'

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

/** What is told of a ticket that no rule of counting reads; the value now. */
export interface TicketMeasures {
  priority: Priority | null
  handleSeconds: number | null
  /** 0 to 10. */
  nps: number | null
  effort: number | null
}

/** Values that configuration maps from fields, tags and the requester; the value now, never the value then. */
export interface MappedFields {
  reason: string | null
  stated: StatedVerdict | null
  cause: string | null
  market: string | null
  language: string | null
  segment: string | null
  brand: string | null
  /** From the mapped "solved?" field; a survey event wins over it. */
  survey: SurveyAnswer | null
  csat: 'good' | 'bad' | null
}

/** The ticket's metric set: counts and minutes that Zendesk keeps itself. `null` = not given. */
export interface TicketMetric {
  replies: number | null
  reopens: number | null
  groupStations: number | null
  solvedAt: EpochSeconds | null
  /** Calendar minutes from creation to the first resolution. */
  firstResolutionMinutes: number | null
}

interface EventBase {
  /** Audit id. Events are ordered by (at, id, seq). */
  id: number
  /** Place of the child event inside its audit, from 0. */
  seq: number
  at: EpochSeconds
  /** Zendesk's updater; −1 is the system. */
  actorId: UserId
  /** Actor id > 0 and not through a rule, automation or the system (domain 2.1); of a comment, its author. */
  byPerson: boolean
}
export type HistoryEvent =
  | (EventBase & { kind: 'created'; status: StatusCategory; groupId: GroupId | null; assigneeId: UserId | null; tags: readonly string[] })
  | (EventBase & {
      kind: 'comment'
      authorId: UserId
      /** As first written; a comment made private later stays public here. */
      public: boolean
      /** An answered call. */
      voice: boolean
      /** Written by a merge ("Request #N was closed and merged …"). */
      byMerge: boolean
      gratitude: boolean
      autoReply: boolean
      /** Articles of the help centre that it points to; left out when none. */
      articles?: readonly number[]
    })
  | (EventBase & { kind: 'status'; from: StatusCategory | null; to: StatusCategory })
  | (EventBase & { kind: 'group'; from: GroupId | null; to: GroupId | null })
  | (EventBase & { kind: 'assignee'; from: UserId | null; to: UserId | null })
  | (EventBase & { kind: 'requester'; from: UserId | null; to: UserId | null })
  | (EventBase & { kind: 'tags'; added: readonly string[]; removed: readonly string[] })
  | (EventBase & { kind: 'survey'; answer: SurveyAnswer })
  | (EventBase & { kind: 'csat'; score: 'good' | 'bad' })

export interface TicketHistory {
  id: TicketId
  createdAt: EpochSeconds
  updatedAt: EpochSeconds
  status: StatusCategory
  requesterId: UserId
  submitterId: UserId
  assigneeId: UserId | null
  groupId: GroupId | null
  problemId: TicketId | null
  channel: Channel
  /** A voice ticket that we placed (`via.source.rel = outbound`). */
  outbound: boolean
  /** Ticket that this one follows up (`via.source.rel = follow_up`). */
  followUpOf: TicketId | null
  /** Tagged `closed_by_merge`. */
  mergedAway: boolean
  /** Where it went: `via.source.to`, else the audit's merge reference, else "#N" of the merge comment; null = unknown. */
  mergedInto: TicketId | null
  aiAgent: boolean
  tags: readonly string[]
  fields: MappedFields
  /** Keyed hashes of normalised order references; equal hash = equal reference. */
  orderRefs: readonly string[]
  metric: TicketMetric | null
  /** Left out when nothing is told. */
  measures?: TicketMeasures
  /** Subject and the customer's first words as the landing keeps them; null where no text is kept. */
  opening: string | null
  /** What its reason was taken to be while its words were there; left out while they are. */
  keptReason?: string
  /** In (at, id, seq) order. Empty = only the row is known, the facts are coarse. */
  events: readonly HistoryEvent[]
}
