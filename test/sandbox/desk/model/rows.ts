/** The helpdesk's records as the desk uses them, read from untrusted JSON: what is missing or odd gets a neutral value, never an exception. */
export type FieldValue = string | number | boolean | readonly string[] | null

export interface Ticket {
  id: number
  subject: string
  description: string
  status: string
  priority: string | null
  type: string | null
  channel: string
  source: unknown
  createdAt: string
  updatedAt: string
  requesterId: number
  assigneeId: number | null
  groupId: number | null
  brandId: number | null
  formId: number | null
  externalId: string | null
  recipient: string | null
  tags: readonly string[]
  /** By field id. */
  fields: Readonly<Record<string, FieldValue>>
}
export interface Comment {
  id: number
  authorId: number
  body: string
  isPublic: boolean
  createdAt: string
  channel: string
}
export interface User {
  id: number
  name: string
  email: string | null
  phone: string | null
  externalId: string | null
  role: string
  locale: string
  timeZone: string
  tags: readonly string[]
  defaultGroupId: number | null
}
export interface Field {
  id: number
  title: string
  type: string
  required: boolean
  options: readonly { name: string; value: string }[]
}
export interface Group {
  id: number
  name: string
}
export interface Identity {
  id: number
  type: string
  value: string
}

type Row = Record<string, unknown>
export const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
/** The list under a key of an answer, without what is no object. */
export const rowsOf = (answer: unknown, key: string): Row[] => {
  const list = isRow(answer) ? answer[key] : null
  return Array.isArray(list) ? list.filter(isRow) : []
}
export const rowOf = (answer: unknown, key: string): Row => {
  const row = isRow(answer) ? answer[key] : null
  return isRow(row) ? row : {}
}
const str = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
const strOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const num = (value: unknown): number => (typeof value === 'number' ? value : 0)
const numOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [])

function fieldValue(value: unknown): FieldValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) ? strings(value) : null
}

export function toTicket(row: Row): Ticket {
  const via = isRow(row['via']) ? row['via'] : {}
  return {
    id: num(row['id']),
    subject: str(row['subject']),
    description: str(row['description']),
    status: str(row['status']) || 'open',
    priority: strOrNull(row['priority']),
    type: strOrNull(row['type']),
    channel: str(via['channel']),
    source: via['source'] ?? { from: {}, to: {}, rel: null },
    createdAt: str(row['created_at']),
    updatedAt: str(row['updated_at']),
    requesterId: num(row['requester_id']),
    assigneeId: numOrNull(row['assignee_id']),
    groupId: numOrNull(row['group_id']),
    brandId: numOrNull(row['brand_id']),
    formId: numOrNull(row['ticket_form_id']),
    externalId: strOrNull(row['external_id']),
    recipient: strOrNull(row['recipient']),
    tags: strings(row['tags']),
    fields: Object.fromEntries(rowsOf(row, 'custom_fields').map((field) => [str(field['id']), fieldValue(field['value'])])),
  }
}
export const toComment = (row: Row): Comment => ({
  id: num(row['id']),
  authorId: num(row['author_id']),
  body: str(row['body']) || str(row['plain_body']),
  isPublic: row['public'] !== false,
  createdAt: str(row['created_at']),
  channel: isRow(row['via']) ? str(row['via']['channel']) : '',
})
export const toUser = (row: Row): User => ({
  id: num(row['id']),
  name: str(row['name']),
  email: strOrNull(row['email']),
  phone: strOrNull(row['phone']),
  externalId: strOrNull(row['external_id']),
  role: str(row['role']) || 'end-user',
  locale: str(row['locale']) || 'en',
  timeZone: str(row['iana_time_zone']) || str(row['time_zone']) || 'UTC',
  tags: strings(row['tags']),
  defaultGroupId: numOrNull(row['default_group_id']),
})
export const toField = (row: Row): Field => ({
  id: num(row['id']),
  title: str(row['title']),
  type: str(row['type']),
  required: row['required'] === true,
  options: rowsOf(row, 'custom_field_options').map((option) => ({ name: str(option['name']), value: str(option['value']) })),
})
export const toGroup = (row: Row): Group => ({ id: num(row['id']), name: str(row['name']) })
export const toIdentity = (row: Row): Identity => ({ id: num(row['id']), type: str(row['type']), value: str(row['value']) })

const SYSTEM_FIELDS = new Set(['subject', 'description', 'status', 'custom_status', 'tickettype', 'priority', 'group', 'assignee'])
export const isCustom = (field: Field): boolean => !SYSTEM_FIELDS.has(field.type)
export const isOpen = (ticket: Ticket): boolean => !['solved', 'closed', 'deleted'].includes(ticket.status)
