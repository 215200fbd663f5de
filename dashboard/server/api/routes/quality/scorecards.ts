import {
  rootCausesChangeSchema,
  rootCausesSchema,
  scorecardDetailSchema,
  scorecardDraftSchema,
  scorecardParamsSchema,
  scorecardPublishSchema,
  scorecardRetireSchema,
  scorecardsSchema,
  versionQuerySchema,
} from '@shared/api/quality/scorecards.ts'
import { writerOf } from '../../../qa/writer.ts'
import { identityOf } from '../../caller.ts'
import { defineRoute } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

const CARDS = '/api/v1/quality/scorecards'
const CAUSES = '/api/v1/quality/root-causes'

const scorecardsRoute = defineRoute({
  method: 'GET',
  url: CARDS,
  role: 'reviewer',
  scope: 'none',
  summary: 'Scorecards with their latest versions, shipped ones that nobody uses yet, and the rule checks',
  schema: { response: { 200: scorecardsSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await deps.reviewing.scorecards.list()),
})
const scorecardRoute = defineRoute({
  method: 'GET',
  url: `${CARDS}/:id`,
  role: 'reviewer',
  scope: 'none',
  summary: 'A scorecard in its latest or any earlier version, its draft with faults, and its history',
  schema: { params: scorecardParamsSchema, querystring: versionQuerySchema, response: { 200: scorecardDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.reviewing.scorecards.show(request.params.id, request.query.version)),
})
const scorecardDraftRoute = defineRoute({
  method: 'PUT',
  url: `${CARDS}/:id/draft`,
  role: 'manager',
  scope: 'none',
  audit: 'write',
  summary: 'Saves or throws away the draft of a scorecard; published versions stay as they are',
  schema: { params: scorecardParamsSchema, body: scorecardDraftSchema, response: { 200: scorecardDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.reviewing.scorecards.saveDraft(request.params.id, request.body, writerOf(identityOf(request)))),
})
const scorecardPublishRoute = defineRoute({
  method: 'POST',
  url: `${CARDS}/:id/publish`,
  role: 'manager',
  scope: 'none',
  audit: 'write',
  summary: 'Makes the draft the next version; reviews keep the version they were made on',
  schema: { params: scorecardParamsSchema, body: scorecardPublishSchema, response: { 200: scorecardDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.reviewing.scorecards.publish(request.params.id, request.body, writerOf(identityOf(request)))),
})
const scorecardRetireRoute = defineRoute({
  method: 'POST',
  url: `${CARDS}/:id/retire`,
  role: 'manager',
  scope: 'none',
  audit: 'write',
  summary: 'Takes a scorecard from the offer, or puts it back',
  schema: { params: scorecardParamsSchema, body: scorecardRetireSchema, response: { 200: scorecardDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.reviewing.scorecards.retire(request.params.id, request.body, writerOf(identityOf(request)))),
})
const rootCausesRoute = defineRoute({
  method: 'GET',
  url: CAUSES,
  role: 'reviewer',
  scope: 'none',
  summary: 'Root causes in two levels with who could have prevented them; the latest or an earlier version',
  schema: { querystring: versionQuerySchema, response: { 200: rootCausesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.reviewing.causes.show(request.query.version)),
})
const saveRootCausesRoute = defineRoute({
  method: 'PUT',
  url: CAUSES,
  role: 'manager',
  scope: 'none',
  audit: 'write',
  summary: 'Saves the next version of the root causes',
  schema: { body: rootCausesChangeSchema, response: { 200: rootCausesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.reviewing.causes.save(request.body, writerOf(identityOf(request)))),
})
export const SCORECARD_ROUTES = [
  scorecardsRoute,
  scorecardRoute,
  scorecardDraftRoute,
  scorecardPublishRoute,
  scorecardRetireRoute,
  rootCausesRoute,
  saveRootCausesRoute,
]
