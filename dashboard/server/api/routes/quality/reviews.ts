import {
  draftChangeSchema,
  draftKeptSchema,
  itemParamsSchema,
  queueQuerySchema,
  queueSchema,
  reviewItemSchema,
  submittedSchema,
  undoneSchema,
  undoSchema,
} from '@shared/api/quality/reviews.ts'
import { whoOf } from '../../../auth/audit-who.ts'
import { callerOf } from '../../caller.ts'
import { defineRoute } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

const ITEM = '/api/v1/quality/reviews/items/:item'

export const reviewQueueRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/reviews',
  role: 'reviewer',
  scope: 'rows',
  summary: "A reviewer's queue: due, overdue, drafts, the week, time left",
  schema: { querystring: queueQuerySchema, response: { 200: queueSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.reviewing.queue(callerOf(request, deps), request.query)),
})
export const reviewItemRoute = defineRoute({
  method: 'GET',
  url: ITEM,
  role: 'reviewer',
  scope: 'rows',
  audit: 'read_conversation',
  summary: 'A conversation to be reviewed with its card and draft; blind until it is submitted',
  schema: { params: itemParamsSchema, response: { 200: reviewItemSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const found = await deps.reviewing.item(callerOf(request, deps), request.params.item)
      request.auditDetails = { item: request.params.item, ...(found.ok ? { ticketId: found.value.item.ticketId } : {}) }
      return sendAnswer(reply, found)
    },
})
export const keepDraftRoute = defineRoute({
  method: 'PUT',
  url: ITEM,
  role: 'reviewer',
  scope: 'rows',
  // The draft's beginning is written down, not each save of it.
  audit: 'own',
  perMinute: 600,
  summary: 'Keeps the draft of a review; refused with both texts when somebody else saved first',
  schema: { params: itemParamsSchema, body: draftChangeSchema, response: { 200: draftKeptSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const kept = await deps.reviewing.keep(callerOf(request, deps), request.params.item, request.body)
      if (kept.ok && request.body.ifVersion === 0)
        await deps.audit.write({
          at: Math.floor((deps.access.clock ?? Date.now)() / 1000),
          who: whoOf(request.identity),
          act: 'write',
          target: ['quality/reviews/draft'],
          outcome: 'done',
          details: { item: request.params.item },
        })
      return sendAnswer(reply, kept)
    },
})
export const submitReviewRoute = defineRoute({
  method: 'POST',
  url: `${ITEM}/submit`,
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Submits a review on its pinned card; its same-issue labels become words that decide and train',
  schema: { params: itemParamsSchema, body: draftChangeSchema, response: { 200: submittedSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { item } = request.params
      request.auditDetails = { item, labels: Object.keys(request.body.words.sameIssue).length }
      return sendAnswer(reply, await deps.reviewing.submit(callerOf(request, deps), item, request.body))
    },
})
export const undoReviewRoute = defineRoute({
  method: 'POST',
  url: `${ITEM}/undo`,
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Takes a submission back for a few minutes, with what it taught',
  schema: { params: itemParamsSchema, body: undoSchema, response: { 200: undoneSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      request.auditDetails = { item: request.params.item }
      return sendAnswer(reply, await deps.reviewing.undo(callerOf(request, deps), request.params.item, request.body.ifVersion))
    },
})
