/** The token side of the stand-in's OAuth: single-use codes and refresh tokens, access tokens that end (Zendesk's defaults: 30 minutes, 30 days). */
import { createHash, randomBytes } from 'node:crypto'

export interface OAuthClient {
  id: string
  /** null = a public client, which must use PKCE. */
  secret: string | null
  redirectUris: readonly string[]
}
interface Code {
  clientId: string
  redirectUri: string
  userId: number
  scope: string
  challenge: string | null
  endsAt: number
}
interface Pair {
  clientId: string
  userId: number
  scope: string
  accessEndsAt: number
  refreshEndsAt: number
  refresh: string
}
/** An answer of the token endpoint. */
export type TokenAnswer = { ok: true; body: Record<string, unknown> } | { ok: false; status: number; error: string; description: string }

const CODE_SECONDS = 120
const ACCESS_SECONDS = { usual: 1800, least: 300, most: 172_800 }
const REFRESH_SECONDS = { usual: 30 * 86_400, least: 7 * 86_400, most: 90 * 86_400 }

export function createGrants(clients: readonly OAuthClient[]) {
  const codes = new Map<string, Code>()
  const pairs = new Map<string, Pair>()
  const secret = () => randomBytes(24).toString('base64url')
  const clientOf = (id: unknown) => clients.find((client) => client.id === id)

  function issue(asked: Record<string, unknown>, of: Pick<Pair, 'clientId' | 'userId' | 'scope'>, now: number): TokenAnswer {
    const access = secret()
    const seconds = within(asked['expires_in'], ACCESS_SECONDS)
    const pair: Pair = {
      clientId: of.clientId,
      userId: of.userId,
      scope: of.scope,
      accessEndsAt: now + seconds,
      refreshEndsAt: now + within(asked['refresh_token_expires_in'], REFRESH_SECONDS),
      refresh: secret(),
    }
    pairs.set(access, pair)
    return {
      ok: true,
      body: {
        access_token: access,
        refresh_token: pair.refresh,
        token_type: 'bearer',
        scope: pair.scope,
        // Left out unless it was asked for, as Zendesk does.
        ...('expires_in' in asked && { expires_in: seconds }),
        ...('refresh_token_expires_in' in asked && { refresh_token_expires_in: pair.refreshEndsAt - now }),
      },
    }
  }

  return {
    clientOf,
    authorize(of: Omit<Code, 'endsAt'>, now: number): string {
      const code = secret()
      codes.set(code, { ...of, endsAt: now + CODE_SECONDS })
      return code
    },
    /** User id behind an access token that has not ended; null otherwise. */
    userOf: (access: string, now: number): number | null => {
      const pair = pairs.get(access)
      return pair && pair.accessEndsAt > now ? pair.userId : null
    },
    token(asked: Record<string, unknown>, now: number): TokenAnswer {
      const client = clientOf(asked['client_id'])
      if (!client || (client.secret !== null && asked['client_secret'] !== client.secret))
        return refused(
          'invalid_client',
          'Client authentication failed due to unknown client, no client authentication included, or unsupported method.',
          401,
        )
      if (asked['grant_type'] === 'refresh_token') {
        const found = [...pairs].find(([, pair]) => pair.refresh === asked['refresh_token'] && pair.clientId === client.id)
        if (!found || found[1].refreshEndsAt <= now) return refused('invalid_grant', 'The refresh token is invalid, expired or was used before.')
        // Single use: the old pair is gone, whether or not the answer arrives.
        pairs.delete(found[0])
        return issue(asked, found[1], now)
      }
      if (asked['grant_type'] !== 'authorization_code') return refused('unsupported_grant_type', 'The authorization grant type is not supported.')
      const code = codes.get(String(asked['code']))
      codes.delete(String(asked['code']))
      if (!code || code.clientId !== client.id || code.endsAt <= now || code.redirectUri !== asked['redirect_uri'])
        return refused('invalid_grant', 'The provided authorization grant is invalid, expired, revoked, or was issued to another client.')
      if (code.challenge !== null && challengeOf(String(asked['code_verifier'] ?? '')) !== code.challenge)
        return refused('invalid_grant', 'The code verifier does not match the code challenge.')
      return issue(asked, code, now)
    },
  }
}

const refused = (error: string, description: string, status = 400): TokenAnswer => ({ ok: false, status, error, description })
const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')
function within(asked: unknown, { usual, least, most }: { usual: number; least: number; most: number }): number {
  const seconds = Number(asked ?? usual)
  return Number.isFinite(seconds) ? Math.min(most, Math.max(least, Math.floor(seconds))) : usual
}
