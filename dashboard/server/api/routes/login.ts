import { z } from 'zod'
import { COOKIE } from '../../auth/identify.ts'
import { cookieValue, sameSecret } from '../../auth/local-token.ts'
import { defineRoute } from '../define-route.ts'
import { sendProblem } from '../problem.ts'

const MONTH_SECONDS = 30 * 86_400

export const loginRoute = defineRoute({
  method: 'GET',
  url: '/login',
  role: 'anyone',
  scope: 'none',
  audit: 'sign_in',
  summary: 'Turns the local token into a session of this browser',
  perMinute: 10,
  schema: { querystring: z.object({ token: z.string().max(200) }) },
  handler:
    ({ deps: { access } }) =>
    async (request, reply) => {
      if (!sameSecret(request.query.token, access.localToken))
        return sendProblem(
          reply,
          401,
          'wrong_token',
          'This token is not the one of this data folder; open the address that the service printed at its start.',
        )
      reply.setCookie(COOKIE, cookieValue(access.localToken), {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: access.publicUrl.startsWith('https:'),
        maxAge: MONTH_SECONDS,
      })
      return reply.header('cache-control', 'no-store').redirect('/', 303)
    },
})
