import { revisionsQuerySchema, revisionsSchema, vintagesQuerySchema, vintagesSchema } from '@shared/api/vintages.ts'
import { readRevisions } from '../../analytics/vintages-revision.ts'
import { readVintages } from '../../analytics/vintages.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

export const vintagesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/vintages',
  role: 'agent',
  scope: 'whole',
  summary: 'Weeks as they were counted at their end, when they became final, and in reports',
  schema: { querystring: vintagesQuerySchema, response: { 200: vintagesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readVintages(deps.reader, deps.settings(), deps.vintages, request.query)),
})
export const revisionsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/revisions',
  role: 'agent',
  scope: 'whole',
  summary: 'What changed since a week was frozen, ticket by ticket and by cause',
  schema: { querystring: revisionsQuerySchema, response: { 200: revisionsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const [verdicts, models] = [await deps.verdicts(), await deps.models()]
      const rest = { verdicts, models, text: deps.text?.()?.verdict ?? null }
      return sendAnswer(reply, await readRevisions({ reader: deps.reader, settings: deps.settings(), kept: deps.vintages, ...rest }, request.query))
    },
})
