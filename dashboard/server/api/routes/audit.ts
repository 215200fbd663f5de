import { z } from 'zod'
import { auditQuerySchema, auditSchema } from '@shared/api/audit.ts'
import { everyLine } from '../../audit/open-audit.ts'
import { auditCsv } from '../audit-csv.ts'
import { sendCsv } from '../csv.ts'
import { defineRoute } from '../define-route.ts'
import { sendProblem } from '../problem.ts'

export const auditRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/audit',
  role: 'admin',
  scope: 'whole',
  audit: 'export',
  summary: 'Who did what to what, the newest first, as a page or as a file of all of it',
  schema: { querystring: auditQuerySchema.extend({ format: z.enum(['json', 'csv']).default('json') }), response: { 200: auditSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { format, ...query } = request.query
      if (format === 'csv') return sendCsv(reply, 'firstfix-audit.csv', auditCsv(everyLine(deps.auditBook, query)))
      const page = await deps.auditBook.list(query)
      if (page === null)
        return sendProblem(reply, 400, 'invalid_cursor', 'cursor is not one this service gave out; leave it out to begin with the first page.')
      return reply.send(page)
    },
})
