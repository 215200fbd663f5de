/** Source A: the incremental exports. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { accountZoneName } from '@shared/zendesk/account-zone.ts'
import { ZendeskError } from '@shared/zendesk/errors.ts'
import { numberOf, rawOf } from '@shared/zendesk/raw.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'
import type { ApiClient } from './api-client.ts'
import type { Source, SourcePage } from './source.ts'
import { recordsOf } from '@shared/zendesk/decode-page.ts'
import type { Next, Place, StreamDefinition } from './streams/define-stream.ts'
import { STREAM_LIST } from './streams/index.ts'

/** Rows of the last minute are held back, and so is our claim to have them. */
const HOLD_BACK_SECONDS = 60
/** Rows may surface after newer ones were delivered: this long before the last end is read again. */
const OVERLAP_SECONDS = 30 * 60

export function createExportSource(client: ApiClient, options: { account: string; waitedMs: () => number }): Source {
  return {
    account: options.account,
    requests: client.requests,
    waitedMs: options.waitedMs,
    fetchPage: async (stream, cursor, signal) => {
      const definition = definitionOf(stream)
      const place = readPlace(cursor)
      const query = { ...definition.query, ...definition.queryOf(place) }
      try {
        const answer = await client.get({
          path: definition.path,
          query,
          buckets: definition.buckets,
          sizeParameter: definition.sizeParameter,
          signal,
        })
        return pageOf(definition, place, answer.body, answer.at)
      } catch (cause) {
        const isOff = definition.optional && cause instanceof ZendeskError && (cause.kind === 'not_found' || cause.kind === 'forbidden')
        if (!isOff) throw cause
        return { body: {}, place: definition.path, cursor: writePlace({ kind: 'start', at: 0 }), end: true, completeTo: null }
      }
    },
    estimate: async (stream, signal) => {
      const { count, buckets } = definitionOf(stream)
      if (!count) return null
      try {
        const { body } = await client.get({ path: count.path, query: count.query, buckets: buckets.filter((bucket) => bucket === 'account'), signal })
        return countOf(body)
      } catch (cause) {
        // Progress without a goal is no reason to stop: the stream itself will say what is wrong.
        if (cause instanceof ZendeskError && cause.kind !== 'aborted') return null
        throw cause
      }
    },
    accountZone: async (signal) => {
      const { body } = await client.get({ path: '/api/v2/account/settings', query: {}, buckets: ['account'], signal })
      return accountZoneName(body)
    },
  }
}

function definitionOf(stream: StreamName): StreamDefinition {
  const definition = STREAM_LIST.find((candidate) => candidate.name === stream)
  if (!definition) throw new Error(`no stream is called ${stream}`)
  return definition
}

function pageOf(definition: StreamDefinition, place: Place, body: unknown, at: EpochSeconds): SourcePage {
  if (recordsOf(definition.name, body) === null)
    throw new ZendeskError(
      'bad_shape',
      `The answer to ${definition.path} has no list of ${definition.name}: check that ZENDESK_URL is the address of your Zendesk, for example https://acme.zendesk.com.`,
    )
  const next: Next = definition.next(rawOf(body), place)
  const base = { body, place: definition.path }
  if (!next.end) return { ...base, cursor: writePlace(next.place), end: false, completeTo: null }
  const completeTo = at - HOLD_BACK_SECONDS
  const again: Place = { kind: 'start', at: definition.whole ? 0 : Math.max(0, completeTo - OVERLAP_SECONDS) }
  return { ...base, cursor: writePlace(again), end: true, completeTo }
}

function readPlace(cursor: string | null): Place {
  const [, kind, value = ''] = /^(start|after|page):(.*)$/s.exec(cursor ?? '') ?? []
  if (kind === 'after') return { kind, cursor: value }
  if (kind === 'page') return { kind, number: Number(value) || 1 }
  return { kind: 'start', at: Number(value) || 0 }
}
function writePlace(place: Place): string {
  return `${place.kind}:${place.kind === 'start' ? place.at : place.kind === 'after' ? place.cursor : place.number}`
}
/** `{count: 12}` or `{count: {value: 12}}`. */
function countOf(body: unknown): number | null {
  const count = rawOf(body)['count']
  return numberOf(count) ?? numberOf(rawOf(count)['value'])
}
