import { expect, test } from 'vitest'
import { ZendeskError } from '@shared/zendesk/errors.ts'
import { createApiClient, type Credentials } from './api-client.ts'
import { createLimiter } from './limiter.ts'
import { fakeLog, fakeTimer } from './sync.test-helper.ts'

type Step = Response | Error
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { status, headers })
const html = (status: number, headers: Record<string, string> = {}) =>
  new Response('<html><h1>nginx</h1></html>', { status, headers: { 'content-type': 'text/html', ...headers } })
const cut = () => new Response('{"tickets":[{"id":1},{"i', { headers: { 'content-type': 'application/json' } })

function make(steps: readonly Step[], credentials: Credentials = { kind: 'bearer', token: 'secret' }) {
  const timer = fakeTimer()
  const asked: { url: URL; headers: Headers; redirect: string | undefined }[] = []
  const rest = [...steps]
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push({ url: new URL(String(url)), headers: new Headers(init?.headers), redirect: init?.redirect })
    const step = rest.shift() ?? json({ last: true })
    if (step instanceof Error) throw step
    return step
  }
  const limiter = createLimiter({ timer, documentedDefaults: false })
  const client = createApiClient({
    baseUrl: 'https://acme.zendesk.com',
    credentials,
    fetch,
    limiter,
    clock: { now: () => 1_000 },
    timer,
    log: fakeLog(),
  })
  const get = (signal?: AbortSignal) =>
    client.get({
      path: '/api/v2/incremental/tickets/cursor',
      query: { start_time: 0, per_page: 1000 },
      buckets: ['account', 'incremental'],
      sizeParameter: 'per_page',
      signal,
    })
  return { client, get, asked, timer }
}
const failure = async (work: Promise<unknown>): Promise<ZendeskError> => {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(error instanceof ZendeskError)) throw new Error(`no ZendeskError but ${String(error)}`)
  return error
}
const offline = () => new TypeError('fetch failed')

test('a token is sent as bearer, an API token as basic, and never to where a redirect leads', async () => {
  const bearer = make([])
  await bearer.get()
  expect(bearer.asked[0]?.headers.get('authorization')).toBe('Bearer secret')
  expect(bearer.asked[0]?.redirect).toBe('manual')
  const basic = make([], { kind: 'basic', email: 'a@b.c', token: 'secret' })
  await basic.get()
  expect(basic.asked[0]?.headers.get('authorization')).toBe(`Basic ${btoa('a@b.c/token:secret')}`)
})
test('the moment of an answer is the server’s, else ours', async () => {
  expect((await make([json({}, 200, { date: 'Mon, 16 Nov 2026 01:00:00 GMT' })]).get()).at).toBe(1_794_790_800)
  expect((await make([json({})]).get()).at).toBe(1_000)
})

