import {
  agreedChangeSchema,
  agreedParamsSchema,
  calibrationCloseSchema,
  calibrationDetailSchema,
  calibrationParamsSchema,
  calibrationRequestSchema,
  calibrationResultsSchema,
  calibrationsSchema,
  gradersQuerySchema,
  gradersSchema,
} from '@shared/api/quality/calibration.ts'
import { callerOf } from '../../caller.ts'
import { defineRoute, type Route } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

const SESSIONS = '/api/v1/quality/calibrations'

const listRoute = defineRoute({
  method: 'GET',
  url: SESSIONS,
  role: 'reviewer',
  scope: 'rows',
  summary: 'Calibration sessions with their progress; reviewers see those that they take part in',
  schema: { response: { 200: calibrationsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.calibration.list(callerOf(request, deps))),
})
const openRoute = defineRoute({
  method: 'POST',
  url: SESSIONS,
  role: 'manager',
  scope: 'whole',
  audit: 'write',
  summary: 'Opens a session: the same tickets for several reviewers, blind until all are in; each is told with the deadline',
  schema: { body: calibrationRequestSchema, response: { 200: calibrationDetailSchema, 201: calibrationDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const opened = await deps.calibration.open(callerOf(request, deps), request.body)
      if (!opened.ok) return sendAnswer(reply, opened)
      request.auditDetails = { session: opened.value.id, tickets: opened.value.tickets, reviewers: opened.value.reviewers }
      return reply.code(201).send(opened.value)
    },
})
const showRoute = defineRoute({
  method: 'GET',
  url: `${SESSIONS}/:session`,
  role: 'reviewer',
  scope: 'rows',
  summary: 'A session: who is how far; no answers while it is blind',
  schema: { params: calibrationParamsSchema, response: { 200: calibrationDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.calibration.show(callerOf(request, deps), request.params.session)),
})
const closeRoute = defineRoute({
  method: 'POST',
  url: `${SESSIONS}/:session/close`,
  role: 'manager',
  scope: 'whole',
  audit: 'write',
  summary: 'Ends a session after its deadline with the reviews that are in',
  schema: { params: calibrationParamsSchema, body: calibrationCloseSchema, response: { 200: calibrationDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      request.auditDetails = { session: request.params.session }
      return sendAnswer(reply, await deps.calibration.close(callerOf(request, deps), request.params.session, request.body.ifVersion))
    },
})
const resultsRoute = defineRoute({
  method: 'GET',
  url: `${SESSIONS}/:session/results`,
  role: 'reviewer',
  scope: 'rows',
  audit: 'read_conversation',
  summary: 'Agreement by criterion, worst first, and the answers side by side; refused while the session is blind',
  schema: { params: calibrationParamsSchema, response: { 200: calibrationResultsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      request.auditDetails = { session: request.params.session }
      return sendAnswer(reply, await deps.calibration.results(callerOf(request, deps), request.params.session))
    },
})
const agreeRoute = defineRoute({
  method: 'PUT',
  url: `${SESSIONS}/:session/agreed/:ticket`,
  role: 'manager',
  scope: 'whole',
  audit: 'write',
  summary: 'Keeps the answer that the reviewers agreed on after the talk',
  schema: { params: agreedParamsSchema, body: agreedChangeSchema, response: { 200: calibrationResultsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { session, ticket } = request.params
      request.auditDetails = { session, ticketId: ticket }
      return sendAnswer(reply, await deps.calibration.agree(callerOf(request, deps), session, ticket, request.body))
    },
})
const gradersRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/graders',
  role: 'reviewer',
  scope: 'rows',
  summary: 'How far each reviewer scores from the others on the same tickets, by week or month; reviewers see themselves',
  schema: { querystring: gradersQuerySchema, response: { 200: gradersSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.calibration.graders(callerOf(request, deps), request.query.by)),
})
export const CALIBRATION_ROUTES: readonly Route[] = [listRoute, openRoute, showRoute, closeRoute, resultsRoute, agreeRoute, gradersRoute]
