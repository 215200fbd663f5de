import {
  caseCloseSchema,
  caseFiguresSchema,
  caseHistorySchema,
  caseLinksQuerySchema,
  caseLinksSchema,
  caseMaskedSchema,
  caseMaskSchema,
  caseParamsSchema,
  caseProposeSchema,
  casePublishSchema,
  caseSaveSchema,
  caseSchema,
  casesQuerySchema,
  casesSchema,
  caseTicketsQuerySchema,
  caseTicketsSchema,
  type FailureCase,
} from '@shared/api/quality/cases.ts'
import { candidatesQuerySchema, candidatesSchema, themesQuerySchema, themesSchema } from '@shared/api/quality/case-candidates.ts'
import type { Answer } from '../../../analytics/answer.ts'
import type { AuditValue } from '../../../auth/audit-log.ts'
import { viewerOf } from '../../../cases/viewer.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { defineRoute, type Route } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

/** What the audit log holds of a change: number, version and state, no text. */
const detailsOf = (made: Answer<FailureCase>): Readonly<Record<string, AuditValue>> =>
  made.ok ? { case: made.value.id, version: made.value.version, state: made.value.state } : { code: made.problem.code }
/** Answers a change, and leaves in the audit log what came of it. */
function sendChange(request: FastifyRequest, reply: FastifyReply, made: Answer<FailureCase>) {
  request.auditDetails = detailsOf(made)
  return sendAnswer(reply, made)
}

const candidatesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/cases/candidates',
  role: 'reviewer',
  scope: 'rows',
  audit: 'read_conversation',
  summary: 'Failures, transfers, escalations, bad answers and solves without a reply that have no case yet, alike ones together, by repeats',
  schema: { querystring: candidatesQuerySchema, response: { 200: candidatesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply.header('cache-control', 'no-store'), await deps.cases.candidates(viewerOf(request.identity, deps.reader), request.query)),
})
const themesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/cases/themes',
  role: 'reviewer',
  scope: 'rows',
  audit: 'read_conversation',
  summary: 'What the failures of a reason are about: groups of openings with phrases and typical quotes, masked',
  schema: { querystring: themesQuerySchema, response: { 200: themesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply.header('cache-control', 'no-store'), await deps.cases.themes(viewerOf(request.identity, deps.reader), request.query)),
})
const casesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/cases',
  role: 'agent',
  scope: 'rows',
  summary: 'The failure-case library, searched and filtered',
  schema: { querystring: casesQuerySchema, response: { 200: casesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.cases.list(viewerOf(request.identity, deps.reader), request.query)),
})
const proposeRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/quality/cases',
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Proposes a case from a ticket or a review; reason, cause and quotes come from there, masked',
  schema: { body: caseProposeSchema, response: { 200: caseSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendChange(request, reply, await deps.cases.propose(viewerOf(request.identity, deps.reader), request.body)),
})
const maskRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/quality/cases/mask',
  role: 'reviewer',
  scope: 'none',
  audit: null,
  summary: 'Says what would be masked in a text; nothing is kept',
  schema: { body: caseMaskSchema.pick({ text: true }), response: { 200: caseMaskedSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.cases.mask({ text: request.body.text, ticketId: null })),
})
const linksRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/cases/links',
  role: 'agent',
  scope: 'rows',
  summary: 'From a bar of a Pareto to its published cases',
  schema: { querystring: caseLinksQuerySchema, response: { 200: caseLinksSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(deps.cases.links(viewerOf(request.identity, deps.reader), request.query)),
})
const caseRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/cases/:id',
  role: 'agent',
  scope: 'rows',
  summary: 'One case; agents see the published text',
  schema: { params: caseParamsSchema, response: { 200: caseSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.cases.get(viewerOf(request.identity, deps.reader), request.params.id)),
})
const saveRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/quality/cases/:id',
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Saves the text at work as the next version, masked; a published text stays in force until it is published anew',
  schema: { params: caseParamsSchema, body: caseSaveSchema, response: { 200: caseSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendChange(request, reply, await deps.cases.save(viewerOf(request.identity, deps.reader), request.params.id, request.body)),
})
const publishRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/quality/cases/:id/publish',
  role: 'manager',
  scope: 'rows',
  audit: 'write',
  summary: 'Publishes the text at work; it must be complete, and somebody must have looked for names and addresses',
  schema: { params: caseParamsSchema, body: casePublishSchema, response: { 200: caseSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const made = await deps.cases.publish(viewerOf(request.identity, deps.reader), request.params.id, request.body)
      request.auditDetails = { ...detailsOf(made), checked: request.body.checked }
      return sendAnswer(reply, made)
    },
})
const retireRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/quality/cases/:id/retire',
  role: 'manager',
  scope: 'rows',
  audit: 'write',
  summary: 'Takes a published case out of use; an edit brings it back as a draft',
  schema: { params: caseParamsSchema, body: caseCloseSchema, response: { 200: caseSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendChange(request, reply, await deps.cases.retire(viewerOf(request.identity, deps.reader), request.params.id, request.body)),
})
const declineRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/quality/cases/:id/decline',
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Turns a proposal down; its tickets are no candidates any more',
  schema: { params: caseParamsSchema, body: caseCloseSchema, response: { 200: caseSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendChange(request, reply, await deps.cases.decline(viewerOf(request.identity, deps.reader), request.params.id, request.body)),
})
const historyRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/cases/:id/history',
  role: 'reviewer',
  scope: 'rows',
  summary: 'What was done to a case, the newest first',
  schema: { params: caseParamsSchema, response: { 200: caseHistorySchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, deps.cases.history(viewerOf(request.identity, deps.reader), request.params.id)),
})
const figuresRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/cases/:id/figures',
  role: 'agent',
  scope: 'rows',
  summary: 'How tickets like the case come back, beside the other tickets of its reason',
  schema: { params: caseParamsSchema, response: { 200: caseFiguresSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.cases.figures(viewerOf(request.identity, deps.reader), request.params.id)),
})
const ticketsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/cases/:id/tickets',
  role: 'agent',
  scope: 'rows',
  summary: 'The tickets behind the figures of a case',
  schema: { params: caseParamsSchema, querystring: caseTicketsQuerySchema, response: { 200: caseTicketsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.cases.tickets(viewerOf(request.identity, deps.reader), request.params.id, request.query)),
})

export const CASE_ROUTES: readonly Route[] = [
  candidatesRoute,
  themesRoute,
  casesRoute,
  proposeRoute,
  maskRoute,
  linksRoute,
  caseRoute,
  saveRoute,
  publishRoute,
  retireRoute,
  declineRoute,
  historyRoute,
  figuresRoute,
  ticketsRoute,
]
