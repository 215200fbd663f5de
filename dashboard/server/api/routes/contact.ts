import { explanationSchema } from '@shared/api/contacts.ts'
import { explainContact } from '../../analytics/explanation.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'
import { ticketParamsSchema } from './ticket-params.ts'

export const contactRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/contacts/:id',
  role: 'vendor',
  scope: 'rows',
  audit: 'read_conversation',
  summary: 'One ticket explained: facts, chain, its state in every lens, and why',
  schema: { params: ticketParamsSchema, response: { 200: explanationSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await explainContact(deps.reader, deps.settings(), request.params.id, await deps.verdicts(), deps.text?.()?.verdict ?? null)),
})
