import {
  identityQueueQuerySchema,
  identityQueueSchema,
  personParamsSchema,
  personSchema,
  personWordAnswerSchema,
  personWordSchema,
} from '@shared/api/identity.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

export const personRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/identity/people/:userId',
  role: 'manager',
  scope: 'whole',
  summary: 'The person behind a user: its users, what links them, what is doubtful about it',
  schema: { params: personParamsSchema, response: { 200: personSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.identities.person(request.params.userId)),
})
export const identityQueueRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/identity/queue',
  role: 'manager',
  scope: 'whole',
  summary: 'Persons whose links a human should look at, the busiest first',
  schema: { querystring: identityQueueQuerySchema, response: { 200: identityQueueSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.identities.queue(request.query.limit)),
})
export const personWordRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/identity/words',
  role: 'manager',
  scope: 'whole',
  audit: 'write',
  summary: 'Says that two users are one person or are not, or takes the word back; nothing is merged in the helpdesk',
  schema: { body: personWordSchema, response: { 200: personWordAnswerSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.identities.say(request.body)),
})