test.each([
  ['a server error', html(500)],
  ['a bad gateway', html(502)],
  ['maintenance', html(503, { 'retry-after': '5' })],
  ['Cloudflare', html(520)],
  ['a conflict', json({ error: 'UpdateConflict' }, 409)],
  ['a broken connection', offline()],
  ['data that is cut off', cut()],
  ['a limit', json({ error: 'APIRateLimitExceeded' }, 429, { 'retry-after': '7' })],
  ['a limit in plain text', new Response('You have exceeded the rate limit', { status: 429 })],
])('after %s the same request is made again', async (_what, step) => {
  const { get, asked } = make([step, json({ tickets: [] })])
  expect((await get()).body).toEqual({ tickets: [] })
  expect(asked.map(({ url }) => url.search)).toEqual(['?start_time=0&per_page=1000', '?start_time=0&per_page=1000'])
})
test('Retry-After is waited for, in seconds or as a date', async () => {
  const limited = make([json({}, 429, { 'retry-after': '7' })])
  await limited.get()
  expect(limited.timer.slept).toEqual([7_000])
  const dated = make([html(503, { date: 'Mon, 16 Nov 2026 01:00:00 GMT', 'retry-after': 'Mon, 16 Nov 2026 01:00:09 GMT' })])
  await dated.get()
  expect(dated.timer.slept).toEqual([9_000])
})
test('waits grow between attempts', async () => {
  const { get, timer } = make([html(502), html(502), html(502)])
  await get()
  expect(timer.slept).toEqual([250, 500, 1_000])
})
test('a gateway timeout halves the page, which grows back after a calm stretch', async () => {
  const { get, asked } = make([html(504), html(504), ...Array.from({ length: 60 }, () => json({}))])
  for (let i = 0; i < 45; i++) await get()
  const sizes = asked.map(({ url }) => Number(url.searchParams.get('per_page')))
  expect(sizes.slice(0, 4)).toEqual([1000, 500, 250, 250])
  expect(sizes[25]).toBe(500)
  expect(sizes.at(-1)).toBe(1000)
})
test('a page that times out at every size is given up, not skipped', async () => {
  const { get, asked } = make(Array.from({ length: 50 }, () => html(504)))
  expect((await failure(get())).kind).toBe('unavailable')
  expect(Number(asked.at(-1)?.url.searchParams.get('per_page'))).toBe(1)
})
test('a service that stays away is given up with one sentence', async () => {
  const { get, asked } = make(Array.from({ length: 20 }, () => html(503)))
  const error = await failure(get())
  expect(error).toMatchObject({ kind: 'unavailable', status: 503 })
  expect(asked).toHaveLength(8)
})
test('an address that never answered is given up sooner, and the sentence names it', async () => {
  const { get, asked } = make(Array.from({ length: 20 }, offline))
  const error = await failure(get())
  expect(error.kind).toBe('network')
  expect(error.message).toContain('ZENDESK_URL')
  expect(error.cause).toBeInstanceOf(TypeError)
  expect(asked).toHaveLength(4)
})
test('an endless limit is given up', async () => {
  expect((await failure(make(Array.from({ length: 100 }, () => json({}, 429, { 'retry-after': '1' }))).get())).kind).toBe('rate_limited')
})

test.each([
  ['unauthorized', json({ error: 'invalid_token', error_description: 'expired' }, 401), 'ZENDESK_OAUTH_TOKEN'],
  ['forbidden', json({ error: { title: 'Forbidden', message: 'You do not have access to this page.' } }, 403), 'admin'],
  ['wrong_account', json({ error: { title: 'No help desk at acme.zendesk.com', message: 'x' } }, 404), 'ZENDESK_URL'],
  ['not_found', json({ error: 'InvalidEndpoint', description: 'Not found' }, 404), 'ZENDESK_URL'],
  ['not_found', json(null, 404), 'ZENDESK_URL'],
  ['not_found', json({}, 404), 'ZENDESK_URL'],
  ['wrong_account', new Response(null, { status: 302, headers: { location: 'https://www.zendesk.com' } }), 'ZENDESK_URL'],
  ['bad_shape', html(200), 'ZENDESK_URL'],
  ['too_recent', json({ error: 'StartTimeTooRecent', description: 'Too recent start_time.' }, 400), 'clock'],
  ['rejected', json({ error: 'InvalidPaginationParameter', description: 'page[size] cannot be greater than 100' }, 400), 'page[size]'],
])('%s is said in one sentence that names what to do, at once', async (kind, step, named) => {
  const { get, asked } = make([step])
  const error = await failure(get())
  expect(error.kind).toBe(kind)
  expect(error.message).toContain(named)
  expect(asked).toHaveLength(1)
})
test('with an API token the sentence names its settings', async () => {
  const { get } = make([json({ error: "Couldn't authenticate you" }, 401)], { kind: 'basic', email: 'a@b.c', token: 'secret' })
  expect((await failure(get())).message).toContain('ZENDESK_EMAIL with ZENDESK_API_TOKEN')
})
test('no error ever holds the token', async () => {
  const error = await failure(make([json({ error: 'invalid_token' }, 401)]).get())
  expect(JSON.stringify([error.message, String(error.cause)])).not.toContain('secret')
})
test('a stop ends the waiting', async () => {
  const { get, asked } = make([html(503)])
  expect((await failure(get(AbortSignal.abort()))).kind).toBe('aborted')
  expect(asked).toHaveLength(0)
})
