/** A route as data: who may call it, what it takes and gives. Nothing is reachable that does not say so. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { problemSchema } from '@shared/api/status.ts'
import type {
  ContextConfigDefault,
  FastifyBaseLogger,
  FastifyInstance,
  FastifySchema,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { RouteAccess } from '../auth/access.ts'
import type { Identity } from '../auth/identity.ts'
import type { ApiDeps } from './deps.ts'
import type { Metrics } from './metrics.ts'
import { scopeDeps } from './scope-deps.ts'

export type ApiServer = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
  }
  interface FastifyRequest {
    identity: Identity | null
  }
}

interface RouteContext {
  deps: ApiDeps
  metrics: Metrics
}
interface RouteDefinition<S extends FastifySchema> extends RouteAccess {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  /** Shown in the OpenAPI document. */
  summary: string
  schema: S
  /** Requests a minute and caller; the server's own limit when left out. */
  perMinute?: number
  handler: (
    context: RouteContext,
  ) => RouteHandlerMethod<RawServerDefault, IncomingMessage, ServerResponse, RouteGenericInterface, ContextConfigDefault, S, ZodTypeProvider>
}
export interface Route extends RouteAccess {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  register: (server: ApiServer, context: RouteContext) => void
}

const PROBLEMS = { '4xx': problemSchema, '5xx': problemSchema }

export function defineRoute<S extends FastifySchema & { response?: object }>(definition: RouteDefinition<S>): Route {
  const { method, url, role, scope, app, greets, summary, schema, perMinute, handler } = definition
  const access: RouteAccess = { role, scope, ...(app && { app }), ...(greets && { greets }) }
  return {
    ...access,
    method,
    url,
    register(server, context) {
      const forAll = handler(context)
      server.route({
        method,
        url,
        schema: { ...schema, summary, response: { ...schema.response, ...PROBLEMS } },
        config: { access, ...(perMinute === undefined ? {} : { rateLimit: { max: perMinute, timeWindow: 60_000 } }) },
        // Whoever sees some rows only is answered by a handler that was given no others.
        handler(request, reply) {
          const deps = scopeDeps(context.deps, request.identity)
          return (deps === context.deps ? forAll : handler({ ...context, deps })).call(this, request, reply)
        },
      })
    },
  }
}
