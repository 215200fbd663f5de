import { paretoQuerySchema, paretoSchema } from '@shared/api/pareto.ts'
import { readPareto } from '../../analytics/pareto.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

export const paretoRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/pareto',
  role: 'agent',
  summary: 'What failures come from, by repeat volume and cost',
  schema: { querystring: paretoQuerySchema, response: { 200: paretoSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readPareto(deps.reader, deps.settings(), request.query)),
})
