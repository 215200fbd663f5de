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
import type { AuditAct, AuditValue } from '../auth/audit-log.ts'
import type { Identity } from '../auth/identity.ts'
import type { ApiDeps } from './deps.ts'
import type { Metrics } from './metrics.ts'
import { scopeDeps } from './scope-deps.ts'

export type ApiServer = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** `own`: its room writes the line itself. null: nothing is changed, and nobody's words are shown. */
export type RouteAudit = Extract<AuditAct, 'sign_in' | 'read_conversation' | 'write' | 'export' | 'settings'> | 'own' | null

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
    audit?: RouteAudit
  }
  interface FastifyRequest {
    identity: Identity | null
    /** What a handler adds to its line in the audit log: for settings before and after; never text of a ticket. */
    auditDetails: Readonly<Record<string, AuditValue>> | null
    /** Got past the guard, which writes down whom it refuses. */
    wasAdmitted: boolean
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
  /** What the audit log holds of it; must be said by whatever changes something, shows a conversation or gives files. */
  audit?: RouteAudit
  /** Requests a minute and caller; the server's own limit when left out. */
  perMinute?: number
  handler: (
    context: RouteContext,
  ) => RouteHandlerMethod<RawServerDefault, IncomingMessage, ServerResponse, RouteGenericInterface, ContextConfigDefault, S, ZodTypeProvider>
}
export interface Route extends RouteAccess {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  audit?: RouteAudit
  register: (server: ApiServer, context: RouteContext) => void
}

const PROBLEMS = { '4xx': problemSchema, '5xx': problemSchema }

export function defineRoute<S extends FastifySchema & { response?: object }>(definition: RouteDefinition<S>): Route {
  const { method, url, role, scope, app, greets, summary, schema, audit, perMinute, handler } = definition
  const access: RouteAccess = { role, scope, ...(app && { app }), ...(greets && { greets }) }
  return {
    ...access,
    method,
    url,
    ...(audit !== undefined && { audit }),
    register(server, context) {
      const forAll = handler(context)
      server.route({
        method,
        url,
        schema: { ...schema, summary, response: { ...schema.response, ...PROBLEMS } },
        config: {
          access,
          ...(audit !== undefined && { audit }),
          ...(perMinute === undefined ? {} : { rateLimit: { max: perMinute, timeWindow: 60_000 } }),
        },
        // Whoever sees some rows only is answered by a handler that was given no others.
        handler(request, reply) {
          const deps = scopeDeps(context.deps, request.identity)
          return (deps === context.deps ? forAll : handler({ ...context, deps })).call(this, request, reply)
        },
      })
    },
  }
}
