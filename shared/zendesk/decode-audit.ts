/** Two shapes of one thing: an audit of `/tickets/{id}/audits`, and an event of the incremental export. Both become a `RawAudit`. */
import type { EpochSeconds, TicketId, UserId } from '../fcr/history.ts'
import type { DecodeNotes } from './decode-notes.ts'
import { epochOf, idOf, isRaw, listOf, rawOf, textOf, type Raw } from './raw.ts'
import { isAutomaticRel, viaKind } from './via-words.ts'

interface RawVia {
  automatic: boolean
  merge: boolean
  /** Ticket that a merge names as its target. */
  toTicket: TicketId | null
}
export interface RawChange {
  field: string
  value: unknown
  previous: unknown
}
export interface RawChild {
  type: string
  changes: readonly RawChange[]
  via: RawVia | null
  raw: Raw
}
export interface RawAudit {
  id: number
  ticketId: TicketId
  at: EpochSeconds
  /** −1 is the system. */
  actorId: UserId
  via: RawVia
  children: readonly RawChild[]
  /** Of the mail that made the comment, as far as Zendesk says. */
  flags: readonly number[]
}

/** null = skipped, with the reason noted. `ticketId` when the list belongs to one ticket and its rows may leave it out. */
export function readAudit(raw: unknown, ticketId: TicketId | null, notes: DecodeNotes, where: string): RawAudit | null {
  if (!isRaw(raw)) return notes.skip(where, 'is no record')
  const id = idOf(raw['id'])
  if (id === null) return notes.skip(where, 'has no id')
  const ticket = idOf(raw['ticket_id']) ?? ticketId
  if (ticket === null) return notes.skip(`${where}, event ${id}`, 'ticket_id is missing or no id')
  const at = epochOf(raw['created_at']) ?? epochOf(raw['timestamp'])
  if (at === null) return notes.skip(`${where}, event ${id}`, 'created_at is missing or no date')
  const children = raw['child_events'] ?? raw['events']
  if (!Array.isArray(children)) return notes.skip(`${where}, event ${id}`, 'child_events is missing or no list')
  return {
    id,
    ticketId: ticket,
    at,
    actorId: idOf(raw['updater_id']) ?? idOf(raw['author_id']) ?? -1,
    via: readVia(raw['via'], raw, notes) ?? NO_VIA,
    children: children.map((child) => readChild(child, notes)),
    flags: listOf(rawOf(raw['metadata'])['flags']).filter((flag): flag is number => typeof flag === 'number'),
  }
}
const NO_VIA: RawVia = { automatic: false, merge: false, toTicket: null }

/** A word (export), a number (via id) or an object (audits); null when it says nothing. */
function readVia(via: unknown, holder: Raw, notes: DecodeNotes): RawVia | null {
  const object = isRaw(via) ? via : null
  const channel = object ? object['channel'] : via
  const word = typeof channel === 'number' ? String(channel) : (textOf(channel) ?? '')
  const source = rawOf(object?.['source'])
  const rel = textOf(source['rel'])
  if (word === '' && rel === null) return null
  const kind = viaKind(word)
  if (kind === 'unknown' && word !== '') notes.unknown('via', word)
  const merge = kind === 'merge' || rel === 'merge'
  return {
    automatic: kind === 'automatic' || isAutomaticRel(rel),
    merge,
    toTicket: merge ? (idOf(rawOf(source['to'])['ticket_id']) ?? idOf(holder['via_reference_id'])) : null,
  }
}

/** Keys of an exported child event that are no field of the ticket. */
const NO_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'event_type',
  'type',
  'via',
  'via_reference_id',
  'previous_value',
  'added_tags',
  'removed_tags',
  'comment_present',
  'comment_public',
])

function readChild(value: unknown, notes: DecodeNotes): RawChild {
  const raw = rawOf(value)
  const type = textOf(raw['event_type']) ?? textOf(raw['type']) ?? ''
  return { type, changes: type === 'Create' || type === 'Change' ? readChanges(raw) : [], via: readVia(raw['via'], raw, notes), raw }
}
function readChanges(raw: Raw): readonly RawChange[] {
  const named = textOf(raw['field_name'])
  if (named !== null) return [{ field: named, value: raw['value'], previous: raw['previous_value'] }]
  const fields = Object.keys(raw).filter((key) => !NO_FIELDS.has(key))
  // One previous value cannot belong to several fields.
  return fields.map((field) => ({ field, value: raw[field], previous: fields.length === 1 ? raw['previous_value'] : undefined }))
}
