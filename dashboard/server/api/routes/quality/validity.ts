import { validityQuerySchema, validitySchema } from '@shared/api/quality/validity.ts'
import { sendCsv } from '../../csv.ts'
import { defineRoute } from '../../define-route.ts'
import { validityCsv } from '../../validity-csv.ts'

export const validityRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/validity',
  role: 'reviewer',
  scope: 'rows',
  audit: 'export',
  summary: 'Per criterion: odds of net success and of a good rating where it was met against where it was not, with intervals',
  schema: { querystring: validityQuerySchema, response: { 200: validitySchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const found = await deps.validity.read(deps.reader)
      return request.query.format === 'csv' ? sendCsv(reply, 'firstfix-validity.csv', validityCsv(found.rows)) : reply.send(found)
    },
})
