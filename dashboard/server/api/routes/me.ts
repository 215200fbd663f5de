import { meSchema } from '@shared/api/people.ts'
import { defineRoute } from '../define-route.ts'

export const meRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/me',
  role: 'anyone',
  scope: 'none',
  greets: true,
  summary: 'Who asks, what they may, and whether one can sign in here',
  schema: { response: { 200: meSchema } },
  handler:
    ({ deps: { access } }) =>
    async ({ identity }, reply) =>
      reply.send({
        kind: identity?.kind ?? 'nobody',
        role: identity?.role ?? null,
        userId: identity?.userId ?? null,
        name: identity?.name ?? null,
        groups: identity?.groups ? [...identity.groups] : null,
        canSignIn: (access.accounts?.signIn ?? null) !== null,
        demo: access.demo,
      }),
})
