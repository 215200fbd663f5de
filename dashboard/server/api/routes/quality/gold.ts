import { goldOwnSchema, goldPlacedSchema, goldPlaceSchema, goldRevealedSchema, goldSchema } from '@shared/api/quality/gold.ts'
import { identityOf } from '../../caller.ts'
import { defineRoute, type Route } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

const GOLD = '/api/v1/quality/gold'

const goldRoute = defineRoute({
  method: 'GET',
  url: GOLD,
  role: 'manager',
  scope: 'whole',
  summary: "Gold items and each reviewer's share of right answers with its interval",
  schema: { response: { 200: goldSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await deps.gold.list()),
})
const goldOwnRoute = defineRoute({
  method: 'GET',
  url: `${GOLD}/own`,
  role: 'reviewer',
  scope: 'rows',
  summary: "One's own gold items, once they are revealed",
  schema: { response: { 200: goldOwnSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.gold.own(identityOf(request))),
})
const goldPlaceRoute = defineRoute({
  method: 'POST',
  url: `${GOLD}/place`,
  role: 'manager',
  scope: 'whole',
  audit: 'write',
  summary: 'Places gold items among open ones by seed, one in twenty',
  schema: { body: goldPlaceSchema, response: { 200: goldPlacedSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const placed = await deps.gold.place(identityOf(request), request.body.seed)
      if (placed.ok) request.auditDetails = { placed: placed.value.placed, seed: placed.value.seed }
      return sendAnswer(reply, placed)
    },
})
const goldRevealRoute = defineRoute({
  method: 'POST',
  url: `${GOLD}/reveal`,
  role: 'manager',
  scope: 'whole',
  audit: 'write',
  summary: 'Reveals reviewed gold items to their reviewers, and tells them',
  schema: { response: { 200: goldRevealedSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const revealed = await deps.gold.reveal(identityOf(request))
      if (revealed.ok) request.auditDetails = { revealed: revealed.value.revealed }
      return sendAnswer(reply, revealed)
    },
})
export const GOLD_ROUTES: readonly Route[] = [goldRoute, goldOwnRoute, goldPlaceRoute, goldRevealRoute]
