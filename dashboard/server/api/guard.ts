/** Before any handler: is this our name, who asks, may they, and does a write come from our own page? Deny by default. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { decide, type Access, type RouteAccess, type Verdict } from '../auth/access.ts'
import { whoOf } from '../auth/audit-who.ts'
import { COOKIE, DEMO_COOKIE, identify, isOwnHost, isOwnPage, sessionCookie, type Caller } from '../auth/identify.ts'
import { createMinuteLimit, createOnce } from '../auth/once.ts'
import type { ApiServer } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { sendProblem } from './problem.ts'

/** The sidebar's token names whom it likes, so that a limit by name alone could be walked around. */
const SIDEBAR_PER_MINUTE = 6_000
/** Refused requests that are written down; a flood of them must not fill the log. */
const NOTED_PER_MINUTE = 120

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(',') : value
}
const callerOf = (request: FastifyRequest, access: Access): Caller => ({
  authorization: request.headers.authorization,
  cookie: request.cookies[COOKIE],
  session: request.cookies[sessionCookie(access)],
  demo: request.cookies[DEMO_COOKIE],
  host: request.headers.host,
  remoteAddress: request.ip,
  forwarded: header(request, 'x-forwarded-for') !== undefined || header(request, 'forwarded') !== undefined,
})

export function guard(server: ApiServer, { access, audit }: Pick<ApiDeps, 'access' | 'audit'>): void {
  const clock = access.clock ?? Date.now
  const sidebarTurn = createMinuteLimit(SIDEBAR_PER_MINUTE)
  const noted = createMinuteLimit(NOTED_PER_MINUTE)
  const once = createOnce()

  function refuse(request: FastifyRequest, reply: FastifyReply, status: number, code: string, detail: string): FastifyReply {
    const now = clock()
    if (noted(now)) {
      const target = [`${request.method} ${request.routeOptions.url ?? 'unknown'}`]
      const entry = {
        at: Math.floor(now / 1000),
        who: whoOf(request.identity),
        act: 'request',
        target,
        outcome: 'refused',
        details: { code },
      } as const
      audit.write(entry).catch((cause: unknown) => request.log.error({ err: cause }, 'a refused request was not written down'))
    }
    return sendProblem(reply, status, code, detail)
  }

  server.decorateRequest('identity', null)
  server.addHook('onRequest', async (request, reply) => {
    if (!isOwnHost(request.headers.host, access))
      return sendProblem(reply, 421, 'wrong_host', 'This service answers to loopback names only; open it as 127.0.0.1, or set FIRSTFIX_PUBLIC_URL.')
    if (request.is404) return
    const route = request.routeOptions.config.access
    if (!route) return refuse(request, reply, 403, 'forbidden', 'This route says nothing about who may call it.')
    // Pages and probes are everybody's, and nobody is asked for.
    if (route.role === 'anyone' && route.scope === 'none' && !route.greets) return
    // Numbers and tickets of an account stay in no cache on their way.
    reply.header('cache-control', 'no-store')

    request.identity = await identify(callerOf(request, access), access, clock())
    const verdict = decide(route, request.identity)
    if (verdict !== 'allowed') {
      if (verdict === 'unknown') reply.header('www-authenticate', 'Bearer')
      return refuse(request, reply, ...REFUSALS[verdict](route, access))
    }
    const { identity } = request
    const page = { origin: request.headers.origin, fetchSite: header(request, 'sec-fetch-site'), host: request.headers.host }
    const writes = request.method !== 'GET' && request.method !== 'HEAD'
    const byItself = request.headers.authorization === undefined
    if (writes && byItself && !isOwnPage(page, access, { signedIn: identity?.kind === 'session' }))
      return refuse(request, reply, 403, 'foreign_page', 'A page of another site asked for this change; it was refused.')
    if (identity?.appToken === undefined) return
    const now = clock()
    if (!sidebarTurn(now)) return sendProblem(reply, 429, 'too_many_requests', 'The sidebars of this account ask too often; wait a minute.')
    const { id, endsAt } = identity.appToken
    if (route.app === 'once' && !once(id, endsAt, now / 1000))
      return refuse(request, reply, 409, 'replayed', 'This token was used for a change before; the sidebar makes a new one for each.')
  })
}

type Refusal = [status: number, code: string, detail: string]
const REFUSALS: Readonly<Record<Exclude<Verdict, 'allowed'>, (route: RouteAccess, access: Access) => Refusal>> = {
  unknown: (_route, { accounts }) => [
    401,
    'not_signed_in',
    accounts?.signIn
      ? 'Sign in first: open /auth/sign-in in a browser, or send a bearer token.'
      : 'Sign in first: open the address that the service printed at its start, or send its local token as a bearer token.',
  ],
  forbidden: ({ role }) => [403, 'forbidden', `This needs the role ${role}.`],
  outside_scope: () => [403, 'outside_scope', 'This speaks of the whole account; your account here sees the contacts of some groups only.'],
}
