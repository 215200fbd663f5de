/** The stand-in help desk as one function from Request to Response; msw and a real socket both use it. */
import { callerOf, unauthorized, type Caller } from './api/auth.ts'
import { answerControl, type Controls } from './api/control.ts'
import { createFaults, type FaultSettings, type Trouble } from './api/faults.ts'
import { createLimits } from './api/limits.ts'
import { asRecord, failed, NO_ENDPOINT, type Context, type Reply } from './api/reply.ts'
import { findRoute } from './api/routes.ts'
import { createClock, type Clock } from './clock.ts'
import type { OAuthClient } from './oauth/grants.ts'
import { createOAuth } from './oauth/routes.ts'
import { ADMIN_ID, FIRST_AGENT_ID } from './world/catalogue.ts'
import type { RawUser } from './world/records.ts'
import type { World } from './world.ts'

export interface SandboxOptions {
  /** The bearer token, or API token, that is let in. Default `sandbox-token`. */
  token?: string
  /** Zendesk's rate buckets. Default off. */
  limits?: boolean
  faults?: Partial<FaultSettings>
  /** Default: starts at the world's end and ticks. */
  clock?: Clock
  metricSets?: Context['metricSets']
  /** Who may ask for tokens under `/oauth`. Default: nobody. */
  oauthClients?: readonly OAuthClient[]
}
export interface Sandbox extends Controls {
  handle(request: Request): Promise<Response>
}
export const DEFAULT_TOKEN = 'sandbox-token'
const ANONYMOUS = { user: { id: null, name: 'Anonymous user', email: 'invalid@example.com', role: 'end-user' } }

export function createSandbox(world: World, options: SandboxOptions = {}): Sandbox {
  const { token = DEFAULT_TOKEN, limits = false, metricSets = 'embedded', clock = createClock(world.endAt) } = options
  const faults = createFaults(options.faults)
  const allow = limits ? createLimits() : null
  const oauth = createOAuth({ world, clients: options.oauthClients ?? [], now: clock.now })
  const counters: Controls['counters'] = { requests: 0, byRoute: {}, byStatus: {}, faults: faults.counts }
  const sandbox: Sandbox = { handle: async (request) => handle(request), counters, faults, clock, world }

  const respond = (reply: Reply, now: number, headers: Record<string, string> = {}): Response => {
    counters.byStatus[reply.status] = (counters.byStatus[reply.status] ?? 0) + 1
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
    const all = { 'content-type': 'application/json; charset=utf-8', date: new Date(now * 1000).toUTCString(), ...headers }
    return new Response(reply.status === 204 ? null : text, { status: reply.status, headers: all })
  }

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const now = clock.now()
    if (url.pathname.startsWith('/__sandbox/')) return respond(await answerControl(sandbox, request, url), now)
    const granted = await oauth.handle(request)
    if (granted !== null) return granted
    counters.requests += 1
    const trouble = faults.onRequest(url)
    if (trouble?.kind === 'reset') return Response.error()
    if (trouble?.kind === 'answer') return respond({ status: trouble.status, body: trouble.body }, now, troubleHeaders(trouble))

    const header = request.headers.get('authorization')
    const path = url.pathname
    const route = findRoute(request.method, path)
    const signedIn = oauth.userOf(header)
    const caller = callerOf(header, token)
    if (caller === 'unknown' && signedIn === null && route?.name !== 'POST requests') {
      // The quirk that makes /users/me useless as a check.
      if (/^\/api\/v2\/users\/me(\.json)?$/.test(path)) return respond({ status: 200, body: ANONYMOUS }, now)
      return respond({ status: 401, body: unauthorized(header) }, now)
    }
    const verdict = allow?.(path, now)
    if (verdict && !verdict.allowed)
      return respond(
        failed(429, 'APIRateLimitExceeded', 'Number of allowed incremental export API requests per minute exceeded'),
        now,
        verdict.headers,
      )
    if (!route) return respond(NO_ENDPOINT, now, verdict?.headers)
    counters.byRoute[route.name] = (counters.byRoute[route.name] ?? 0) + 1
    const body = await readBody(request)
    if (body === null) return respond(failed(400, 'InvalidJson', 'The request body is not valid JSON'), now, verdict?.headers)
    const actor = signedIn ?? actorOf(world, caller, request.headers.get('x-sandbox-user'))
    const reply = route.handler({ world, url, params: route.params, body, now, actor, faults, metricSets })
    const response = respond(reply, now, verdict?.headers)
    return trouble?.kind === 'truncate' ? cutShort(response) : response
  }
  return sandbox
}

/** Writes may be made in anyone's name, so that a test can play the customer. */
function actorOf(world: World, caller: Caller, asked: string | null): RawUser {
  const usual = world.users.get(caller === 'agent' ? FIRST_AGENT_ID : ADMIN_ID)!
  return asked === null ? usual : (world.users.get(Number(asked)) ?? usual)
}
const troubleHeaders = (trouble: Extract<Trouble, { kind: 'answer' }>): Record<string, string> => ({
  'content-type': trouble.type,
  ...(trouble.retryAfter !== null && { 'retry-after': String(trouble.retryAfter) }),
})
async function readBody(request: Request): Promise<Record<string, unknown> | null> {
  if (request.method === 'GET' || request.method === 'HEAD') return {}
  const text = await request.text()
  if (text === '') return {}
  try {
    return asRecord(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
/** Half the body, then the connection breaks. */
async function cutShort(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.set('content-length', String(bytes.length))
  let sent = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) return controller.error(new Error('connection lost'))
      sent = true
      controller.enqueue(bytes.subarray(0, Math.max(1, bytes.length >> 1)))
    },
  })
  return new Response(body, { status: response.status, headers })
}
