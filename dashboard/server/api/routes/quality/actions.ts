import {
  actionBodySchema,
  actionEffectSchema,
  actionParamsSchema,
  actionSaveSchema,
  actionSchema,
  actionsQuerySchema,
  actionsSchema,
} from '@shared/api/quality/actions.ts'
import { viewerOf } from '../../../cases/viewer.ts'
import { defineRoute, type Route } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

const actionsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/actions',
  role: 'agent',
  scope: 'whole',
  summary: 'What was done about failures, open and soonest due first',
  schema: { querystring: actionsQuerySchema, response: { 200: actionsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.cases.actions.list(request.query)),
})
const addRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/quality/actions',
  role: 'reviewer',
  scope: 'whole',
  audit: 'write',
  summary: 'Adds an action with its owner, day and the scope that it should move',
  schema: { body: actionBodySchema, response: { 200: actionSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const made = await deps.cases.actions.add(viewerOf(request.identity, deps.reader), request.body)
      request.auditDetails = made.ok ? { action: made.value.id, version: made.value.version } : { code: made.problem.code }
      return sendAnswer(reply, made)
    },
})
const actionRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/actions/:id',
  role: 'agent',
  scope: 'whole',
  summary: 'One action of the register',
  schema: { params: actionParamsSchema, response: { 200: actionSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.cases.actions.of(request.params.id)),
})
const saveRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/quality/actions/:id',
  role: 'reviewer',
  scope: 'whole',
  audit: 'write',
  summary: 'Saves an action as its next version',
  schema: { params: actionParamsSchema, body: actionSaveSchema, response: { 200: actionSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const made = await deps.cases.actions.save(viewerOf(request.identity, deps.reader), request.params.id, request.body)
      request.auditDetails = made.ok
        ? { action: made.value.id, version: made.value.version, state: made.value.action.state }
        : { code: made.problem.code }
      return sendAnswer(reply, made)
    },
})
const effectRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/actions/:id/effect',
  role: 'agent',
  scope: 'whole',
  summary: 'How the scope of an action went in whole matured weeks before and after, beside the rest',
  schema: { params: actionParamsSchema, response: { 200: actionEffectSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.cases.actions.effect(viewerOf(request.identity, deps.reader), request.params.id)),
})

export const ACTION_ROUTES: readonly Route[] = [actionsRoute, addRoute, actionRoute, saveRoute, effectRoute]
