import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyAppJwt } from './app-jwt.ts'

const ACCESS = { key: 'k'.repeat(32), issuer: 'acme', audience: 'https://firstfix.example.com' }
const NOW = Date.parse('2026-11-16T01:00:00Z')
const seconds = NOW / 1000
const CLAIMS = { iss: 'acme', aud: 'https://firstfix.example.com', sub: '77', iat: seconds, exp: seconds + 60 }

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
function sign(claims: object, { key = ACCESS.key, alg = 'HS256', hash = 'sha256' } = {}): string {
  const signed = `${part({ alg, typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
}
const why = async (token: string) => {
  const verdict = await verifyAppJwt(token, ACCESS, NOW)
  return verdict.ok ? verdict.subject : verdict.why
}

test('what the proxy signs is accepted', async () => {
  expect(await why(sign(CLAIMS))).toBe('77')
})
test.each([
  ['another key', sign(CLAIMS, { key: 'other'.repeat(8) }), 'signature'],
  ['no algorithm', `${part({ alg: 'none' })}.${part(CLAIMS)}.`, 'malformed'],
  ['another algorithm', sign(CLAIMS, { alg: 'HS512', hash: 'sha512' }), 'malformed'],
  ['no token at all', 'abc', 'malformed'],
  ['an hour ago', sign({ ...CLAIMS, iat: seconds - 3600, exp: seconds - 3540 }), 'expired'],
  ['longer than 15 minutes', sign({ ...CLAIMS, exp: seconds + 3600 }), 'too_long'],
  ['issued yesterday, and kept alive since', sign({ ...CLAIMS, iat: seconds - 86_400 }), 'too_old'],
  ['issued tomorrow', sign({ ...CLAIMS, iat: seconds + 120, exp: seconds + 180 }), 'from_the_future'],
  ['another account', sign({ ...CLAIMS, iss: 'other' }), 'issuer'],
  ['another service', sign({ ...CLAIMS, aud: 'https://evil.example.com' }), 'audience'],
  ['without an end', sign({ ...CLAIMS, exp: undefined }), 'malformed'],
  ['without a beginning', sign({ ...CLAIMS, iat: undefined }), 'malformed'],
])('refused: %s', async (_, token, reason) => {
  expect(await why(token)).toBe(reason)
})
test('a token is named by its id, else by its signature', async () => {
  const id = async (token: string) => {
    const verdict = await verifyAppJwt(token, ACCESS, NOW)
    return verdict.ok ? verdict.id : null
  }
  const [one, same, other] = [sign(CLAIMS), sign(CLAIMS), sign({ ...CLAIMS, sub: '78' })]
  expect(await id(one)).toBe(await id(same))
  expect(await id(one)).not.toBe(await id(other))
  expect(await id(sign({ ...CLAIMS, jti: 'a' }))).toBe('jti a')
})
test('a changed payload is refused', async () => {
  const [head, , signature] = sign(CLAIMS).split('.')
  expect(await why(`${head}.${part({ ...CLAIMS, sub: '1' })}.${signature}`)).toBe('signature')
})
