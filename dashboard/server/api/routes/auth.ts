/** Signing in through the helpdesk and out again. Where it cannot be done, the page that says why is the dashboard's own. */
import type { CookieSerializeOptions } from '@fastify/cookie'
import { z } from 'zod'
import { DEMO_COOKIE, isSecure, sessionCookie, stateCookie } from '../../auth/identify.ts'
import { SESSION_ENDS } from '../../auth/sessions.ts'
import { STATE_SECONDS, type SignInProblem } from '../../auth/sign-in.ts'
import { defineRoute } from '../define-route.ts'
import type { ApiDeps } from '../deps.ts'
import { sendProblem } from '../problem.ts'

/** Somebody who tries and tries again; many may share one address. */
const TRIES_PER_MINUTE = 60

/** `lax`: the way back comes from the helpdesk's page, and must find the cookie. */
export const cookieOptions = ({ access }: Pick<ApiDeps, 'access'>) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(access) }) satisfies CookieSerializeOptions

const SENTENCES: Readonly<Record<SignInProblem, string>> = {
  state_mismatch: 'This sign-in was not begun in this browser, took too long, or was used before; begin again.',
  denied: 'The helpdesk was not allowed to say who you are; begin again, and choose to allow it.',
  code_refused: 'The helpdesk refused this sign-in; begin again.',
  helpdesk_unreachable: 'The helpdesk did not answer; try again in a minute.',
  not_staff: 'FirstFix is for agents and admins of the helpdesk; this account is neither.',
  suspended: 'This account is suspended in the helpdesk.',
}
const NO_SIGN_IN = 'Sign-in is not set up: the service needs ZENDESK_OAUTH_CLIENT_ID. Open the address that it printed at its start.'

export const signInRoute = defineRoute({
  method: 'GET',
  url: '/auth/sign-in',
  role: 'anyone',
  scope: 'none',
  summary: 'Sends the browser to the helpdesk, which says who it is',
  perMinute: TRIES_PER_MINUTE,
  schema: { querystring: z.object({ to: z.string().max(2000).default('/') }) },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const signIn = deps.access.accounts?.signIn
      if (!signIn) return sendProblem(reply, 404, 'no_sign_in', NO_SIGN_IN)
      const { location, cookie } = signIn.begin(request.query.to)
      reply.setCookie(stateCookie(deps.access), cookie, { ...cookieOptions(deps), maxAge: STATE_SECONDS })
      return reply.header('cache-control', 'no-store').redirect(location, 303)
    },
})

const backSchema = z.object({ code: z.string().max(2000).optional(), state: z.string().max(200).optional(), error: z.string().max(200).optional() })
export const callbackRoute = defineRoute({
  method: 'GET',
  url: '/auth/callback',
  role: 'anyone',
  scope: 'none',
  audit: 'own',
  summary: 'The way back from the helpdesk; opens a session',
  perMinute: TRIES_PER_MINUTE,
  schema: { querystring: backSchema },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { accounts } = deps.access
      if (!accounts?.signIn) return sendProblem(reply, 404, 'no_sign_in', NO_SIGN_IN)
      const { code, state, error } = request.query
      const done = await accounts.signIn.finish({ code, state, error, cookie: request.cookies[stateCookie(deps.access)] })
      reply.clearCookie(stateCookie(deps.access), cookieOptions(deps)).header('cache-control', 'no-store')
      if (done.kind === 'refused') {
        if (deps.dashboardDir === null) return sendProblem(reply, 403, done.why, SENTENCES[done.why])
        return reply.redirect(`/?signIn=${done.why}`, 303)
      }
      const before = request.cookies[sessionCookie(deps.access)]
      if (before !== undefined) await accounts.sessions.end(before)
      reply.setCookie(sessionCookie(deps.access), done.cookie, { ...cookieOptions(deps), maxAge: SESSION_ENDS.age })
      return reply.redirect(done.to, 303)
    },
})

export const signOutRoute = defineRoute({
  method: 'POST',
  url: '/auth/sign-out',
  role: 'anyone',
  scope: 'none',
  greets: true,
  audit: 'own',
  summary: 'Ends the session of this browser',
  schema: { response: { 204: z.null() } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const session = request.cookies[sessionCookie(deps.access)]
      if (session !== undefined) await deps.access.accounts?.sessions.end(session)
      reply.clearCookie(sessionCookie(deps.access), cookieOptions(deps)).clearCookie(DEMO_COOKIE, cookieOptions(deps))
      return reply.code(204).send(null)
    },
})
