/** GET requests to one Zendesk account: limits kept, failures retried, every answer either data or a `ZendeskError`. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { ZendeskError } from '@shared/zendesk/errors.ts'
import type { Clock } from '../clock.ts'
import { notJson, problemOf, type Asked } from './api-problem.ts'
import type { Bucket, Limiter } from './limiter.ts'
import type { SyncLog } from './log.ts'
import type { Timer } from './timer.ts'

export type Credentials = { kind: 'bearer'; token: string } | { kind: 'basic'; email: string; token: string }
export interface ApiClientOptions {
  baseUrl: string
  credentials: Credentials
  fetch: typeof globalThis.fetch
  limiter: Limiter
  clock: Clock
  timer: Timer
  log: SyncLog
  /** Attempts before a request is given up. Default 8. */
  attempts?: number
}
export interface ApiRequest {
  path: string
  query: Readonly<Record<string, string | number>>
  buckets: readonly Bucket[]
  /** Name of the parameter that a 504 halves, e.g. `per_page`. */
  sizeParameter?: string
  signal?: AbortSignal | undefined
}
interface ApiAnswer {
  body: unknown
  /** The server's clock when it was asked, by its `Date` header; else ours. */
  at: EpochSeconds
}
export interface ApiClient {
  get(request: ApiRequest): Promise<ApiAnswer>
  requests(): number
}

const TIMEOUT_MS = 120_000
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 30_000
/** An address that never answered is more likely wrong than busy. */
const FIRST_CONTACT_ATTEMPTS = 4
const MOST_LIMITED = 60
const CALM_PAGES = 20

type Outcome =
  | { kind: 'answer'; answer: ApiAnswer }
  | { kind: 'again'; error: ZendeskError; waitMs: number | null; limited?: boolean; tooBig?: boolean }

export function createApiClient(options: ApiClientOptions): ApiClient {
  const { baseUrl, limiter, timer, log } = options
  const authorization = authorizationOf(options.credentials)
  const sizes = createPageSizes()
  const most = options.attempts ?? 8
  let requests = 0
  let reached = false

  const once = async (request: ApiRequest): Promise<Outcome> => {
    const asked: Asked = { baseUrl, path: request.path, credentials: options.credentials.kind }
    await limiter.take(request.buckets, request.signal)
    throwIfAborted(request.signal)
    const url = urlOf(baseUrl, request, sizes)
    const sentMs = timer.nowMs()
    const sentAt = options.clock.now()
    requests += 1
    try {
      const limit = AbortSignal.timeout(TIMEOUT_MS)
      const response = await options.fetch(url, {
        headers: { accept: 'application/json', authorization, 'user-agent': 'FirstFix' },
        // A redirect would carry the token to another host.
        redirect: 'manual',
        signal: request.signal ? AbortSignal.any([request.signal, limit]) : limit,
      })
      reached = true
      limiter.learn(request.buckets, response.headers)
      const tookSeconds = Math.floor((timer.nowMs() - sentMs) / 1000)
      return await read(response, asked, (serverAt) => (serverAt === null ? sentAt : serverAt - tookSeconds))
    } catch (cause) {
      throwIfAborted(request.signal)
      if (cause instanceof ZendeskError) throw cause
      return { kind: 'again', error: networkError(asked, cause), waitMs: null }
    }
  }

  return {
    get: async (request) => {
      let failures = 0
      let limited = 0
      for (;;) {
        const outcome = await once(request)
        if (outcome.kind === 'answer') {
          sizes.calm(request)
          return outcome.answer
        }
        const smaller = outcome.tooBig === true && sizes.halve(request)
        if (smaller) log.info(`${request.path} took too long: asking for smaller pages`)
        else if (outcome.limited) limited += 1
        else failures += 1
        if (limited > MOST_LIMITED || failures >= (reached ? most : Math.min(most, FIRST_CONTACT_ATTEMPTS))) throw outcome.error
        log.debug(`${request.path}: ${outcome.error.message} Trying again.`)
        if (outcome.limited) limiter.block(request.buckets, (outcome.waitMs ?? 1000) / 1000)
        else await timer.sleep(outcome.waitMs ?? Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS), request.signal)
        throwIfAborted(request.signal)
      }
    },
    requests: () => requests,
  }
}

