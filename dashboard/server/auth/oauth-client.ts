/** The helpdesk's OAuth (authorization code with PKCE S256) and who is behind a token. Every ending is a value; nothing said here holds a secret. */
import { createHash } from 'node:crypto'
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import { z } from 'zod'

export interface OAuthSettings {
  /** `https://acme.zendesk.com`. */
  zendeskUrl: string
  clientId: string
  /** null = a public client. */
  clientSecret: string | null
  /** `/auth/callback` of this service's public address. */
  redirectUri: string
}
/** The helpdesk's tokens of a person. A refresh token works once: the new pair is kept before it is used. */
export interface TokenPair {
  access: string
  refresh: string | null
  endsAt: EpochSeconds
}
export interface Staff {
  userId: UserId
  name: string | null
  role: 'admin' | 'agent'
}
export type Granted = { kind: 'granted'; pair: TokenPair } | { kind: 'refused' } | { kind: 'unreachable' }
export type Asked =
  | { kind: 'staff'; staff: Staff }
  /** Somebody, but not at work here. */
  | { kind: 'not_staff' | 'suspended' }
  /** The token has ended: the helpdesk answers 401, or 200 with an anonymous user. */
  | { kind: 'nobody' }
  | { kind: 'unreachable' }
export interface OAuthClient {
  authorizeUrl(ask: { state: string; verifier: string }): string
  exchange(code: string, verifier: string): Promise<Granted>
  refresh(refreshToken: string): Promise<Granted>
  whoIs(access: string): Promise<Asked>
}

/** Only who somebody is, is asked. */
const SCOPE = 'users:read'
const ACCESS_SECONDS = 1800
/** The shortest that is allowed; a session lasts no longer. */
export const REFRESH_SECONDS = 7 * 86_400
const TIMEOUT_MS = 10_000

const grantSchema = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1).nullish(), expires_in: z.number().nullish() })
const meSchema = z.object({
  user: z.object({
    id: z.number().nullable(),
    name: z.string().nullish(),
    role: z.string().nullish(),
    active: z.boolean().nullish(),
    suspended: z.boolean().nullish(),
  }),
})

/** `now` in epoch seconds, real time. */
export function createOAuthClient(settings: OAuthSettings, { fetch, now }: { fetch: typeof globalThis.fetch; now: () => EpochSeconds }): OAuthClient {
  const { zendeskUrl, clientId, clientSecret, redirectUri } = settings
  const client = { client_id: clientId, ...(clientSecret === null ? {} : { client_secret: clientSecret }) }
  const ask = (path: string, init: RequestInit): Promise<Response | null> =>
    // Nothing of a failed request is told: its address and body hold secrets.
    fetch(`${zendeskUrl}${path}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null)

  async function grant(more: Record<string, string>): Promise<Granted> {
    // Both ends are always asked for: an answer names them only then.
    const body = JSON.stringify({ ...client, ...more, scope: SCOPE, expires_in: ACCESS_SECONDS, refresh_token_expires_in: REFRESH_SECONDS })
    const answer = await ask('/oauth/tokens', { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body })
    if (answer === null || answer.status >= 500 || answer.status === 429) return { kind: 'unreachable' }
    const read = grantSchema.safeParse(await bodyOf(answer))
    if (!answer.ok || !read.success) return { kind: 'refused' }
    const { access_token: access, refresh_token: refresh, expires_in: seconds } = read.data
    // An end that is not said is the one that was asked for, not one that has passed.
    return { kind: 'granted', pair: { access, refresh: refresh ?? null, endsAt: now() + (seconds ?? ACCESS_SECONDS) } }
  }

  return {
    authorizeUrl({ state, verifier }) {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: SCOPE,
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      })
      return `${zendeskUrl}/oauth/authorizations/new?${query}`
    },
    exchange: (code, verifier) => grant({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }),
    refresh: (refreshToken) => grant({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    async whoIs(access) {
      const answer = await ask('/api/v2/users/me.json', { headers: { authorization: `Bearer ${access}`, accept: 'application/json' } })
      if (answer?.status === 401) return { kind: 'nobody' }
      if (answer === null || !answer.ok) return { kind: 'unreachable' }
      const read = meSchema.safeParse(await bodyOf(answer))
      return read.success ? toAsked(read.data.user) : { kind: 'unreachable' }
    },
  }
}

function toAsked({ id, name, role, active, suspended }: z.infer<typeof meSchema>['user']): Asked {
  if (id === null || id <= 0) return { kind: 'nobody' }
  if (suspended === true || active === false) return { kind: 'suspended' }
  if (role !== 'admin' && role !== 'agent') return { kind: 'not_staff' }
  return { kind: 'staff', staff: { userId: id, name: name ?? null, role } }
}
const bodyOf = (answer: Response): Promise<unknown> => answer.json().catch(() => null)
