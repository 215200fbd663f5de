import { expect, test } from 'vitest'
import { readEnvironment, ticketUrlOf } from './environment.ts'

const problems = (source: Record<string, string>) => {
  const read = readEnvironment(source)
  return read.ok ? [] : read.problems
}

test('an empty environment is the demo on loopback', () => {
  const read = readEnvironment({})
  expect(read.ok && { ...read.environment, dataDir: '' }).toMatchObject({ host: '127.0.0.1', port: 4610, sandboxPort: 4620, zendesk: null })
})
test.each([
  [{ FIRSTFIX_PORT: 'abc' }, /FIRSTFIX_PORT .*4610/],
  [{ ZENDESK_URL: 'acme' }, /ZENDESK_URL .*https:\/\/acme\.zendesk\.com/],
  [{ ZENDESK_URL: 'https://acme.zendesk.com' }, /ZENDESK_OAUTH_TOKEN is missing/],
  [{ ZENDESK_URL: 'http://acme.zendesk.com', ZENDESK_OAUTH_TOKEN: 't' }, /must begin with https/],
  [{ ZENDESK_OAUTH_TOKEN: 't' }, /ZENDESK_URL is missing/],
  [{ ZENDESK_OAUTH_CLIENT_SECRET: 's' }, /ZENDESK_OAUTH_CLIENT_ID is missing/],
  [{ FIRSTFIX_SIGNING_KEY: 'short' }, /openssl rand/],
  [{ FIRSTFIX_TRUST_PROXY: 'true' }, /FIRSTFIX_TRUST_PROXY .*10\.0\.0\.0\/8/],
  [{ FIRSTFIX_TRUST_PROXY: '0.0.0.0/0' }, /not everybody/],
  [{ FIRSTFIX_TRUST_PROXY: '::/0' }, /not everybody/],
  [{ FIRSTFIX_TRUST_PROXY: '1' }, /FIRSTFIX_TRUST_PROXY/],
  [{ FIRSTFIX_TRUST_PROXY: '10.0.0.0/33, 127.0.0.1' }, /FIRSTFIX_TRUST_PROXY/],
  [{ FIRSTFIX_NOW: 'tomorrow' }, /2026-11-16T09:00:00\+08:00/],
])('%o is refused with the name and an example', (source, sentence) => {
  expect(problems(source).join('\n')).toMatch(sentence)
})
test.each([
  [undefined, null],
  ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
])('FIRSTFIX_TRUST_PROXY=%s believes %j', (said, trusted) => {
  const read = readEnvironment({ FIRSTFIX_TRUST_PROXY: said })
  expect(read.ok && read.environment.trustProxy).toEqual(trusted)
})
test('a refusal never repeats a secret', () => {
  expect(problems({ ZENDESK_OAUTH_TOKEN: 'very-secret-token', ZENDESK_URL: 'nope' }).join('\n')).not.toContain('very-secret-token')
})
test('an old API token is taken together with its e-mail', () => {
  const read = readEnvironment({ ZENDESK_URL: 'https://acme.zendesk.com/', ZENDESK_EMAIL: 'a@example.com', ZENDESK_API_TOKEN: 't' })
  expect(read.ok && read.environment.zendesk).toEqual({
    url: 'https://acme.zendesk.com',
    credentials: { kind: 'basic', email: 'a@example.com', token: 't' },
  })
})
test.each([
  ['https://user:pass-word@acme.zendesk.com', /ZENDESK_URL .*ZENDESK_OAUTH_TOKEN/],
  ['http://user:pass-word@acme.zendesk.com', /ZENDESK_URL .*ZENDESK_OAUTH_TOKEN/],
  ['https://pass-word@acme.zendesk.com', /ZENDESK_URL .*ZENDESK_OAUTH_TOKEN/],
])('an address with credentials in it is refused and not repeated: %s', (url, sentence) => {
  const said = problems({ ZENDESK_URL: url, ZENDESK_OAUTH_TOKEN: 't' }).join('\n')
  expect(said).toMatch(sentence)
  expect(said).not.toContain('pass-word')
})
test.each(['secret\nsecret', '“secret”', 'secret secret', 'secret\u00e9'])(
  'a token that no header can carry is refused and not repeated',
  (token) => {
    for (const name of ['ZENDESK_OAUTH_TOKEN', 'ZENDESK_API_TOKEN']) {
      const said = problems({ ZENDESK_URL: 'https://acme.zendesk.com', ZENDESK_EMAIL: 'a@example.com', [name]: token }).join('\n')
      expect(said).toContain(name)
      expect(said).not.toContain('secret')
    }
  },
)
test('blanks around a token are no part of it', () => {
  const read = readEnvironment({ ZENDESK_URL: 'https://acme.zendesk.com', ZENDESK_OAUTH_TOKEN: ' abc\n' })
  expect(read.ok && read.environment.zendesk?.credentials).toEqual({ kind: 'bearer', token: 'abc' })
})
test('a ticket opens in the account, unless agents work elsewhere; without an account nowhere', () => {
  const zendesk = { url: 'https://acme.zendesk.com', credentials: { kind: 'bearer' as const, token: 'abc' } }
  expect(ticketUrlOf({ zendesk, ticketUrl: null })).toBe('https://acme.zendesk.com/agent/tickets/')
  expect(ticketUrlOf({ zendesk, ticketUrl: 'http://127.0.0.1:4620/desk/#/tickets/' })).toBe('http://127.0.0.1:4620/desk/#/tickets/')
  expect(ticketUrlOf({ zendesk: null, ticketUrl: null })).toBeNull()
})
