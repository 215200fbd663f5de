import { expect, test } from 'vitest'
import { ZendeskError } from '@shared/zendesk/errors.ts'
import { STREAMS, type StreamName } from '@shared/zendesk/rows.ts'
import type { ApiClient, ApiRequest } from './api-client.ts'
import { createExportSource } from './source-export.ts'
import { STREAM_LIST } from './streams/index.ts'

function make(answers: readonly (unknown | ZendeskError)[], at = 10_000) {
  const asked: ApiRequest[] = []
  const rest = [...answers]
  const client: ApiClient = {
    requests: () => asked.length,
    get: async (request) => {
      asked.push(request)
      const body = rest.shift()
      if (body instanceof ZendeskError) throw body
      return { body, at }
    },
  }
  return { source: createExportSource(client, { account: 'acme.zendesk.com', waitedMs: () => 0 }), asked }
}
/** Reads a stream to its end; answers with the query of every request and the last page. */
async function readAll(stream: StreamName, answers: readonly unknown[], from: string | null = null) {
  const { source, asked } = make(answers)
  let page = await source.fetchPage(stream, from)
  while (!page.end) page = await source.fetchPage(stream, page.cursor)
  return { queries: asked.map((request) => request.query), page, paths: asked.map((request) => request.path) }
}

test('every stream of the landing is read, names before what carries them', () => {
  expect(STREAM_LIST.map((stream) => stream.name)).toEqual(STREAMS)
})
test('tickets of AI agents and metric sets are asked for, by cursor until the end of the stream', async () => {
  const { queries, page, paths } = await readAll('tickets', [
    { tickets: [], after_cursor: 'abc=', end_of_stream: false },
    { tickets: [], after_cursor: 'def=', end_of_stream: false },
    { tickets: [], after_cursor: 'ghi=', end_of_stream: true },
  ])
  expect(paths[0]).toBe('/api/v2/incremental/tickets/cursor')
  expect(queries).toEqual([
    { per_page: 1000, support_type_scope: 'all', include: 'metric_sets', start_time: 0 },
    { per_page: 1000, support_type_scope: 'all', include: 'metric_sets', cursor: 'abc=' },
    { per_page: 1000, support_type_scope: 'all', include: 'metric_sets', cursor: 'def=' },
  ])
  expect(page).toMatchObject({ end: true, completeTo: 9_940 })
})
test('complete to = the moment of the request that ended the stream, less the hold-back; the next read begins half an hour earlier', async () => {
  const { page } = await readAll('users', [{ users: [], after_cursor: null, end_of_stream: true }])
  expect(page.completeTo).toBe(9_940)
  const { queries } = await readAll('users', [{ users: [], end_of_stream: true }], page.cursor)
  expect(queries[0]).toMatchObject({ start_time: 9_940 - 1_800, include: 'identities' })
})
test('ticket events go on at the end time; a last page that names a next one ends all the same', async () => {
  const { queries, page } = await readAll('ticket_events', [
    { ticket_events: [], end_time: 500, end_of_stream: false, next_page: 'x', count: 7 },
    { ticket_events: [], end_time: 900, end_of_stream: true, next_page: 'https://acme/again', count: 1000 },
  ])
  expect(queries).toEqual([
    { per_page: 1000, include: 'comment_events', start_time: 0 },
    { per_page: 1000, include: 'comment_events', start_time: 500 },
  ])
  expect(page.end).toBe(true)
})
test.each([
  ['no next page', { articles: [], next_page: null, end_time: 700 }],
  ['time that stands still', { articles: [], next_page: 'https://acme/again', end_time: 500 }],
])('articles end with %s', async (_how, last) => {
  const { queries } = await readAll('articles', [{ articles: [], next_page: 'x', end_time: 500 }, last])
  expect(queries.map((query) => query['start_time'])).toEqual([0, 500])
})
test('lists are paged by has_more, whatever links.next says', async () => {
  const { queries } = await readAll('groups', [
    { groups: [], meta: { has_more: true, after_cursor: 'a' }, links: { next: 'x' } },
    { groups: [], meta: { has_more: false, after_cursor: 'b' }, links: { next: 'x' } },
  ])
  expect(queries).toEqual([{ 'page[size]': 100 }, { 'page[size]': 100, 'page[after]': 'a' }])
})
test('lists of the older kind are paged by number', async () => {
  const { queries } = await readAll('fields', [
    { ticket_fields: [], next_page: 'https://acme/2', count: 250 },
    { ticket_fields: [], next_page: 'https://acme/3', count: 250 },
    { ticket_fields: [], next_page: null, count: 250 },
  ])
  expect(queries.map((query) => query['page'])).toEqual([undefined, 2, 3])
})
test('a list is read from its beginning the next time', async () => {
  const { page } = await readAll('brands', [{ brands: [], next_page: null }])
  const { queries } = await readAll('brands', [{ brands: [], next_page: null }], page.cursor)
  expect(queries).toEqual([{ 'page[size]': 100 }])
})

test('an account without a help centre has no articles, which is no failure', async () => {
  const page = await make([new ZendeskError('not_found', 'x', { status: 404 })]).source.fetchPage('articles', null)
  expect(page).toMatchObject({ end: true, completeTo: null })
})
test('tickets that are not there are a failure', async () => {
  await expect(make([new ZendeskError('not_found', 'x', { status: 404 })]).source.fetchPage('tickets', null)).rejects.toMatchObject({
    kind: 'not_found',
  })
})
test.each([
  ['no list', { error: 'x' }],
  ['an anonymous user', { user: { name: 'Anonymous user' } }],
  ['no place to go on', { tickets: [], end_of_stream: false }],
])('an answer with %s is no page', async (_what, body) => {
  await expect(make([body]).source.fetchPage('tickets', null)).rejects.toMatchObject({ kind: 'bad_shape' })
})

test('the number of all tickets is asked where the account tells it, and is not needed', async () => {
  expect(await make([{ count: 20_000 }]).source.estimate('tickets')).toBe(20_000)
  expect(await make([{ count: { value: 12, refreshed_at: 'x' } }]).source.estimate('users')).toBe(12)
  expect(await make([new ZendeskError('not_found', 'x')]).source.estimate('tickets')).toBeNull()
  expect(await make([]).source.estimate('ticket_events')).toBeNull()
})

test('the time zone is asked of the account settings', async () => {
  const { source, asked } = make([{ settings: { localization: { time_zone: 'Beijing', iana_time_zone: 'Asia/Shanghai' } } }])
  expect([await source.accountZone(), asked[0]?.path]).toEqual(['Asia/Shanghai', '/api/v2/account/settings'])
})
