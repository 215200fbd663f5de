import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { sendProblem } from '../problem.ts'

const aliveSchema = z.object({ status: z.literal('ok') })

export const healthRoute = defineRoute({
  method: 'GET',
  url: '/healthz',
  role: 'anyone',
  scope: 'none',
  summary: 'The process answers',
  schema: { response: { 200: aliveSchema } },
  handler: () => async (_request, reply) => reply.send({ status: 'ok' as const }),
})
export const readyRoute = defineRoute({
  method: 'GET',
  url: '/readyz',
  role: 'anyone',
  scope: 'none',
  summary: 'The store answers',
  schema: { response: { 200: aliveSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      try {
        await deps.reader.streamStates()
      } catch (cause) {
        request.log.error({ err: cause }, 'the store does not answer')
        return sendProblem(reply, 503, 'not_ready', 'The store does not answer; the log has the cause.')
      }
      return reply.send({ status: 'ok' as const })
    },
})
export const metricsRoute = defineRoute({
  method: 'GET',
  url: '/metrics',
  role: 'manager',
  scope: 'whole',
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
  scope: 'none',
  summary: 'This document',
  schema: { response: { 200: z.unknown() } },
  handler: () => async (request, reply) => reply.send(request.server.swagger()),
})
