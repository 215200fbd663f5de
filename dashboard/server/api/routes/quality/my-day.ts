import { disputeParamsSchema, openDisputeSchema, reopenSchema } from '@shared/api/quality/disputes.ts'
import { acknowledgeSchema, myDayQuerySchema, myDaySchema, myReviewSchema } from '@shared/api/quality/my-day.ts'
import { itemParamsSchema } from '@shared/api/quality/reviews.ts'
import { callerOf } from '../../caller.ts'
import { defineRoute } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

const REVIEW = '/api/v1/quality/my-day/reviews/:item'

const myDayRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/my-day',
  role: 'agent',
  scope: 'rows',
  summary: 'Own number over matured weeks, own released reviews, lessons, coaching; nobody else is in it',
  schema: { querystring: myDayQuerySchema, response: { 200: myDaySchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply.header('cache-control', 'no-store'), await deps.myDay.day(callerOf(request, deps), request.query.weeks)),
})
const myReviewRoute = defineRoute({
  method: 'GET',
  url: REVIEW,
  role: 'agent',
  scope: 'rows',
  audit: 'read_conversation',
  summary: 'A released review of own work with its conversation; of nobody else',
  schema: { params: itemParamsSchema, response: { 200: myReviewSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const found = await deps.myDay.review(callerOf(request, deps), request.params.item)
      request.auditDetails = { item: request.params.item, ...(found.ok ? { ticketId: found.value.conversation.ticketId } : {}) }
      return sendAnswer(reply, found)
    },
})
const acknowledgeRoute = defineRoute({
  method: 'POST',
  url: `${REVIEW}/acknowledge`,
  role: 'agent',
  scope: 'rows',
  audit: 'write',
  summary: 'Says that an own review was read',
  schema: { params: itemParamsSchema, body: acknowledgeSchema, response: { 200: myReviewSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      request.auditDetails = { item: request.params.item }
      return sendAnswer(reply, await deps.myDay.acknowledge(callerOf(request, deps), request.params.item, request.body.ifVersion))
    },
})
const disputeRoute = defineRoute({
  method: 'POST',
  url: `${REVIEW}/dispute`,
  role: 'agent',
  scope: 'rows',
  audit: 'write',
  summary: 'Disputes an own review: levels of criteria with a comment, or that it speaks of somebody else',
  schema: { params: itemParamsSchema, body: openDisputeSchema, response: { 200: myReviewSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      request.auditDetails = { item: request.params.item, kind: request.body.kind, criteria: request.body.points.map(({ criterion }) => criterion) }
      return sendAnswer(reply, await deps.myDay.dispute(callerOf(request, deps), request.params.item, request.body))
    },
})
const reopenRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/quality/my-day/disputes/:id/reopen',
  role: 'agent',
  scope: 'rows',
  audit: 'write',
  summary: 'Reopens an own dispute, once, with a reason',
  schema: { params: disputeParamsSchema, body: reopenSchema, response: { 200: myReviewSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      request.auditDetails = { dispute: request.params.id }
      return sendAnswer(reply, await deps.myDay.reopen(callerOf(request, deps), request.params.id, request.body))
    },
})
export const MY_DAY_ROUTES = [myDayRoute, myReviewRoute, acknowledgeRoute, disputeRoute, reopenRoute]
