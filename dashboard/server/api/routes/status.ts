import { metaSchema, statusSchema } from '@shared/api/status.ts'
import { readMeta } from '../../analytics/meta.ts'
import { readStatus } from '../../analytics/status.ts'
import { defineRoute } from '../define-route.ts'

export const statusRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/status',
  role: 'vendor',
  scope: 'rows',
  summary: 'Freshness, progress and data quality',
  schema: { response: { 200: statusSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.header('cache-control', 'no-store').send(await readStatus(deps.reader, deps.progress(), deps.now())),
})
export const metaRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/meta',
  role: 'vendor',
  scope: 'rows',
  summary: 'What can be asked: lenses, windows, dimensions and their values',
  schema: { response: { 200: metaSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await readMeta(deps.reader, deps.settings())),
})
