import { expect, test, vi } from 'vitest'
import { quiet } from './sdk-page.ts'
import { desk, fakeApi } from './testing.ts'

const handlers: [string, () => unknown, object][] = [
  ['returns true', () => true, { kind: 'ok' }],
  ['returns nothing', () => undefined, { kind: 'ok' }],
  ['resolves false', () => Promise.resolve(false), { kind: 'ok' }],
  ['resolves a string', () => Promise.resolve('no'), { kind: 'ok' }],
  ['returns false', () => false, { kind: 'blocked', reason: null }],
  ['returns a string', () => 'Choose a reason', { kind: 'blocked', reason: 'Choose a reason' }],
  [
    'throws',
    () => {
      throw new Error('thrown')
    },
    { kind: 'blocked', reason: 'thrown' },
  ],
  ['rejects an Error', () => Promise.reject(new Error('rejected')), { kind: 'blocked', reason: 'rejected' }],
  ['rejects a string', () => Promise.reject('words'), { kind: 'blocked', reason: 'words' }],
  ['rejects nothing', () => Promise.reject(), { kind: 'blocked', reason: null }],
]
test.each(handlers)('the save hook of an app that %s', async (_, handler, result) => {
  const { start, host } = desk()
  const client = await start()
  client.on('ticket.save', handler)
  await quiet()
  expect(await host.hook('ticket.save')).toEqual(result)
})
test('the save hook calls its handlers without arguments, all of them, and one refusal is enough', async () => {
  const { start, host } = desk()
  const client = await start()
  const first = vi.fn((...args: unknown[]) => args.length === 0)
  client.on('ticket.save', first)
  client.on('ticket.save', () => 'second says no')
  await quiet()
  expect(await host.hook('ticket.save')).toEqual({ kind: 'blocked', reason: 'second says no' })
  expect(first).toHaveBeenCalledExactlyOnceWith()
})
test('an app without a save hook is not asked', async () => {
  const { start, host } = desk()
  await start()
  expect(await host.hook('ticket.save')).toEqual({ kind: 'ok' })
})
test('a second save while the first is being asked is not sent', async () => {
  const { start, host } = desk()
  const client = await start()
  let release = () => {}
  const handler = vi.fn(() => new Promise<void>((resolve) => (release = resolve)))
  client.on('ticket.save', handler)
  await quiet()
  const first = host.hook('ticket.save')
  await quiet()
  expect(await host.hook('ticket.save')).toEqual({ kind: 'busy' })
  release()
  expect(await first).toEqual({ kind: 'ok' })
  expect(handler).toHaveBeenCalledTimes(1)
  const third = host.hook('ticket.save')
  await quiet()
  release()
  expect(await third).toEqual({ kind: 'ok' })
})
test('a save hook that never answers is given up after the time allowed, and stays pending for the SDK', async () => {
  const { start, host } = desk(fakeApi(), { hookTimeoutMs: 10 })
  const client = await start()
  client.on('ticket.save', () => new Promise(() => {}))
  await quiet()
  expect(await host.hook('ticket.save')).toEqual({ kind: 'silent' })
  expect(await host.hook('ticket.save')).toEqual({ kind: 'busy' })
})
test('what the app sets inside the hook is set before the save goes on', async () => {
  const { start, host } = desk()
  const client = await start()
  client.on('ticket.save', () => client.set('ticket.status', 'pending'))
  await quiet()
  expect(await host.hook('ticket.save')).toEqual({ kind: 'ok' })
  expect(await client.get('ticket.status')).toMatchObject({ 'ticket.status': 'pending' })
})
test('a reload inside the iframe forgets old listeners and lets a pending save go on', async () => {
  const { page, start, host } = desk()
  const client = await start()
  client.on('ticket.save', () => new Promise(() => {}))
  await quiet()
  const waiting = host.hook('ticket.save')
  page.load()
  expect(await waiting).toEqual({ kind: 'ok' })
  expect(host.emit('ticket.save')).toBe(false)
})
