/** The demo's choice of who acts. Beside a real account neither route answers, whoever asks. */
import { z } from 'zod'
import { demoActSchema, demoChoicesSchema } from '@shared/api/people.ts'
import { DEMO_COOKIE } from '../../auth/identify.ts'
import { defineRoute } from '../define-route.ts'
import type { ApiDeps } from '../deps.ts'
import { sendProblem } from '../problem.ts'
import { cookieOptions } from './auth.ts'

/** null = this is no demo. */
const demoOf = ({ access }: Pick<ApiDeps, 'access'>) => (access.demo ? (access.accounts?.demo ?? null) : null)
const NO_DEMO = 'Roles can be tried in a demo only; here an admin sets them under /api/v1/people.'

export const demoChoicesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/demo/role',
  role: 'vendor',
  scope: 'none',
  summary: 'In a demo: the roles and the invented staff to act as',
  schema: { response: { 200: demoChoicesSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) => {
      const demo = demoOf(deps)
      return demo === null ? sendProblem(reply, 404, 'no_demo', NO_DEMO) : reply.send(await demo.choices())
    },
})
export const demoActRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/demo/role',
  role: 'vendor',
  scope: 'none',
  audit: 'write',
  summary: 'In a demo: acts as an invented member of staff in a role, in this browser',
  schema: { body: demoActSchema, response: { 204: z.null() } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const demo = demoOf(deps)
      if (demo === null) return sendProblem(reply, 404, 'no_demo', NO_DEMO)
      const cookie = await demo.act(request.body)
      if (cookie === null) return sendProblem(reply, 404, 'unknown_user', `Nobody of the invented staff has the number ${request.body.userId}.`)
      return reply.setCookie(DEMO_COOKIE, cookie, cookieOptions(deps)).code(204).send(null)
    },
})
