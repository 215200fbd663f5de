/** Landing rows: what is kept of Zendesk's records, normalised once by `decode-*.ts`. Facts can always be rebuilt from these alone. */
import type { EpochSeconds, GroupId, HistoryEvent, Priority, TicketId, TicketMetric, UserId } from '../fcr/history.ts'

/** Raised when a text rule (gratitude, auto-reply, order patterns, signals, redaction) changes; older rows say so in data quality. */
export const TEXT_RULE_VERSION = 2

export type FieldValue = string | number | boolean | readonly string[] | null

export interface TicketRow {
  id: TicketId
  createdAt: EpochSeconds
  updatedAt: EpochSeconds
  /** Export clock; the later one of two versions wins. */
  generatedAt: EpochSeconds
  /** Status category word as Zendesk gave it. */
  status: string
  requesterId: UserId
  submitterId: UserId
  assigneeId: UserId | null
  groupId: GroupId | null
  brandId: number | null
  problemId: TicketId | null
  /** `via.channel` as given: a word, or a numeric via id as text. */
  via: string
  viaRel: string | null
  viaFromTicket: TicketId | null
  viaToTicket: TicketId | null
  fromMessaging: boolean
  aiAgent: boolean
  tags: readonly string[]
  /** Custom field values by field id, without order numbers and free text. */
  fields: Readonly<Record<string, FieldValue>>
  orderRefs: readonly string[]
  csat: 'good' | 'bad' | null
  /** Left out when there is none. */
  priority?: Priority
  metric: TicketMetric | null
  /** Per `storeText`; null when not kept. */
  subject: string | null
  textRule: number
}

/** One child event of an audit that the rules read. */
export type EventRow = HistoryEvent & {
  ticketId: TicketId
  /** Comment text per `storeText`; null when not kept or not a comment. */
  text: string | null
  /** Order references found in a public comment. */
  orderRefs: readonly string[]
  /** Target named by a merge audit or comment. */
  mergeTarget: TicketId | null
  /** What a public comment says beside its matter, packed (`text/signals.ts`); not there when it has no text. */
  signals?: number
}

export interface UserRow {
  id: UserId
  /** Kept for agents and admins only. */
  name: string | null
  role: string
  active: boolean
  suspended: boolean
  updatedAt: EpochSeconds
  locale: string | null
  /** Normalised identity values (domain 3), each `kind:value`, kinds `email` `phone` `external`. */
  identities: readonly string[]
}
export interface GroupRow {
  id: GroupId
  name: string
  deleted: boolean
}
export interface BrandRow {
  id: number
  name: string
  active: boolean
}
export interface FieldRow {
  id: number
  title: string
  type: string
  active: boolean
  options: readonly { value: string; name: string }[]
}
export interface ArticleRow {
  id: number
  locale: string
  title: string
  /** Plain text of the body. */
  body: string
  url: string | null
  updatedAt: EpochSeconds
  draft: boolean
  outdated: boolean
  /** null = everyone may read it. */
  userSegmentId: number | null
  brandId: number | null
  labels: readonly string[]
  sectionId: number | null
}

/** A record that could not be used: skipped, counted, listed. */
export interface SkippedRow {
  stream: StreamName
  where: string
  why: string
}
/** A word nobody taught us: kept and counted, by the records that use it. */
export interface UnknownWord {
  what: 'channel' | 'via' | 'event_type' | 'status' | 'role' | 'field_type' | 'metric'
  value: string
  count: number
}
/** One record's unknown word: the same record read again is no news. */
export interface UnknownUse {
  what: UnknownWord['what']
  value: string
  record: number
}

export const STREAMS = ['fields', 'groups', 'brands', 'users', 'tickets', 'ticket_events', 'articles'] as const
export type StreamName = (typeof STREAMS)[number]
