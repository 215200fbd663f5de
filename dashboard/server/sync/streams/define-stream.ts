/** How one stream is asked for and how its answers are paged. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { ZendeskError } from '@shared/zendesk/errors.ts'
import { numberOf, rawOf, textOf, type Raw } from '@shared/zendesk/raw.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'
import type { Bucket } from '../limiter.ts'

/** A place in a stream, as text `kind:value`: from a moment, or after what the server called it. */
export type Place = { kind: 'start'; at: EpochSeconds } | { kind: 'after'; cursor: string } | { kind: 'page'; number: number }
type Query = Readonly<Record<string, string | number>>
export type Next = { end: false; place: Place } | { end: true }

export interface StreamDefinition {
  name: StreamName
  path: string
  /** Of every request. */
  query: Query
  sizeParameter: string
  buckets: readonly Bucket[]
  /** Whole lists begin anew every time; exports go on from the last end. */
  whole: boolean
  queryOf: (place: Place) => Query
  next: (body: Raw, place: Place) => Next
  /** Not every account has it: a refusal means there is none. */
  optional?: boolean
  /** Where the number of all rows can be asked, and where the answer holds it. */
  count?: { path: string; query: Query }
}

type Base = Pick<StreamDefinition, 'name' | 'path' | 'query' | 'buckets' | 'count' | 'optional'>

const shapeless = (path: string, what: string) =>
  new ZendeskError(
    'bad_shape',
    `The answer to ${path} has no ${what}: check that ZENDESK_URL is the address of your Zendesk, for example https://acme.zendesk.com.`,
  )

/** Cursor export: `start_time` first, then `after_cursor`, until `end_of_stream`. */
export function cursorExport(base: Base): StreamDefinition {
  return {
    ...base,
    sizeParameter: 'per_page',
    whole: false,
    queryOf: (place): Query => (place.kind === 'after' ? { cursor: place.cursor } : { start_time: place.kind === 'start' ? place.at : 0 }),
    next: (body) => {
      if (body['end_of_stream'] === true) return { end: true }
      const cursor = textOf(body['after_cursor'])
      if (cursor === null) throw shapeless(base.path, 'after_cursor')
      return { end: false, place: { kind: 'after', cursor } }
    },
  }
}

/** Time export: the next `start_time` is `end_time`. `endsWhenStill` for the one export without `end_of_stream`: it ends when time stands still. */
export function timeExport(base: Base, { endsWhenStill = false } = {}): StreamDefinition {
  return {
    ...base,
    sizeParameter: 'per_page',
    whole: false,
    queryOf: (place) => ({ start_time: place.kind === 'start' ? place.at : 0 }),
    next: (body, place) => {
      if (body['end_of_stream'] === true) return { end: true }
      const end = numberOf(body['end_time'])
      const from = place.kind === 'start' ? place.at : 0
      if (endsWhenStill && (textOf(body['next_page']) === null || end === null || end <= from)) return { end: true }
      if (end === null) throw shapeless(base.path, 'end_time')
      return { end: false, place: { kind: 'start', at: end } }
    },
  }
}

/** A whole list: by cursor where the account pages so, else by number. */
export function wholeList(base: Base): StreamDefinition {
  return {
    ...base,
    sizeParameter: 'page[size]',
    whole: true,
    queryOf: (place): Query => (place.kind === 'after' ? { 'page[after]': place.cursor } : place.kind === 'page' ? { page: place.number } : {}),
    next: (body, place) => {
      const meta = rawOf(body['meta'])
      // `links.next` may be there although there is no more: only `has_more` counts.
      if (typeof meta['has_more'] === 'boolean') {
        const cursor = textOf(meta['after_cursor'])
        if (!meta['has_more']) return { end: true }
        if (cursor === null) throw shapeless(base.path, 'meta.after_cursor')
        return { end: false, place: { kind: 'after', cursor } }
      }
      return textOf(body['next_page']) === null
        ? { end: true }
        : { end: false, place: { kind: 'page', number: place.kind === 'page' ? place.number + 1 : 2 } }
    },
  }
}
