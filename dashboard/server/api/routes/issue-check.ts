import {
  issueCheckReportQuerySchema,
  issueCheckReportSchema,
  issueCheckSchema,
  pairAnsweredSchema,
  pairAnswerSchema,
  pairParamsSchema,
} from '@shared/api/issue-check.ts'
import { defineRoute } from '../define-route.ts'
import { sendProblem } from '../problem.ts'

export const issueCheckRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/issue-check',
  role: 'reviewer',
  scope: 'whole',
  audit: 'read_conversation',
  summary: "This week's pairs of tickets for the blind check, without what the rules said of them",
  schema: { response: { 200: issueCheckSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.header('cache-control', 'no-store').send(await deps.pairCheck.week()),
})
export const issueCheckAnswerRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/issue-check/:pair',
  role: 'reviewer',
  scope: 'whole',
  audit: 'write',
  summary: 'Says that the two tickets of a pair are about the same issue, about two, or that it cannot be told; null takes it back',
  schema: { params: pairParamsSchema, body: pairAnswerSchema, response: { 200: pairAnsweredSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { pair } = request.params
      const answered = await deps.pairCheck.answer(pair, request.body.answer, request.identity?.subject ?? 'unknown')
      return answered === null ? sendProblem(reply, 404, 'unknown_pair', `The pair ${pair} was never drawn for a check.`) : reply.send(answered)
    },
})
export const issueCheckReportRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/issue-check/report',
  role: 'manager',
  scope: 'whole',
  summary: 'Precision and recall of the same-issue rules by the answered pairs of the last weeks, weighted, with intervals',
  schema: { querystring: issueCheckReportQuerySchema, response: { 200: issueCheckReportSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.pairCheck.report(request.query.weeks)),
})
