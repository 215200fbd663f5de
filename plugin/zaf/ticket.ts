/** The open ticket as this sidebar needs it, read from the host in one bulk call, and its custom field values in a second. */
import { isRecord, toId, toList, toMoment, toRecord, toText, type Fields } from '../decode.ts'
import { read, type ZafClient } from './client.ts'

export type FieldValue = string | number | boolean | string[] | null
interface Requester {
  id: number | null
  name: string | null
  email: string | null
  phone: string | null
  locale: string | null
}
interface TicketField {
  id: number
  title: string
  /** Option values of a drop-down, as far as the host names them. */
  options: readonly { value: string; name: string }[]
}
export interface OpenTicket {
  /** Null until it is saved for the first time. */
  id: number | null
  /** The category: new, open, pending, hold, solved, closed. */
  status: string
  channel: string
  subject: string
  /** The customer's first words, without markup. */
  text: string
  createdAt: string | null
  tags: readonly string[]
  requester: Requester | null
  fields: readonly TicketField[]
  values: Readonly<Record<string, FieldValue>>
  /** Ids of the fields that came with this app, by their identifier in requirements.json. */
  shipped: Readonly<Record<ShippedField, number | null>>
}
export interface Agent {
  id: number | null
  locale: string | null
}
export interface Draft {
  /** Only then may internal words go into it. */
  internal: boolean
  text: string
  rich: boolean
}
export interface Opening {
  ticket: OpenTicket
  agent: Agent
  draft: Draft
  colorScheme: string | null
}

const SHIPPED_FIELDS = ['firstfix_reason', 'firstfix_resolved', 'firstfix_cause'] as const
type ShippedField = (typeof SHIPPED_FIELDS)[number]

const PATHS = [
  'ticket',
  'ticket.requester',
  'ticket.requester.identities',
  'comment',
  'currentUser',
  'colorScheme',
  'ticketFields',
  ...SHIPPED_FIELDS.map((name) => `requirement:${name}`),
]

export async function readOpening(client: ZafClient): Promise<Opening | null> {
  const answer = await read(client, PATHS)
  if (!isRecord(answer['ticket'])) return null
  const fields = toFields(answer['ticketFields'])
  const values = fields.length > 0 ? await readFieldValues(client, fields) : {}
  const user = toRecord(answer['currentUser'])
  return {
    ticket: toTicket(answer['ticket'], answer, fields, values),
    agent: { id: toId(user['id']), locale: toText(user['locale']) },
    draft: toDraft(answer['comment']),
    colorScheme: toScheme(answer['colorScheme']),
  }
}

export const fieldPath = (id: number): string => `ticket.customField:custom_field_${id}`

async function readFieldValues(client: ZafClient, fields: readonly TicketField[]): Promise<Record<string, FieldValue>> {
  const answer = await read(client, [...new Set(fields.map((field) => fieldPath(field.id)))])
  return Object.fromEntries(fields.map((field) => [String(field.id), toFieldValue(answer[fieldPath(field.id)])]))
}

function toTicket(ticket: Fields, answer: Fields, fields: readonly TicketField[], values: Record<string, FieldValue>): OpenTicket {
  const via = toRecord(ticket['via'])
  const [reason, resolved, cause] = SHIPPED_FIELDS.map((name) => toId(toRecord(answer[`requirement:${name}`])['requirement_id']))
  return {
    id: toId(ticket['id']),
    status: toText(ticket['status']) ?? 'new',
    channel: toText(via['channel']) ?? 'web',
    subject: (toText(ticket['subject']) ?? '').slice(0, 1000),
    text: plain(toText(ticket['description']) ?? '').slice(0, 20_000),
    createdAt: toMoment(ticket['createdAt']),
    tags: toList(ticket['tags'])
      .filter((tag) => typeof tag === 'string')
      .slice(0, 500),
    requester: toRequester(answer['ticket.requester'] ?? ticket['requester'], answer['ticket.requester.identities']),
    fields,
    values,
    shipped: { firstfix_reason: reason ?? null, firstfix_resolved: resolved ?? null, firstfix_cause: cause ?? null },
  }
}

function toRequester(value: unknown, identities: unknown): Requester | null {
  const user = toRecord(value)
  const id = toId(user['id'])
  const email = toText(user['email'])
  if (id === null && email === null) return null
  const all = toList(identities ?? user['identities']).map(toRecord)
  const phone = all.find((identity) => identity['type'] === 'phone_number')
  return { id, email, name: toText(user['name']), phone: toText(phone?.['value']), locale: toText(user['locale']) }
}

export function toDraft(value: unknown): Draft {
  const comment = toRecord(value)
  const text = toText(comment['text']) ?? ''
  return { internal: comment['type'] === 'internalNote', text, rich: comment['useRichText'] === true }
}
/** Rich text that looks empty is `<p></p>`, `<br>` and the like. */
export const isEmptyDraft = (text: string): boolean => plain(text).trim() === ''

function toFields(value: unknown): readonly TicketField[] {
  return toList(value).flatMap((entry) => {
    const field = toRecord(entry)
    const id = toId(toText(field['name'])?.match(/^custom_field_(\d+)$/)?.[1])
    const options = toList(field['optionValues'])
      .map(toRecord)
      .flatMap((option) => {
        const value = toText(option['value'])
        return value === null ? [] : [{ value, name: toText(option['label']) ?? value }]
      })
    return id === null ? [] : [{ id, title: toText(field['label']) ?? '', options }]
  })
}
export function toFieldValue(value: unknown): FieldValue {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
/** What the account calls an option; the value itself when no field has it. Option values are tags, so they are unique in an account. */
export function optionName({ fields }: OpenTicket, value: string): string {
  return fields.flatMap(({ options }) => options).find((option) => option.value === value)?.name ?? value
}
/** `{ colorScheme: 'dark' }`, or the bare word. */
export const toScheme = (value: unknown): string | null => toText(isRecord(value) ? value['colorScheme'] : value)

/** The words without markup. */
export function plain(html: string): string {
  return /<\w/.test(html) ? (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '') : html.replaceAll('&nbsp;', ' ')
}
