import { noticesReadSchema, noticesSchema } from '@shared/api/quality/notices.ts'
import { identityOf } from '../../caller.ts'
import { defineRoute, type Route } from '../../define-route.ts'

const noticesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/notices',
  role: 'agent',
  scope: 'none',
  summary: "What whoever asks is to know or do: one's own notices, unread first",
  schema: { response: { 200: noticesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.notices.list(identityOf(request))),
})
const noticesReadRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/quality/notices/read',
  role: 'agent',
  scope: 'none',
  audit: 'write',
  summary: "Marks one's own notices as read",
  schema: { body: noticesReadSchema, response: { 200: noticesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.notices.markRead(identityOf(request), request.body.ids)),
})
export const NOTICE_ROUTES: readonly Route[] = [noticesRoute, noticesReadRoute]
