/** The sidebar's token: signed by Zendesk's proxy with the app's key. It says that an agent of the account asks, not which one. */
import { errors, jwtVerify } from 'jose'
import type { AppAccess } from './access.ts'

const LONGEST_SECONDS = 15 * 60
/** Clocks differ. */
const LEEWAY_SECONDS = 30

export type AppVerdict =
  /** `id` names this very token (its `jti`, else its signature), `endsAt` in epoch seconds is when it could no longer be used. */
  | { ok: true; subject: string; id: string; endsAt: number }
  | { ok: false; why: 'malformed' | 'signature' | 'expired' | 'too_long' | 'too_old' | 'from_the_future' | 'issuer' | 'audience' }

/** HS256 only; issued at most 15 minutes ago and not in the future, `exp` at most 15 minutes ahead, issuer and audience as expected. `now` in epoch milliseconds. */
export async function verifyAppJwt(token: string, access: AppAccess, now: number): Promise<AppVerdict> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(access.key), {
      algorithms: ['HS256'],
      issuer: access.issuer,
      audience: access.audience,
      requiredClaims: ['exp', 'iat'],
      clockTolerance: LEEWAY_SECONDS,
      currentDate: new Date(now),
    })
    const seconds = now / 1000
    const { exp = Infinity, iat = Infinity } = payload
    if (exp > seconds + LONGEST_SECONDS + LEEWAY_SECONDS) return { ok: false, why: 'too_long' }
    if (iat > seconds + LEEWAY_SECONDS) return { ok: false, why: 'from_the_future' }
    if (iat < seconds - LONGEST_SECONDS - LEEWAY_SECONDS) return { ok: false, why: 'too_old' }
    const id = typeof payload.jti === 'string' && payload.jti !== '' ? `jti ${payload.jti}` : `signature ${token.slice(token.lastIndexOf('.') + 1)}`
    return { ok: true, subject: payload.sub ?? '', id, endsAt: exp + LEEWAY_SECONDS }
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { ok: false, why: 'expired' }
    if (error instanceof errors.JWSSignatureVerificationFailed) return { ok: false, why: 'signature' }
    if (error instanceof errors.JWTClaimValidationFailed)
      return { ok: false, why: error.claim === 'iss' ? 'issuer' : error.claim === 'aud' ? 'audience' : 'malformed' }
    if (error instanceof errors.JOSEError) return { ok: false, why: 'malformed' }
    throw error
  }
}
