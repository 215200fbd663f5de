import { expect, test } from 'vitest'
import { ApiError } from './api.ts'
import { GUID, quiet } from './sdk-page.ts'
import { desk, fakeApi, refused } from './testing.ts'

test('get answers one path', async () => {
  const { start } = desk()
  expect(await (await start()).get('ticket.status')).toEqual({ errors: {}, 'ticket.status': 'open' })
})
test('a get of an unknown path rejects by name with the path in the message', async () => {
  const { start } = desk()
  const error = await refused((await start()).get('x.y'))
  expect(error.name).toBe('APIUnavailable')
  expect(error.message).toBe('"x.y" Could not find handler for: "x.y"')
})
test('a bulk get resolves, with the error of each failed path beside the values', async () => {
  const { start } = desk()
  const answer = await (await start()).get(['ticket.id', 'x.y'])
  expect(answer['ticket.id']).toBe(42)
  expect(answer.errors['x.y']).toEqual({ name: 'APIUnavailable', message: 'Could not find handler for: "x.y"', path: 'x.y' })
})
test('set changes one path and several', async () => {
  const { start } = desk()
  const client = await start()
  expect((await client.set('ticket.status', 'pending')).errors).toEqual({})
  expect(await client.get('ticket.status')).toMatchObject({ 'ticket.status': 'pending' })
  const answer = await client.set({ 'ticket.status': 'solved', 'no.such': 1 })
  expect(Object.keys(answer.errors)).toEqual(['no.such'])
  expect(await client.get('ticket.status')).toMatchObject({ 'ticket.status': 'solved' })
})
test('a set of an unknown path rejects', async () => {
  const { start } = desk()
  expect((await refused((await start()).set('no.such', 1))).message).toContain('"no.such"')
})
test('invoke passes its arguments as a list, an array argument nested', async () => {
  const { start } = desk()
  const client = await start()
  expect(await client.invoke('ticket.tags.add', ['a', 'b'])).toMatchObject({ 'ticket.tags.add': { args: [['a', 'b']] } })
  expect(await client.invoke('notify', 'hello', 'notice', { sticky: true })).toMatchObject({
    notify: { args: ['hello', 'notice', { sticky: true }] },
  })
})
test('a bulk invoke passes strings', async () => {
  const { start } = desk()
  const answer = await (await start()).invoke({ 'ticket.tags.add': ['a', 'b'], show: [] })
  expect(answer).toMatchObject({ 'ticket.tags.add': { args: ['a', 'b'] }, show: { args: [] } })
})
test('an API that is not there rejects the whole call, the path in the message', async () => {
  const { start } = desk(fakeApi({ unavailable: () => 'The ticket is not loaded' }))
  const client = await start()
  const error = await refused(client.get('ticket.id'))
  expect(error.name).toBe('APIUnavailable')
  expect(error.message).toBe('"ticket.id" The ticket is not loaded')
  expect((await refused(client.get(['ticket.id', 'x.y']))).name).toBe('APIUnavailable')
})
test('an API that refuses by its own name is passed on under that name', async () => {
  const refusal = () => {
    throw new ApiError('NotAllowed', 'closed')
  }
  const { start } = desk(fakeApi({ set: refusal }))
  expect((await refused((await start()).set('ticket.status', 'open'))).name).toBe('NotAllowed')
})
test('a fault inside the API is told to the app and to the host', async () => {
  const faults: unknown[] = []
  const fault = new TypeError('boom')
  const { start } = desk(
    fakeApi({
      get: () => {
        throw fault
      },
    }),
    { onFault: (error) => faults.push(error) },
  )
  expect((await refused((await start()).get('ticket.id'))).message).toContain('boom')
  expect(faults).toEqual([fault])
})
test('calls with parameters of the wrong shape are refused whole', async () => {
  const { page, start } = desk()
  await start()
  for (const [request, params] of [
    ['get', 'ticket.id'],
    ['set', ['a']],
    ['invoke', { show: 'x' }],
  ])
    page.say(JSON.stringify({ id: 900, request, params, appGuid: GUID, instanceGuid: GUID }))
  await quiet()
  expect(page.received.filter(({ id }) => id === 900)).toMatchObject([
    { error: { name: 'TypeError' } },
    { error: { name: 'TypeError' } },
    { error: { name: 'TypeError' } },
  ])
})
