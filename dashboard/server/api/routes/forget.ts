import { forgetPlanSchema, forgetResultSchema, forgetWishSchema } from '@shared/api/forget.ts'
import { whoOf } from '../../auth/audit-who.ts'
import { defineRoute } from '../define-route.ts'
import { sendProblem } from '../problem.ts'

export const forgetDryRunRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/privacy/forget/dry-run',
  role: 'admin',
  scope: 'whole',
  audit: null,
  summary: 'What would go if a person were forgotten; nothing is changed',
  schema: { body: forgetWishSchema, response: { 200: forgetPlanSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.privacy.plan(request.body)),
})
export const forgetRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/privacy/forget',
  role: 'admin',
  scope: 'whole',
  audit: 'own',
  summary: 'Forgets a person for good: texts, addresses and names go, contacts stay under a random number, no published number moves',
  schema: { body: forgetWishSchema, response: { 200: forgetResultSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { known } = await deps.privacy.plan(request.body)
      if (!known) return sendProblem(reply, 404, 'unknown_user', `Nothing is kept of user ${request.body.userId}.`)
      return reply.send(await deps.privacy.forget(request.body, whoOf(request.identity)))
    },
})
