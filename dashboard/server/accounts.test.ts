import { expect, test } from 'vitest'
import { mayLeaveLoopback } from './accounts.ts'
import { readEnvironment } from './environment.ts'

const WHOLE = {
  FIRSTFIX_PUBLIC_URL: 'https://firstfix.example.com',
  ZENDESK_URL: 'https://acme.zendesk.com',
  ZENDESK_OAUTH_TOKEN: 't',
  ZENDESK_OAUTH_CLIENT_ID: 'firstfix',
}
const may = (source: Record<string, string>): boolean => {
  const read = readEnvironment(source)
  if (!read.ok) throw new Error(read.problems.join())
  return mayLeaveLoopback(read.environment)
}

test('beyond loopback only over https, and only where people sign in', () => {
  expect(may(WHOLE)).toBe(true)
  expect(may({ ...WHOLE, FIRSTFIX_PUBLIC_URL: 'http://firstfix.example.com' })).toBe(false)
  expect(may({ ...WHOLE, FIRSTFIX_PUBLIC_URL: '' })).toBe(false)
  expect(may({ ...WHOLE, ZENDESK_OAUTH_CLIENT_ID: '' })).toBe(false)
  expect(may({ ...WHOLE, ZENDESK_URL: '', ZENDESK_OAUTH_TOKEN: '' })).toBe(false)
})
