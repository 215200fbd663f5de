import { z } from 'zod'
import {
  lensDraftSchema,
  lensDryRunSchema,
  lensesSchema,
  lensMoveContactsSchema,
  lensMoveSchema,
  lensSaveSchema,
  lensVersionSchema,
} from '@shared/api/lenses.ts'
import { LENS_IDS } from '@shared/fcr/lens.ts'
import { dryRunLens, listLenses, listMoved, printVersion } from '../../analytics/lenses.ts'
import { plainValue } from '../../auth/audit-log.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

const params = z.object({ id: z.enum(LENS_IDS, `is no lens; it is one of ${LENS_IDS.join(', ')}`) })

export const lensesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/lenses',
  role: 'vendor',
  scope: 'none',
  summary: 'Definitions in force, with every version before them',
  schema: { response: { 200: lensesSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(listLenses(deps.lenses)),
})
export const saveLensRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/lenses/:id',
  role: 'manager',
  scope: 'whole',
  audit: 'settings',
  summary: 'Saves a definition as the next version of its lens',
  schema: { params, body: lensSaveSchema, response: { 200: lensVersionSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const before = deps.lenses.history(request.params.id)[0]?.changes ?? {}
      const saved = await deps.lenses.save({ ...request.body, id: request.params.id, by: request.identity?.subject ?? null })
      request.auditDetails = { before: plainValue(before), after: plainValue(request.body.changes) }
      return sendAnswer(reply, saved.ok ? { ok: true, value: printVersion(saved.value) } : saved)
    },
})
export const dryRunRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/lenses/:id/dry-run',
  role: 'manager',
  scope: 'whole',
  audit: null,
  summary: 'What a definition would change over the last 26 weeks; nothing is saved',
  schema: { params, body: lensDraftSchema, response: { 200: lensDryRunSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { id } = request.params
      const draft = deps.lenses.draft(id, request.body.changes)
      if (!draft.ok) return sendAnswer(reply, draft)
      return reply.send(await dryRunLens(deps.reader, deps.settings(), deps.lenses.inForce()[id], draft.value))
    },
})
export const dryRunContactsRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/lenses/:id/dry-run/contacts',
  role: 'manager',
  scope: 'whole',
  audit: null,
  summary: 'The tickets that a definition would move from one state to another',
  schema: { params, body: lensMoveSchema, response: { 200: lensMoveContactsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { id } = request.params
      const { changes, ...query } = request.body
      const draft = deps.lenses.draft(id, changes)
      if (!draft.ok) return sendAnswer(reply, draft)
      return sendAnswer(reply, await listMoved(deps.reader, deps.settings(), deps.lenses.inForce()[id], draft.value, query))
    },
})
