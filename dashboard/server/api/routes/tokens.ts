import {
  accessTokenAskSchema,
  accessTokenMadeSchema,
  accessTokenParamsSchema,
  accessTokenSchema,
  accessTokensSchema,
  type AccessTokenRow,
} from '@shared/api/people.ts'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import type { AccessTokens } from '../../auth/access-tokens.ts'
import { defineRoute } from '../define-route.ts'
import { sendProblem } from '../problem.ts'
import { NO_ACCOUNTS } from './people.ts'

type StoredToken = Awaited<ReturnType<AccessTokens['list']>>[number]
const printToken = ({ groups, madeAt, endsAt, usedAt, revokedAt, ...token }: StoredToken): AccessTokenRow => ({
  ...token,
  groups: groups && [...groups],
  madeAt: toIso(madeAt),
  endsAt: toIso(endsAt),
  lastUsedAt: toIsoOrNull(usedAt),
  revokedAt: toIsoOrNull(revokedAt),
})

export const tokensRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/tokens',
  role: 'admin',
  scope: 'whole',
  summary: 'Tokens of scripts, without their secrets',
  schema: { response: { 200: accessTokensSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send({ tokens: ((await deps.access.accounts?.tokens.list()) ?? []).map(printToken) }),
})
export const makeTokenRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/tokens',
  role: 'admin',
  scope: 'whole',
  audit: 'own',
  summary: 'Makes a token for a script; its secret is said this once',
  schema: { body: accessTokenAskSchema, response: { 201: accessTokenMadeSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { accounts } = deps.access
      if (!accounts || request.identity === null) return sendProblem(reply, 404, 'no_accounts', NO_ACCOUNTS)
      const made = await accounts.tokens.make(request.body, request.identity)
      if (made === null) return sendProblem(reply, 400, 'groups_missing', 'A vendor sees the contacts of some groups: name at least one.')
      return reply.code(201).send({ ...printToken(made.token), secret: made.secret })
    },
})
export const revokeTokenRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/tokens/:id/revoke',
  role: 'admin',
  scope: 'whole',
  audit: 'own',
  summary: 'Ends a token at once',
  schema: { params: accessTokenParamsSchema, response: { 200: accessTokenSchema.pick({ id: true }) } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { id } = request.params
      const done = request.identity !== null && (await deps.access.accounts?.tokens.revoke(id, request.identity))
      return done ? reply.send({ id }) : sendProblem(reply, 404, 'unknown_token', `No token in force has the id ${id}.`)
    },
})
