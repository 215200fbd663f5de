import { z } from 'zod'
import { reconciliationQuerySchema, reconciliationSchema, stepContactsQuerySchema, stepContactsSchema } from '@shared/api/reconciliation.ts'
import { everyStepContact, listStep, readReconciliation } from '../../analytics/reconciliation.ts'
import { contactsCsv } from '../contacts-csv.ts'
import { sendCsv } from '../csv.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

/** Rows read at once for a file. */
const FILE_PAGE = 1000

export const reconciliationRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/reconciliation',
  role: 'vendor',
  scope: 'rows',
  summary: 'Five lenses side by side, and why two of them differ, in steps that add up',
  schema: { querystring: reconciliationQuerySchema, response: { 200: reconciliationSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readReconciliation(deps.reader, deps.settings(), request.query)),
})
export const stepContactsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/reconciliation/contacts',
  role: 'vendor',
  scope: 'rows',
  audit: 'export',
  summary: 'The tickets of one step, as a page or as a file of all of them',
  schema: { querystring: stepContactsQuerySchema.extend({ format: z.enum(['json', 'csv']).default('json') }), response: { 200: stepContactsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { format, ...query } = request.query
      const settings = deps.settings()
      if (format === 'json') return sendAnswer(reply, await listStep(deps.reader, settings, query))
      const all = { ...query, limit: FILE_PAGE, cursor: undefined }
      const first = await listStep(deps.reader, settings, all)
      if (!first.ok) return sendAnswer(reply, first)
      const name = `firstfix-${query.reported}-${query.lens}-${query.step}.csv`
      return sendCsv(reply, name, contactsCsv(everyStepContact(deps.reader, settings, first.value, all)))
    },
})
