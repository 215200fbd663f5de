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
import type { Identity, RouteAccess } from '../auth/access.ts'
import type { ApiDeps } from './deps.ts'
import type { Metrics } from './metrics.ts'

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
  const { method, url, role, app, summary, schema, perMinute, handler } = definition
  const access: RouteAccess = app === undefined ? { role } : { role, app }
  return {
    ...access,
    method,
    url,
    register(server, context) {
      server.route({
        method,
        url,
        schema: { ...schema, summary, response: { ...schema.response, ...PROBLEMS } },
        config: { access, ...(perMinute === undefined ? {} : { rateLimit: { max: perMinute, timeWindow: 60_000 } }) },
        handler: handler(context),
      })
    },
  }
}
