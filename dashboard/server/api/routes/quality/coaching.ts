import {
  coachingChangeSchema,
  coachingEffectSchema,
  coachingListSchema,
  coachingNewSchema,
  coachingNoteSchema,
  coachingParamsSchema,
  coachingQuerySchema,
  coachingReviewsSchema,
} from '@shared/api/quality/coaching.ts'
import { callerOf } from '../../caller.ts'
import { defineRoute } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

const ROOT = '/api/v1/quality/coaching'

const notesRoute = defineRoute({
  method: 'GET',
  url: ROOT,
  role: 'reviewer',
  scope: 'rows',
  summary: 'Coaching notes: own ones, all for who leads; follow-ups that are due first',
  schema: { querystring: coachingQuerySchema, response: { 200: coachingListSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.coaching.list(callerOf(request, deps), request.query.state)),
})
const reviewsRoute = defineRoute({
  method: 'GET',
  url: `${ROOT}/reviews`,
  role: 'reviewer',
  scope: 'rows',
  summary: 'Submitted reviews that a note can be written from, by agent',
  schema: { response: { 200: coachingReviewsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.coaching.reviews(callerOf(request, deps))),
})
const beginRoute = defineRoute({
  method: 'POST',
  url: ROOT,
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Begins a coaching note from reviews of one agent',
  schema: { body: coachingNewSchema, response: { 200: coachingNoteSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      request.auditDetails = { reviews: request.body.reviews, shared: request.body.shared }
      return sendAnswer(reply, await deps.coaching.begin(callerOf(request, deps), request.body))
    },
})
const noteRoute = defineRoute({
  method: 'GET',
  url: `${ROOT}/:id`,
  role: 'reviewer',
  scope: 'rows',
  summary: 'A coaching note',
  schema: { params: coachingParamsSchema, response: { 200: coachingNoteSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.coaching.show(callerOf(request, deps), request.params.id)),
})
const saveRoute = defineRoute({
  method: 'PUT',
  url: `${ROOT}/:id`,
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Changes a coaching note; refused with both texts when somebody else saved first',
  schema: { params: coachingParamsSchema, body: coachingChangeSchema, response: { 200: coachingNoteSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      request.auditDetails = { note: request.params.id, shared: request.body.shared }
      return sendAnswer(reply, await deps.coaching.save(callerOf(request, deps), request.params.id, request.body))
    },
})
const effectRoute = defineRoute({
  method: 'GET',
  url: `${ROOT}/:id/effect`,
  role: 'reviewer',
  scope: 'rows',
  summary: "The agent's numbers in matured weeks before and after the session, with intervals; it says what followed, not why",
  schema: { params: coachingParamsSchema, response: { 200: coachingEffectSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.coaching.effect(callerOf(request, deps), request.params.id)),
})
export const COACHING_ROUTES = [notesRoute, reviewsRoute, beginRoute, noteRoute, saveRoute, effectRoute]
