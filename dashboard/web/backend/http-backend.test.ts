import { expect, test } from 'vitest'
import type { ContactsAsk } from './backend.ts'
import { createFixtureBackend } from './fixture-backend.ts'
import { fixtureContacts } from './fixture-world.ts'
import { createHttpBackend } from './http-backend.ts'

const fixture = createFixtureBackend({ contacts: fixtureContacts(2, 20) })
const ask: ContactsAsk = {
  lens: 'gross',
  windowDays: 14,
  from: '2026-11-02',
  to: '2026-11-08',
  filters: [
    { dimension: 'channel', value: 'email' },
    { dimension: 'channel', value: 'web' },
  ],
  state: 'failed',
  reason: null,
  period: '2026-11-02',
  slice: { dimension: 'market', value: '(none)' },
  step: null,
}
const answering = (body: unknown, status = 200) => {
  const asked: string[] = []
  const backend = createHttpBackend(async (input) => {
    asked.push(String(input))
    return new Response(JSON.stringify(body), { status })
  })
  return { backend, asked }
}

test('a list is asked for with everything that narrows it', async () => {
  const { backend, asked } = answering(await fixture.contacts(ask, { limit: 50, cursor: null }))
  await backend.contacts(ask, { limit: 50, cursor: 'next' })
  const url = new URL(asked[0]!, 'http://localhost')
  expect(url.pathname).toBe('/api/v1/fcr/contacts')
  expect([...url.searchParams]).toEqual([
    ['lens', 'gross'],
    ['window', '14'],
    ['from', '2026-11-02'],
    ['to', '2026-11-08'],
    ['filter', 'channel=email'],
    ['filter', 'channel=web'],
    ['state', 'failed'],
    ['by', 'week'],
    ['period', '2026-11-02'],
    ['slice', 'market'],
    ['sliceValue', '(none)'],
    ['limit', '50'],
    ['cursor', 'next'],
  ])
})
test('the tickets of a step are asked for by its days', async () => {
  const { backend, asked } = answering(await fixture.contacts(ask, { limit: 50, cursor: null }))
  await backend.contacts({ ...ask, state: null, step: { reported: 'one_touch', code: 'leaves.not_first' } }, { limit: 50, cursor: null })
  const url = new URL(asked[0]!, 'http://localhost')
  expect(url.pathname).toBe('/api/v1/fcr/reconciliation/contacts')
  expect(['from', 'to', 'reported', 'step', 'state'].map((name) => url.searchParams.get(name))).toEqual([
    '2026-11-02',
    '2026-11-08',
    'one_touch',
    'leaves.not_first',
    null,
  ])
})
test('the file is the same list without its pages', () => {
  const { searchParams } = new URL(answering({}).backend.contactsFile(ask), 'http://localhost')
  expect([searchParams.get('format'), searchParams.get('state'), searchParams.has('limit')]).toEqual(['csv', 'failed', false])
})
test('an answer is let in only in the shape that was agreed', async () => {
  const trend = await fixture.trend({ ...ask, slice: null })
  expect(await answering(trend).backend.trend({ ...ask, slice: null })).toEqual(trend)
  await expect(answering({ ...trend, rows: 'none' }).backend.trend({ ...ask, slice: null })).rejects.toMatchObject({
    kind: 'bad_shape',
    code: 'unknown_answer',
    detail: 'rows',
  })
})
test.each([
  [401, 'forbidden'],
  [404, 'not_found'],
  [422, 'refused'],
  [503, 'unavailable'],
])('a problem document of status %i is %s, with its code and sentence', async (status, kind) => {
  const problem = { type: 'about:blank', title: 'No', status, code: 'some_code', detail: 'Why and what next.' }
  await expect(answering(problem, status).backend.meta()).rejects.toMatchObject({ kind, code: 'some_code', detail: 'Why and what next.' })
})
test('a service that does not answer, or not in JSON, has a code, too', async () => {
  const unreachable = createHttpBackend(async () => {
    throw new TypeError('fetch failed')
  })
  await expect(unreachable.status()).rejects.toMatchObject({ kind: 'unavailable', code: 'service_unreachable' })
  const broken = createHttpBackend(async () => new Response('<html>', { status: 502 }))
  await expect(broken.status()).rejects.toMatchObject({ kind: 'unavailable', code: 'http_502' })
})
