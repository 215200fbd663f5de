import { z } from 'zod'
import { defineRoute } from '../define-route.ts'

const aliveSchema = z.object({ status: z.enum(['ok', 'unavailable']) })

export const healthRoute = defineRoute({
  method: 'GET',
  url: '/healthz',
  role: 'anyone',
  summary: 'The process answers',
  schema: { response: { 200: aliveSchema } },
  handler: () => async (_request, reply) => reply.send({ status: 'ok' as const }),
})
export const readyRoute = defineRoute({
  method: 'GET',
  url: '/readyz',
  role: 'anyone',
  summary: 'The store answers',
  schema: { response: { 200: aliveSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) => {
      await deps.reader.streamStates()
      return reply.send({ status: 'ok' as const })
    },
})
export const metricsRoute = defineRoute({
  method: 'GET',
  url: '/metrics',
  role: 'manager',
  summary: 'Prometheus metrics',
  schema: { response: { 200: z.string() } },
  handler:
    ({ deps, metrics }) =>
    async (_request, reply) =>
      reply
        .type('text/plain; version=0.0.4; charset=utf-8')
        .serializer(String)
        .send(await metrics.print(deps)),
})
export const openApiRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/openapi.json',
  role: 'agent',
  summary: 'This document',
  schema: { response: { 200: z.unknown() } },
  handler: () => async (request, reply) => reply.send(request.server.swagger()),
})
