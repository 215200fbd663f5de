/** Before any handler: is this our name, who asks, may they, and does a write come from our own page? Deny by default. */
import type { FastifyRequest } from 'fastify'
import { decide } from '../auth/access.ts'
import { COOKIE, identify, isOwnHost, isOwnPage } from '../auth/identify.ts'
import type { ApiServer } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { sendProblem } from './problem.ts'

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(',') : value
}

export function guard(server: ApiServer, { access }: Pick<ApiDeps, 'access'>): void {
  server.decorateRequest('identity', null)
  server.addHook('onRequest', async (request, reply) => {
    if (!isOwnHost(request.headers.host, access))
      return sendProblem(reply, 421, 'wrong_host', 'This service answers to loopback names only; open it as 127.0.0.1, or set FIRSTFIX_PUBLIC_URL.')
    if (request.is404) return
    const route = request.routeOptions.config.access
    if (!route) return sendProblem(reply, 403, 'forbidden', 'This route says nothing about who may call it.')
    if (route.role === 'anyone') return
    // Numbers and tickets of an account stay in no cache on their way.
    reply.header('cache-control', 'no-store')

    request.identity = await identify(
      {
        authorization: request.headers.authorization,
        cookie: request.cookies[COOKIE],
        host: request.headers.host,
        remoteAddress: request.ip,
        forwarded: header(request, 'x-forwarded-for') !== undefined || header(request, 'forwarded') !== undefined,
      },
      access,
      (access.clock ?? Date.now)(),
    )
    const verdict = decide(route, request.identity)
    if (verdict === 'unknown') {
      reply.header('www-authenticate', 'Bearer')
      return sendProblem(
        reply,
        401,
        'not_signed_in',
        'Sign in first: open the address that the service printed at its start, or send its local token as a bearer token.',
      )
    }
    if (verdict === 'forbidden') return sendProblem(reply, 403, 'forbidden', `This needs the role ${route.role}.`)
    const writes = request.method !== 'GET' && request.method !== 'HEAD'
    const byItself = request.headers.authorization === undefined
    const page = { origin: request.headers.origin, fetchSite: header(request, 'sec-fetch-site'), host: request.headers.host }
    if (writes && byItself && !isOwnPage(page, access))
      return sendProblem(reply, 403, 'foreign_page', 'A page of another site asked for this change; it was refused.')
  })
}
