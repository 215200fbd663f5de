/** A raw response of the API as the normaliser reads it, for support cases: rows, and what was not understood. Needs no data folder. */
import type { DecodeContext } from '@shared/zendesk/decode-context.ts'
import { decodeRecords, recordsOf, sideLoadsOf, type DecodedPage } from '@shared/zendesk/decode-page.ts'
import { isRaw, type Raw } from '@shared/zendesk/raw.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'
import { listsOf, streamOfRecord } from '../sync/recognise.ts'

/** By the last word of a path that names a stream: audits of a ticket are its events. */
const PATH_WORDS: readonly (readonly [string, StreamName])[] = [
  ['audits', 'ticket_events'],
  ['ticket_audits', 'ticket_events'],
  ['ticket_events', 'ticket_events'],
  ['ticket_fields', 'fields'],
  ['articles', 'articles'],
  ['tickets', 'tickets'],
  ['users', 'users'],
  ['groups', 'groups'],
  ['brands', 'brands'],
]
/** Lists that are read with the records of a stream. */
const BESIDE: Readonly<Partial<Record<StreamName, string>>> = { tickets: 'metric_sets', users: 'identities' }
/** One record alone stands under this name. */
const SINGLE: Readonly<Record<StreamName, string>> = {
  fields: 'ticket_field',
  groups: 'group',
  brands: 'brand',
  users: 'user',
  tickets: 'ticket',
  ticket_events: 'audit',
  articles: 'article',
}

/** `/api/v2/tickets/35436/audits.json?page=2` names audits; null = a path whose answers are not read. */
export function streamOfPath(path: string): StreamName | null {
  const words = path
    .replace(/[?#].*$/, '')
    .replace(/\.json$/, '')
    .split('/')
  const known = words.findLast((word) => PATH_WORDS.some(([name]) => name === word))
  // What stands below a record, such as comments or metrics, is another thing.
  const below = known === undefined ? [] : words.slice(words.lastIndexOf(known) + 1)
  if (below.some((word) => !/^(\d+|cursor|sample|show_many|search|recent|me|[a-z]{2}(-[a-z0-9]+)?)?$/i.test(word))) return null
  return PATH_WORDS.find(([name]) => name === known)?.[1] ?? null
}

export interface DecodedResponse {
  /** By stream, as they would be landed. */
  rows: Readonly<Record<string, readonly unknown[]>>
  /** Records in the response, used or not. */
  records: number
  notUnderstood: {
    /** Words that no rule knows, with how often. */
    words: readonly { what: string; value: string; count: number }[]
    skipped: readonly { where: string; why: string }[]
    /** Lists of the response that this path's reader does not look at. */
    lists: readonly string[]
  }
  /** False when nothing in it could be read. */
  readable: boolean
}

/** `documents`: one response, or a response or record a line; `stream` null = by the shape of what is in them. */
export function decodeResponse(
  stream: StreamName | null,
  documents: readonly { value: unknown; place: string }[],
  context: DecodeContext,
): DecodedResponse {
  const parts = documents.flatMap(({ value, place }) => partsOf(stream, value, place))
  const pages = parts.flatMap((part) => ('page' in part ? [part.page(context)] : []))
  const skipped = [
    ...parts.flatMap((part) => ('why' in part ? [{ where: part.place, why: part.why }] : [])),
    ...pages.flatMap((page) => page.skipped.map(({ where, why }) => ({ where, why }))),
  ]
  const words = new Map<string, { what: string; value: string; count: number }>()
  for (const { what, value } of pages.flatMap((page) => page.unknown)) {
    const known = words.get(`${what} ${value}`)
    if (known) known.count += 1
    else words.set(`${what} ${value}`, { what, value, count: 1 })
  }
  const rows: Record<string, unknown[]> = {}
  for (const page of pages) (rows[page.stream] ??= []).push(...rowsOf(page))
  const records = pages.reduce((sum, page) => sum + page.records, 0)
  const lost = pages.reduce((sum, page) => sum + page.skipped.length, 0)
  return {
    rows,
    records,
    notUnderstood: { words: [...words.values()], skipped, lists: [...new Set(documents.flatMap(({ value }) => otherLists(stream, value)))] },
    // A page without records can be read, too.
    readable: pages.length > 0 && (records === 0 || lost < records),
  }
}

type Part = { page: (context: DecodeContext) => DecodedPage } | { place: string; why: string }

function partsOf(stream: StreamName | null, value: unknown, place: string): readonly Part[] {
  const part = (of: StreamName, records: readonly unknown[]): Part => ({
    page: (context) => decodeRecords(of, records, context, (index) => `${place}, record ${index + 1}`, sideLoadsOf(value)),
  })
  if (Array.isArray(value)) return value.flatMap((record, at) => partsOf(stream, record, `${place}, record ${at + 1}`))
  if (stream === null) {
    const lists = listsOf(value)
    if (lists.length > 0) return lists.map(({ stream: of, records }) => part(of, records))
    if (isRaw(value) && Array.isArray(value['results']))
      return value['results'].flatMap((record, at) => partsOf(null, record, `${place}, result ${at + 1}`))
    const of = streamOfRecord(value)
    return of === null ? [{ place, why: 'looks like no response and no record that is read' }] : [part(of, [value])]
  }
  const records = recordsOf(stream, value) ?? singleOf(stream, value)
  if (records !== null) return [part(stream, records)]
  return [{ place, why: `has no list and no record of ${stream.replaceAll('_', ' ')}${errorOf(value)}` }]
}

function singleOf(stream: StreamName, value: unknown): readonly unknown[] | null {
  if (!isRaw(value)) return null
  const single = value[SINGLE[stream]]
  if (isRaw(single)) return [single]
  return 'id' in value ? [value] : null
}
/** What an answer that is a refusal says. */
function errorOf(value: unknown): string {
  if (!isRaw(value)) return ''
  const error = isRaw(value['error']) ? value['error']['title'] : value['error']
  return typeof error === 'string' ? `; the answer is an error: ${error}` : ''
}

function rowsOf({ stream: _stream, records: _records, skipped: _skipped, unknown: _unknown, ...rows }: DecodedPage): readonly unknown[] {
  return Object.values(rows).flat()
}

function otherLists(stream: StreamName | null, value: unknown): readonly string[] {
  if (!isRaw(value) || stream === null) return []
  const read = new Set<string>([BESIDE[stream] ?? '', ...listKeysOf(stream, value)])
  const isResponse = recordsOf(stream, value) !== null
  return isResponse ? Object.keys(value).filter((key) => Array.isArray(value[key]) && !read.has(key)) : []
}
const listKeysOf = (stream: StreamName, value: Raw): readonly string[] => {
  const records = recordsOf(stream, value)
  return Object.keys(value).filter((key) => value[key] === records)
}
