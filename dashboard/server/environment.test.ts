import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

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
  [{ FIRSTFIX_SIGNING_KEY: 'short' }, /openssl rand/],
  [{ FIRSTFIX_NOW: 'tomorrow' }, /2026-11-16T09:00:00\+08:00/],
])('%o is refused with the name and an example', (source, sentence) => {
  expect(problems(source).join('\n')).toMatch(sentence)
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
