import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { sendProblem } from '../problem.ts'

export const syncRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/sync',
  role: 'admin',
  scope: 'whole',
  audit: 'write',
  summary: 'Starts a sync now, unless one runs',
  schema: { response: { 202: z.object({ state: z.enum(['started', 'running']) }) } },
  handler:
    ({ deps }) =>
    async (_request, reply) => {
      const state = deps.startSync()
      if (state === 'unavailable')
        return sendProblem(reply, 409, 'nothing_to_sync', 'This folder was filled by an import; set ZENDESK_URL to sync an account.')
      return reply.code(202).send({ state })
    },
})
