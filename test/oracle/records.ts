/** Raw records as a helpdesk exports them, read by the oracle without the product's normaliser. */
export interface RawTicket {
  id: number
  created_at: string
  updated_at: string
  status: string
  requester_id: number
  submitter_id: number
  assignee_id: number | null
  group_id: number | null
  brand_id?: number | null
  problem_id?: number | null
  via: { channel: string | number; source?: { rel?: string | null; from?: { ticket_id?: number }; to?: { ticket_id?: number } } }
  from_messaging_channel?: boolean
  support_type?: string
  tags: string[]
  custom_fields: { id: number; value: unknown }[]
  metric_set?: {
    replies: number | null
    reopens: number | null
    group_stations: number | null
    solved_at: string | null
    first_resolution_time_in_minutes: { calendar: number | null } | null
  } | null
}
export interface RawChild {
  id?: number
  event_type: string
  via?: string
  public?: boolean
  author_id?: number
  body?: string
  status?: string
  group_id?: number | string | null
  assignee_id?: number | string | null
  tags?: string[]
  previous_value?: unknown
  added_tags?: string[]
  removed_tags?: string[]
}
export interface RawEvent {
  id: number
  ticket_id: number
  created_at: string
  updater_id: number
  via: string
  child_events: RawChild[]
}
export interface RawUser {
  id: number
  role: string
  suspended?: boolean
  email?: string | null
  phone?: string | null
  external_id?: string | null
  identities?: { type: string; value: string }[]
}
export interface RawField {
  id: number
  title: string
  type: string
}
export interface RawWorld {
  tickets: RawTicket[]
  events: RawEvent[]
  users: RawUser[]
  groups: { id: number; name: string }[]
  fields: RawField[]
}
/** The part of firstfix.config.json that the oracle knows. */
export interface OracleConfig {
  reasonField: string
  orderField: string
  /** The agent's verdict and the customer's answer, as options `yes`, `partly`, `no` of these fields. */
  verdictField: string
  surveyField: string
  tier2Groups: readonly number[]
  escalationTags: readonly string[]
  testTags: readonly string[]
  loggedContactTags: readonly string[]
  botUsers: readonly number[]
  thirdParties: readonly number[]
}
/** Text verdicts are inputs: the domain leaves their patterns to the product. */
export interface TextVerdicts {
  isGratitude(text: string): boolean
  isAutoReply(text: string): boolean
}

export const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000)
export const optionalSeconds = (iso: string | null | undefined): number | null => (iso ? seconds(iso) : null)
