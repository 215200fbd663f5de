/** The HTTP service: hardened, every route from THE list, every error a problem document. */
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { writeAudit } from './audit-hook.ts'
import type { ApiServer } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { guard } from './guard.ts'
import { handleErrors, sendUnknownRoute, sendUnreadable } from './handle-error.ts'
import { createMetrics } from './metrics.ts'
import { ROUTES } from './routes/index.ts'
import { serveDashboard } from './serve-dashboard.ts'

/** A brief with 20,000 characters of Chinese and its fields fits. */
const BODY_LIMIT = 256 * 1024
const TIMEOUT_MS = 30_000
/** Whoever sends a head byte by byte holds a connection; unfinished ones are looked for this often. */
const SLOW = { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 }
/** The dashboard asks a handful a click; the sidebar one a ticket. */
const PER_MINUTE = { page: 3_000, sidebar: 300 }

export async function createApi(deps: ApiDeps): Promise<ApiServer> {
  const server = fastify({
    logger: {
      level: deps.logLevel ?? 'silent',
      // Results go to stdout, logs to stderr.
      stream: process.stderr,
      // A query may hold a token or words of a customer.
      serializers: { req: (request) => ({ id: request.id, method: request.method, path: request.url.split('?')[0] }) },
    },
    // By default X-Forwarded-For is anybody's word.
    trustProxy: deps.access.trustProxy ? [...deps.access.trustProxy] : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: TIMEOUT_MS,
    http: SLOW,
    handlerTimeout: TIMEOUT_MS,
    forceCloseConnections: true,
    frameworkErrors: sendUnreadable,
  }).withTypeProvider<ZodTypeProvider>()
  // A form of any page may send text; JSON from elsewhere has to be asked for first.
  server.removeContentTypeParser('text/plain')
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  handleErrors(server)
  server.setNotFoundHandler(sendUnknownRoute)
  const metrics = createMetrics()
  server.addHook('onResponse', async (request, reply) => {
    metrics.answered(request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown'), request.method, reply.statusCode, reply.elapsedTime / 1000)
  })
  await harden(server, deps)
  await describe(server, deps)
  for (const route of ROUTES) route.register(server, { deps, metrics })
  if (deps.dashboardDir !== null) await serveDashboard(server, deps.dashboardDir)
  return server
}

async function harden(server: ApiServer, deps: ApiDeps): Promise<void> {
  const secure = deps.access.publicUrl.startsWith('https:')
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'same-origin' },
  })
  await server.register(cookie)
  await server.register(compress, { threshold: 1024, encodings: ['gzip'] })
  guard(server, deps)
  writeAudit(server, deps)
  await server.register(rateLimit, {
    hook: 'preHandler',
    timeWindow: 60_000,
    max: (request) => (request.identity?.kind === 'app' ? PER_MINUTE.sidebar : PER_MINUTE.page),
    keyGenerator: (request) => request.identity?.subject ?? request.ip,
  })
}

async function describe(server: ApiServer, deps: ApiDeps): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'FirstFix',
        version: deps.settings().version,
        description: 'First-contact resolution: rates, the tickets behind them, and the brief beside a ticket.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    },
    transform: jsonSchemaTransform,
  })
}
