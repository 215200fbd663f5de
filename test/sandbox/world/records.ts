/** Zendesk's records as the sandbox serves them. */

export type Status = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed' | 'deleted'
export type RawValue = string | number | boolean | readonly string[] | null

export interface RawVia {
  channel: string | number
  source: { from: Record<string, unknown>; to: Record<string, unknown>; rel: string | null }
}
export interface RawTicket {
  url: string
  id: number
  external_id: string | null
  via: RawVia
  created_at: string
  updated_at: string
  /** Export only. */
  generated_timestamp: number
  type: 'problem' | 'incident' | 'question' | 'task' | null
  subject: string
  raw_subject: string
  description: string
  priority: 'low' | 'normal' | 'high' | 'urgent' | null
  status: Status
  recipient: string | null
  requester_id: number
  submitter_id: number
  assignee_id: number | null
  organization_id: number | null
  group_id: number | null
  collaborator_ids: number[]
  follower_ids: number[]
  email_cc_ids: number[]
  problem_id: number | null
  has_incidents: boolean
  is_public: boolean
  due_at: string | null
  tags: string[]
  custom_fields: { id: number; value: RawValue }[]
  fields: { id: number; value: RawValue }[]
  satisfaction_rating: { score: string; comment?: string | null; id?: number } | null
  sharing_agreement_ids: number[]
  custom_status_id: number | null
  followup_ids: number[]
  ticket_form_id: number | null
  brand_id: number
  allow_channelback: boolean
  allow_attachments: boolean
  from_messaging_channel: boolean
  support_type: 'agent' | 'ai_agent'
  encoded_id: string
}
export interface Minutes {
  calendar: number | null
  business: number | null
}
export interface RawMetric {
  url: string
  id: number
  ticket_id: number
  created_at: string
  updated_at: string
  group_stations: number
  assignee_stations: number
  reopens: number
  replies: number
  requester_updated_at: string
  status_updated_at: string
  latest_comment_added_at: string
  /** Keys that Zendesk leaves out until they exist. */
  assignee_updated_at?: string
  initially_assigned_at?: string
  assigned_at?: string
  solved_at?: string
  reply_time_in_minutes: Minutes
  first_resolution_time_in_minutes: Minutes
  full_resolution_time_in_minutes: Minutes
}
/** One child event of an audit in the shape of the incremental export. */
export interface RawChild {
  id: number
  via: string
  via_reference_id: number | null
  event_type: string
  [field: string]: unknown
}
export interface RawEvent {
  id: number
  ticket_id: number
  timestamp: number
  created_at: string
  updater_id: number
  via: string
  system: Record<string, unknown>
  event_type: 'Audit'
  child_events: RawChild[]
}
export interface RawUser {
  id: number
  url: string
  name: string
  email: string | null
  phone: string | null
  external_id: string | null
  role: 'end-user' | 'agent' | 'admin'
  role_type: number | null
  active: boolean
  suspended: boolean
  verified: boolean
  shared: boolean
  locale: string
  time_zone: string
  iana_time_zone: string
  created_at: string
  updated_at: string
  default_group_id: number | null
  tags: string[]
  photo: null
}
export interface RawIdentity {
  id: number
  url: string
  user_id: number
  type: string
  value: string
  verified: boolean
  primary: boolean
  created_at: string
  updated_at: string
}
export interface RawGroup {
  id: number
  url: string
  name: string
  deleted: boolean
  is_public: boolean
  default: boolean
  created_at: string
  updated_at: string
}
export interface RawBrand {
  id: number
  url: string
  name: string
  subdomain: string
  active: boolean
  default: boolean
  is_deleted: boolean
  host_mapping: string | null
  created_at: string
  updated_at: string
}
export interface RawField {
  id: number
  url: string
  type: string
  title: string
  raw_title: string
  active: boolean
  required: boolean
  removable: boolean
  position: number
  created_at: string
  updated_at: string
  custom_field_options?: { id: number; name: string; raw_name: string; value: string; default: boolean }[]
}
export interface RawArticle {
  id: number
  url: string
  html_url: string
  author_id: number
  title: string
  name: string
  body: string | null
  locale: string
  source_locale: string
  outdated: boolean
  outdated_locales: string[]
  draft: boolean
  promoted: boolean
  section_id: number
  user_segment_id: number | null
  user_segment_ids: number[]
  permission_group_id: number
  content_tag_ids: string[]
  label_names: string[]
  vote_sum: number
  vote_count: number
  comments_disabled: boolean
  position: number
  created_at: string
  updated_at: string
  edited_at: string
}

const days = new Map<number, string>()
const two = (n: number): string => (n < 10 ? `0${n}` : String(n))
/** Hundreds of thousands of these are made: the date of a day is worked out once. */
export function isoOf(at: number): string {
  const day = Math.floor(at / 86_400)
  let date = days.get(day)
  if (date === undefined) days.set(day, (date = new Date(day * 86_400_000).toISOString().slice(0, 10)))
  const second = at - day * 86_400
  return `${date}T${two(Math.floor(second / 3600))}:${two(Math.floor((second % 3600) / 60))}:${two(Math.floor(second % 60))}Z`
}
export const epochOf = (iso: string): number => Math.floor(Date.parse(iso) / 1000)
