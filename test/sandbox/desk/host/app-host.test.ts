import { expect, test, vi } from 'vitest'
import type { RequestOutcome } from './api.ts'
import { APP_ORIGIN, GUID, quiet } from './sdk-page.ts'
import { context, desk, fakeApi, metadata, refused } from './testing.ts'

test('the handshake answers with context and metadata, and hands them to the callback of init', async () => {
  const seen: string[] = []
  const { page, host } = desk(fakeApi(), { onRegistered: (version) => seen.push(version) })
  const registered = await new Promise((resolve) => page.load(resolve))
  expect(registered).toEqual({ context, metadata })
  expect(host.registered).toBe(true)
  expect(seen).toEqual(['2.0.9'])
})
test('what the app asks before it is registered is answered after', async () => {
  const { page } = desk()
  const client = page.load()
  expect(await client.get('ticket.id')).toEqual({ errors: {}, 'ticket.id': 42 })
  expect(await client.context()).toEqual(context)
  expect(await client.metadata()).toEqual(metadata)
})
test('the SDK announces context.updated after the handshake and takes the new context', async () => {
  const { start, host } = desk()
  const client = await start()
  await quiet()
  host.updateContext({ ...context, ticketId: 43 })
  await quiet()
  expect(await client.context()).toMatchObject({ ticketId: 43 })
})
test('request resolves with the first of the answer arguments', async () => {
  const request = vi.fn((): Promise<RequestOutcome> => Promise.resolve({ kind: 'done', data: { ticket: { id: 42 } }, status: 200 }))
  const { start } = desk(fakeApi({ request }))
  expect(await (await start()).request('/api/v2/tickets/42.json')).toEqual({ ticket: { id: 42 } })
  expect(request).toHaveBeenCalledWith({ url: '/api/v2/tickets/42.json' })
})
test('request rejects with an xhr-like object', async () => {
  const failure = { status: 404, statusText: 'Not Found', responseText: '{"error":"RecordNotFound"}', responseJSON: { error: 'RecordNotFound' } }
  const { start } = desk(fakeApi({ request: () => Promise.resolve({ kind: 'fail', ...failure }) }))
  expect(await refused((await start()).request({ url: '/api/v2/tickets/1', type: 'GET' }))).toEqual(failure)
})
test('two requests at once are told apart', async () => {
  const request = (options: unknown): Promise<RequestOutcome> => Promise.resolve({ kind: 'done', data: options, status: 200 })
  const { start } = desk(fakeApi({ request }))
  const client = await start()
  expect(await Promise.all([client.request('/a'), client.request('/b')])).toEqual([{ url: '/a' }, { url: '/b' }])
})
test('what newer SDKs send on their own account is tolerated', async () => {
  const { page, start, host } = desk()
  const client = await start()
  page.say(JSON.stringify({ key: 'session.live', message: {}, appGuid: GUID, instanceGuid: GUID }))
  page.say(JSON.stringify({ key: '__track__', message: {}, appGuid: GUID, instanceGuid: GUID }))
  await quiet()
  expect(host.counts.noise).toBe(2)
  expect(await client.invoke('track', { type: 'click', value: 'x' })).toMatchObject({ track: { args: [{ type: 'click', value: 'x' }] } })
})
test('unknown and unreadable messages are counted and break nothing', async () => {
  const { page, start, host } = desk()
  const client = await start()
  client.postMessage('my-own-message', { a: 1 })
  page.say('{ broken')
  page.say(7)
  page.say({ appGuid: GUID })
  page.say(JSON.stringify({ key: 'iframe.handshake', appGuid: 'someone-else' }))
  page.say({ appGuid: GUID, key: 'iframe.reply:ticket.save' })
  await quiet()
  expect(host.counts.unknown).toEqual({ 'my-own-message': 1, '': 1, 'another app_guid': 1, 'iframe.reply:ticket.save': 1 })
  expect(host.counts.unreadable).toBe(2)
  expect(await client.get('ticket.id')).toMatchObject({ 'ticket.id': 42 })
})
test('messages of other windows and origins are left alone', async () => {
  const { page, host } = desk()
  const data = JSON.stringify({ key: 'iframe.handshake', message: {}, appGuid: GUID })
  host.receive({ data, origin: APP_ORIGIN, source: {} })
  host.receive({ data, origin: 'http://evil.example', source: page.iframeWindow })
  expect(host.registered).toBe(false)
  host.receive({ data, origin: APP_ORIGIN, source: page.iframeWindow })
  expect(host.registered).toBe(true)
})
