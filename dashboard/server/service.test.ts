import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'
import { appOf } from './service.ts'

const environment = (source: Record<string, string>) => {
  const read = readEnvironment(source)
  if (!read.ok) throw new Error(read.problems.join())
  return read.environment
}

test('the sidebar of the account that is synced may ask, and of no other', () => {
  const live = environment({ ZENDESK_URL: 'https://acme.zendesk.com', ZENDESK_OAUTH_TOKEN: 't' })
  expect(appOf(live, 'folder key', 'https://firstfix.example.com')).toEqual({
    key: 'folder key',
    issuer: 'acme',
    audience: 'https://firstfix.example.com',
  })
})
test('where only an import was read there is no account, and so no token of one', () => {
  expect(appOf(environment({}), 'folder key', 'http://127.0.0.1:4610')).toBeNull()
})