async function read(response: Response, asked: Asked, momentOf: (serverAt: EpochSeconds | null) => EpochSeconds): Promise<Outcome> {
  const text = await response.text()
  const body = parse(text)
  const { status } = response
  if (response.ok) {
    if (body !== undefined) return { kind: 'answer', answer: { body, at: momentOf(serverTime(response.headers)) } }
    if (/text\/html/i.test(response.headers.get('content-type') ?? '')) throw notJson(asked)
    // Cut off on its way; the same request brings the whole.
    return {
      kind: 'again',
      error: new ZendeskError(
        'bad_shape',
        `${asked.baseUrl} answered ${asked.path} with data that is cut off; sync tries again later, and if it stays so, check ZENDESK_URL and the proxy on the way.`,
        { status },
      ),
      waitMs: null,
    }
  }
  if (status === 429)
    return {
      kind: 'again',
      limited: true,
      waitMs: retryAfterMs(response.headers),
      error: new ZendeskError('rate_limited', `${asked.baseUrl} limits the requests of this account; sync goes on when it lets us.`, { status }),
    }
  if (status >= 500 || status === 409 || status === 408)
    return {
      kind: 'again',
      waitMs: retryAfterMs(response.headers),
      tooBig: status === 504,
      error: new ZendeskError('unavailable', `${asked.baseUrl} cannot answer ${asked.path} now (status ${status}); sync tries again later.`, {
        status,
      }),
    }
  throw problemOf(status, body ?? text, asked)
}

/** Sizes that a 504 has halved, by path; they grow back after a calm stretch. */
function createPageSizes() {
  const states = new Map<string, { size: number; calm: number }>()
  const asked = (request: ApiRequest) => Number(request.sizeParameter === undefined ? 0 : request.query[request.sizeParameter])
  return {
    of: (request: ApiRequest): number | null =>
      request.sizeParameter === undefined ? null : Math.min(asked(request), states.get(request.path)?.size ?? asked(request)),
    halve: (request: ApiRequest): boolean => {
      const size = states.get(request.path)?.size ?? asked(request)
      if (size > 1) states.set(request.path, { size: Math.floor(size / 2), calm: 0 })
      return size > 1
    },
    calm: (request: ApiRequest): void => {
      const state = states.get(request.path)
      if (state && ++state.calm >= CALM_PAGES) states.set(request.path, { size: state.size * 2, calm: 0 })
    },
  }
}

function urlOf(baseUrl: string, request: ApiRequest, sizes: ReturnType<typeof createPageSizes>): string {
  const url = new URL(request.path, baseUrl)
  for (const [name, value] of Object.entries(request.query)) url.searchParams.set(name, String(value))
  const size = sizes.of(request)
  if (request.sizeParameter !== undefined && size !== null) url.searchParams.set(request.sizeParameter, String(size))
  return url.href
}
const authorizationOf = (credentials: Credentials) =>
  credentials.kind === 'bearer'
    ? `Bearer ${credentials.token}`
    : `Basic ${Buffer.from(`${credentials.email}/token:${credentials.token}`).toString('base64')}`

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}
function serverTime(headers: Headers): EpochSeconds | null {
  const ms = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000)
}
/** Seconds, or a date. */
function retryAfterMs(headers: Headers): number | null {
  const value = headers.get('retry-after')
  if (value === null) return null
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds) * 1000
  const until = Date.parse(value)
  const now = serverTime(headers)
  return Number.isNaN(until) || now === null ? null : Math.max(0, until - now * 1000)
}
function networkError(asked: Asked, cause: unknown): ZendeskError {
  return new ZendeskError('network', `Nothing answers at ${asked.baseUrl}: check ZENDESK_URL and the network; sync goes on from where it stopped.`, {
    cause,
  })
}
function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ZendeskError('aborted', 'Sync was stopped; it goes on from here next time.')
}
