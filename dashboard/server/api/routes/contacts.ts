import { z } from 'zod'
import { contactsQuerySchema, contactsSchema } from '@shared/api/contacts.ts'
import { everyContact, listContacts } from '../../analytics/contacts.ts'
import { contactsCsv } from '../contacts-csv.ts'
import { sendCsv } from '../csv.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

/** Rows read at once for a file. */
const FILE_PAGE = 1000

export const contactsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/contacts',
  role: 'vendor',
  scope: 'rows',
  audit: 'export',
  summary: 'The tickets behind a number, as a page or as a file of all of them',
  schema: { querystring: contactsQuerySchema.extend({ format: z.enum(['json', 'csv']).default('json') }), response: { 200: contactsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { format, ...query } = request.query
      const settings = deps.settings()
      if (format === 'json') return sendAnswer(reply, await listContacts(deps.reader, settings, query))
      const all = { ...query, limit: FILE_PAGE, cursor: undefined }
      const first = await listContacts(deps.reader, settings, all)
      if (!first.ok) return sendAnswer(reply, first)
      return sendCsv(reply, `firstfix-${query.lens}-contacts.csv`, contactsCsv(everyContact(deps.reader, settings, first.value, all)))
    },
})
