import { coverageQuerySchema, coverageSchema, planChangeSchema, sampleResultsSchema } from '@shared/api/quality/sample-results.ts'
import { reviewersSchema, sampleParamsSchema } from '@shared/api/quality/samples.ts'
import { defineRoute, type Route } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'
import { askOf } from './samples.ts'

const resultsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/samples/:sample/results',
  role: 'reviewer',
  scope: 'rows',
  summary: 'What the reviews of a sample say of its frame: plain beside weighted with intervals, by agent and group where there are enough',
  schema: { params: sampleParamsSchema, response: { 200: sampleResultsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.samples.results(askOf(request, deps), request.params.sample)),
})
const coverageRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/coverage',
  role: 'reviewer',
  scope: 'rows',
  summary: 'How much of the period is reviewed, how precise that is, and what the target still takes',
  schema: { querystring: coverageQuerySchema, response: { 200: coverageSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.samples.coverage(askOf(request, deps), request.query.day)),
})
const planRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/quality/plan',
  role: 'manager',
  scope: 'whole',
  audit: 'write',
  summary: 'Saves the plan: which precision for which period, minutes a review, reviews an agent',
  schema: { body: planChangeSchema, response: { 200: coverageSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { ifVersion: _, ...plan } = request.body
      request.auditDetails = plan
      return sendAnswer(reply, await deps.samples.savePlan(askOf(request, deps), request.body))
    },
})
const reviewersRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/reviewers',
  role: 'reviewer',
  scope: 'rows',
  summary: 'Who can be given reviews',
  schema: { response: { 200: reviewersSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.samples.reviewers(askOf(request, deps))),
})

export const SAMPLE_RESULT_ROUTES: readonly Route[] = [resultsRoute, coverageRoute, planRoute, reviewersRoute]
