import { expect, test, vi } from 'vitest'
import { GUID, quiet } from './sdk-page.ts'
import { context, desk, refused } from './testing.ts'

test('instances names the own one', async () => {
  const { start } = desk()
  expect(await (await start()).get('instances')).toEqual({ errors: {}, instances: { [GUID]: context } })
})
test('a created modal is announced, known by its guid and can be spoken to', async () => {
  const { start } = desk()
  const client = await start()
  const created = vi.fn()
  client.on('instance.created', created)
  const answer = await client.invoke('instances.create', { location: 'modal', url: 'assets/modal.html' })
  const guid = `${GUID}-modal-1`
  expect(answer).toMatchObject({ 'instances.create': [{ instanceGuid: guid }] })
  expect(created).toHaveBeenCalledWith(expect.objectContaining({ instanceGuid: guid, location: 'modal' }))
  const child = client.instance(guid)
  expect(await child.context()).toMatchObject({ instanceGuid: guid, location: 'modal' })
  const heard = vi.fn()
  child.on('hello', heard)
  child.trigger('hello', 'there')
  await quiet()
  expect(heard).toHaveBeenCalledWith('there')
})
test('other instances than modals are refused, and creating is refused in bulk', async () => {
  const { page, start } = desk()
  const client = await start()
  expect((await refused(client.invoke('instances.create', { location: 'top_bar', url: 'x' }))).name).toBe('InvalidInstance')
  page.say(JSON.stringify({ id: 900, request: 'invoke', params: { 'instances.create': [], show: [] }, appGuid: GUID, instanceGuid: GUID }))
  await quiet()
  expect(page.received.at(-1)).toMatchObject({ id: 900, error: { message: 'instances.create must be called on its own' } })
})
