import { createHmac, randomUUID } from 'node:crypto'

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** HS256 with `iat`, `exp` and `jti` added to the app's claims, as the platform's proxy does. */
export function signJwt(claims: Record<string, unknown>, key: string, expirySeconds: number, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000)
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, iat, exp: iat + expirySeconds, jti: randomUUID() })}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}
