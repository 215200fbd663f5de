import {
  decideSchema,
  disputeDetailSchema,
  disputeParamsSchema,
  disputeRulesChangeSchema,
  disputeRulesSchema,
  disputesQuerySchema,
  disputesSchema,
  reopenSchema,
} from '@shared/api/quality/disputes.ts'
import { callerOf, identityOf } from '../../caller.ts'
import { defineRoute } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

const ONE = '/api/v1/quality/disputes/:id'

const disputesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/disputes',
  role: 'reviewer',
  scope: 'rows',
  summary: 'Disputes of own reviews, of all for who leads: due, overdue, decided, time to a decision',
  schema: { querystring: disputesQuerySchema, response: { 200: disputesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.disputes.list(callerOf(request, deps), request.query)),
})
const disputeRoute = defineRoute({
  method: 'GET',
  url: ONE,
  role: 'reviewer',
  scope: 'rows',
  audit: 'read_conversation',
  summary: 'A dispute with its conversation, the review, and what the agent proposes',
  schema: { params: disputeParamsSchema, response: { 200: disputeDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const found = await deps.disputes.show(callerOf(request, deps), request.params.id)
      request.auditDetails = { dispute: request.params.id, ...(found.ok ? { ticketId: found.value.dispute.ticketId } : {}) }
      return sendAnswer(reply, found)
    },
})
const decideRoute = defineRoute({
  method: 'POST',
  url: `${ONE}/decide`,
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Decides a dispute, criterion by criterion; the score is counted anew over the pinned card, and both are told',
  schema: { params: disputeParamsSchema, body: decideSchema, response: { 200: disputeDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const done = await deps.disputes.decide(callerOf(request, deps), request.params.id, request.body)
      request.auditDetails = {
        dispute: request.params.id,
        levels: request.body.levels,
        ...(done.ok ? { score: done.value.dispute.present.score } : {}),
      }
      return sendAnswer(reply, done)
    },
})
const reopenRoute = defineRoute({
  method: 'POST',
  url: `${ONE}/reopen`,
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Reopens a decided dispute, once, with a reason',
  schema: { params: disputeParamsSchema, body: reopenSchema, response: { 200: disputeDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      request.auditDetails = { dispute: request.params.id }
      return sendAnswer(reply, await deps.disputes.reopen(callerOf(request, deps), request.params.id, request.body))
    },
})
const rulesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/disputes/rules',
  role: 'agent',
  scope: 'none',
  summary: 'When reviews are released, how long they may be disputed, and when a dispute is due',
  schema: { response: { 200: disputeRulesSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await deps.disputes.rules()),
})
const saveRulesRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/quality/disputes/rules',
  role: 'manager',
  scope: 'whole',
  audit: 'settings',
  summary: 'Changes when reviews are released, how long they may be disputed, and when a dispute is due',
  schema: { body: disputeRulesChangeSchema, response: { 200: disputeRulesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { ifVersion: _version, ...after } = request.body
      const { version: _before, ...before } = await deps.disputes.rules()
      request.auditDetails = { before, after }
      return sendAnswer(reply, await deps.disputes.saveRules(identityOf(request), request.body))
    },
})
export const DISPUTE_ROUTES = [disputesRoute, rulesRoute, saveRulesRoute, disputeRoute, decideRoute, reopenRoute]
