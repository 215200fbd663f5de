/** One response of the API, of any stream, as landing rows. What `decode`, sync and import share. */
import { decodeArticle } from './decode-article.ts'
import { decodeBrand, decodeField, decodeGroup } from './decode-catalogue.ts'
import type { DecodeContext } from './decode-context.ts'
import { decodeEvents } from './decode-events.ts'
import { createNotes, type DecodeNotes } from './decode-notes.ts'
import { decodeTicket } from './decode-ticket.ts'
import { decodeUser } from './decode-user.ts'
import { idOf, isRaw, listOf, rawOf, type Raw } from './raw.ts'
import type { ArticleRow, BrandRow, EventRow, FieldRow, GroupRow, SkippedRow, StreamName, TicketRow, UnknownUse, UserRow } from './rows.ts'

export interface DecodedPage {
  stream: StreamName
  /** Records read, used or not. */
  records: number
  tickets?: readonly TicketRow[]
  events?: readonly EventRow[]
  users?: readonly UserRow[]
  groups?: readonly GroupRow[]
  brands?: readonly BrandRow[]
  fields?: readonly FieldRow[]
  articles?: readonly ArticleRow[]
  skipped: readonly SkippedRow[]
  unknown: readonly UnknownUse[]
}

/** Key of the records in a response, by stream. Audits of one ticket are its events. */
const KEYS: Readonly<Record<StreamName, readonly string[]>> = {
  fields: ['ticket_fields'],
  groups: ['groups'],
  brands: ['brands'],
  users: ['users'],
  tickets: ['tickets'],
  ticket_events: ['ticket_events', 'audits'],
  articles: ['articles'],
}
export const STREAM_KEYS: readonly (readonly [StreamName, string])[] = (
  ['tickets', 'ticket_events', 'users', 'fields', 'groups', 'brands', 'articles'] as const
).flatMap((stream) => KEYS[stream].map((key) => [stream, key] as const))

/** The records of a response; null when it has no list of this stream. */
export function recordsOf(stream: StreamName, body: unknown): readonly unknown[] | null {
  if (!isRaw(body)) return null
  for (const key of KEYS[stream]) if (Array.isArray(body[key])) return listOf(body[key])
  return null
}

/** What a response says beside its list: metric sets and identities that may come next to their owners. */
export interface SideLoads {
  metrics: ReadonlyMap<number, unknown>
  identities: ReadonlyMap<number, readonly unknown[]>
}
export const NO_SIDE_LOADS: SideLoads = { metrics: new Map(), identities: new Map() }
export function sideLoadsOf(body: unknown): SideLoads {
  const raw: Raw = rawOf(body)
  const metrics = new Map<number, unknown>()
  for (const metric of listOf(raw['metric_sets'])) {
    const ticketId = idOf(rawOf(metric)['ticket_id'])
    if (ticketId !== null) metrics.set(ticketId, metric)
  }
  const identities = new Map<number, unknown[]>()
  for (const identity of listOf(raw['identities'])) {
    const userId = idOf(rawOf(identity)['user_id'])
    if (userId === null) continue
    const known = identities.get(userId)
    if (known) known.push(identity)
    else identities.set(userId, [identity])
  }
  return { metrics, identities }
}

/** Rows of one stream; `whereOf` names the place of a record for the list of skipped ones. */
export function decodeRecords(
  stream: StreamName,
  records: readonly unknown[],
  context: DecodeContext,
  whereOf: (index: number) => string,
  beside: SideLoads = NO_SIDE_LOADS,
): DecodedPage {
  const skipped: SkippedRow[] = []
  const unknown: UnknownUse[] = []
  const each: Each = <T>(decode: Decode<T>) => {
    const rows: T[] = []
    for (const [index, record] of records.entries()) {
      const id = idOf(rawOf(record)['id']) ?? 0
      const notes = createNotes(stream)
      for (const row of decodeOne(record, id, whereOf(index), notes, decode)) rows.push(row)
      skipped.push(...notes.skipped())
      for (const { what, value } of notes.unknownWords()) unknown.push({ what, value, record: id })
    }
    return rows
  }
  return { stream, records: records.length, ...decodeRows(stream, each, context, beside), skipped, unknown }
}

type Decode<T> = (record: unknown, notes: DecodeNotes, where: string, id: number) => T | readonly T[] | null
type Each = <T>(decode: Decode<T>) => readonly T[]

function decodeRows(stream: StreamName, each: Each, context: DecodeContext, beside: SideLoads): Partial<DecodedPage> {
  switch (stream) {
    case 'tickets':
      return { tickets: each((record, notes, where, id) => decodeTicket(record, beside.metrics.get(id), context, notes, where)) }
    case 'ticket_events':
      return { events: each((record, notes, where) => decodeEvents(record, context, notes, where)) }
    case 'users':
      return { users: each((record, notes, where, id) => decodeUser(record, beside.identities.get(id) ?? [], context, notes, where)) }
    case 'groups':
      return { groups: each(decodeGroup) }
    case 'brands':
      return { brands: each(decodeBrand) }
    case 'fields':
      return { fields: each(decodeField) }
    case 'articles':
      return { articles: each((record, notes, where) => decodeArticle(record, context, notes, where)) }
  }
}

const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value)
/** One record never spoils its page: what a decoder did not foresee is skipped with what went wrong. */
function decodeOne<T>(record: unknown, id: number, where: string, notes: DecodeNotes, decode: Decode<T>): readonly T[] {
  try {
    const decoded = decode(record, notes, where, id)
    if (decoded === null) return []
    return isList(decoded) ? decoded : [decoded]
  } catch (cause) {
    notes.skip(where, `could not be read: ${cause instanceof Error ? cause.message : String(cause)}`)
    return []
  }
}
