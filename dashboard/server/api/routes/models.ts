import { modelsSchema, repeatRiskSchema } from '@shared/api/models.ts'
import { readModels, readRepeatRisk } from '../../analytics/models.ts'
import { defineRoute } from '../define-route.ts'

export const modelsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/models',
  role: 'manager',
  scope: 'whole',
  summary: 'What was learned from the account’s own tickets, with the report of each training',
  schema: { response: { 200: modelsSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await readModels({ latestModels: deps.models })),
})
export const repeatRiskRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/models/repeat-risk',
  role: 'agent',
  scope: 'whole',
  summary: 'How well repeat contacts are foreseen, beside the plain count',
  schema: { response: { 200: repeatRiskSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await readRepeatRisk({ latestModels: deps.models }, deps.reader, deps.settings())),
})
