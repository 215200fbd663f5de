/** One response of the API, of any stream, as landing rows. What `decode`, sync and import share. */
import { decodeArticle } from './decode-article.ts'
import { decodeBrand, decodeField, decodeGroup } from './decode-catalogue.ts'
import type { DecodeContext } from './decode-context.ts'
import { decodeEvents } from './decode-events.ts'
import { createNotes, type DecodeNotes } from './decode-notes.ts'
import { decodeTicket } from './decode-ticket.ts'
import { decodeUser } from './decode-user.ts'
import { idOf, isRaw, listOf, rawOf, type Raw } from './raw.ts'
import type { ArticleRow, BrandRow, EventRow, FieldRow, GroupRow, SkippedRow, StreamName, TicketRow, UnknownWord, UserRow } from './rows.ts'

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
  unknown: readonly UnknownWord[]
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
  const notes = createNotes(stream)
  const rows = decodeRows(stream, records, context, notes, whereOf, beside)
  return { stream, records: records.length, ...rows, skipped: notes.skipped(), unknown: notes.unknownWords() }
}

function decodeRows(
  stream: StreamName,
  records: readonly unknown[],
  context: DecodeContext,
  notes: DecodeNotes,
  whereOf: (index: number) => string,
  beside: SideLoads,
): Partial<DecodedPage> {
  const each = <T>(decode: (record: unknown, where: string) => T | readonly T[] | null): readonly T[] => collect(records, whereOf, notes, decode)
  switch (stream) {
    case 'tickets':
      return { tickets: each((record, where) => decodeTicket(record, beside.metrics.get(idOf(rawOf(record)['id']) ?? 0), context, notes, where)) }
    case 'ticket_events':
      return { events: each((record, where) => decodeEvents(record, context, notes, where)) }
    case 'users':
      return {
        users: each((record, where) => decodeUser(record, beside.identities.get(idOf(rawOf(record)['id']) ?? 0) ?? [], context, notes, where)),
      }
    case 'groups':
      return { groups: each((record, where) => decodeGroup(record, notes, where)) }
    case 'brands':
      return { brands: each((record, where) => decodeBrand(record, notes, where)) }
    case 'fields':
      return { fields: each((record, where) => decodeField(record, notes, where)) }
    case 'articles':
      return { articles: each((record, where) => decodeArticle(record, notes, where)) }
  }
}

const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value)
/** One record never spoils its page: what a decoder did not foresee is skipped with what went wrong. */
function collect<T>(
  records: readonly unknown[],
  whereOf: (index: number) => string,
  notes: DecodeNotes,
  decode: (record: unknown, where: string) => T | readonly T[] | null,
): readonly T[] {
  const rows: T[] = []
  for (const [index, record] of records.entries()) {
    const where = whereOf(index)
    try {
      const decoded = decode(record, where)
      if (decoded === null) continue
      if (isList(decoded)) for (const row of decoded) rows.push(row)
      else rows.push(decoded)
    } catch (cause) {
      notes.skip(where, `could not be read: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  return rows
}
