/** What can be written into a ticket's history. */
import type { RawEvent, RawMetric, RawTicket, RawValue, RawVia, Status } from './records.ts'

export interface CommentInput {
  authorId: number
  body: string
  public?: boolean
  /** An answered call. */
  voice?: boolean
}
export interface Changes {
  status?: Status
  group_id?: number | null
  assignee_id?: number | null
  requester_id?: number
  priority?: RawTicket['priority']
  type?: RawTicket['type']
  problem_id?: number | null
  subject?: string
  tags?: readonly string[]
}
export interface AuditInput {
  at: number
  actorId: number
  /** Word of the ticket-events export ("Mail", "Web form", "Rule" …). */
  via: string
  reference?: number | null
  set?: Changes
  addTags?: readonly string[]
  removeTags?: readonly string[]
  fields?: Readonly<Record<number, RawValue>>
  comment?: CommentInput
  /** What triggers changed within the same audit. */
  byRule?: Changes & { addTags?: readonly string[] }
  /** Child events that belong to no field. */
  extra?: readonly ({ event_type: string } & Record<string, unknown>)[]
}
export interface OpenInput {
  id: number
  at: number
  requesterId: number
  submitterId?: number
  actorId?: number
  channel: RawVia['channel']
  source?: Partial<RawVia['source']>
  via: string
  subject: string
  comment: CommentInput
  status?: Status
  groupId?: number | null
  assigneeId?: number | null
  priority?: RawTicket['priority']
  type?: RawTicket['type']
  problemId?: number | null
  tags?: readonly string[]
  fields?: Readonly<Record<number, RawValue>>
  brandId: number
  recipient?: string | null
  messaging?: boolean
  aiAgent?: boolean
  byRule?: AuditInput['byRule']
  extra?: AuditInput['extra']
  /** Replies that no event shows (chats kept as one transcript). */
  hiddenReplies?: number
}
export interface LedgerBooks {
  tickets: Map<number, RawTicket>
  metrics: Map<number, RawMetric>
  eventsOf: Map<number, RawEvent[]>
  /** Everyone who is or was an agent: a reply stays an agent's reply. */
  staff: Set<number>
  fieldIds: readonly number[]
  taggerFields: ReadonlySet<number>
}
