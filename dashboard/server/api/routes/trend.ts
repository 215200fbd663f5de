import { trendQuerySchema, trendSchema } from '@shared/api/trend.ts'
import { readTrend } from '../../analytics/trend.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

export const trendRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/trend',
  role: 'vendor',
  scope: 'rows',
  summary: 'The rate by period',
  schema: { querystring: trendQuerySchema, response: { 200: trendSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readTrend(deps.reader, deps.settings(), request.query, deps.vintages)),
})
