import { expect, test, vi } from 'vitest'
import { quiet } from './sdk-page.ts'
import { desk } from './testing.ts'

test('only events somebody listens to are emitted, until the last listener is gone', async () => {
  const { start, host } = desk()
  const client = await start()
  const heard: unknown[] = []
  const handler = (data: unknown) => heard.push(data)
  expect(host.emit('ticket.status.changed', 'open')).toBe(false)
  client.on('ticket.status.changed', handler)
  await quiet()
  expect(host.emit('ticket.status.changed', 'solved')).toBe(true)
  await quiet()
  client.off('ticket.status.changed', handler)
  await quiet()
  expect(host.emit('ticket.status.changed', 'open')).toBe(false)
  expect(heard).toEqual(['solved'])
})
test('off of one of two listeners leaves the other served', async () => {
  const { start, host } = desk()
  const client = await start()
  const [first, second] = [vi.fn(), vi.fn()]
  client.on('app.activated', first)
  client.on('app.activated', second)
  client.off('app.activated', first)
  await quiet()
  expect(host.emit('app.activated', { firstLoad: true })).toBe(true)
  await quiet()
  expect(first).not.toHaveBeenCalled()
  expect(second).toHaveBeenCalledWith({ firstLoad: true })
})
test('trigger reaches the handlers of the app itself', async () => {
  const { start } = desk()
  const client = await start()
  const heard = vi.fn()
  client.on('my.event', heard)
  client.trigger('my.event', { a: 1 })
  await quiet()
  expect(heard).toHaveBeenCalledWith({ a: 1 })
})
