import { z } from 'zod'
import { briefRequestSchema, briefSchema, feedbackSchema } from '@shared/api/brief.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'
import { ticketParamsSchema } from './ticket-params.ts'

/** A ticket that is being written has no number yet; the sidebar says 0. */
const numberOrNull = (id: number): number | null => (id === 0 ? null : id)

export const briefRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/tickets/:id/brief',
  role: 'agent',
  scope: 'whole',
  app: true,
  audit: null,
  summary: 'What the sidebar shows beside a ticket, one that was never synced too',
  schema: { params: ticketParamsSchema, body: briefRequestSchema, response: { 200: briefSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.header('cache-control', 'no-store').send(await deps.brief(numberOrNull(request.params.id), request.body)),
})
export const feedbackRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/tickets/:id/feedback',
  role: 'agent',
  scope: 'whole',
  app: 'once',
  audit: 'write',
  summary: "The agent's word on a flag or an article; idempotent, reversible",
  schema: { params: ticketParamsSchema, body: feedbackSchema, response: { 200: z.object({ kept: z.boolean() }) } },
  handler:
    ({ deps, metrics }) =>
    async (request, reply) => {
      const answer = await deps.feedback(request.params.id, request.body)
      if (answer.ok) metrics.feedback(request.body.kind)
      return sendAnswer(reply, answer)
    },
})
