import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeZaf } from './fake-zaf.test-helper.ts'
import { createLifecycle, SAVE_HOOK_MS } from './lifecycle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function saving(handler: () => Promise<unknown>): Promise<{ ended: () => boolean; passed: () => boolean | null }> {
  const zaf = fakeZaf({})
  createLifecycle(zaf).beforeSave(handler)
  let result: boolean | null = null
  void zaf.save().then((passed) => (result = passed))
  await vi.advanceTimersByTimeAsync(0)
  return { ended: () => result !== null, passed: () => result }
}

test('a save without anything to write passes at once', async () => {
  expect((await saving(async () => undefined)).passed()).toBe(true)
})
test('a save is never held longer than the time allowed, even if the host never answers', async () => {
  const save = await saving(() => new Promise(() => undefined))
  expect(save.ended()).toBe(false)
  await vi.advanceTimersByTimeAsync(SAVE_HOOK_MS)
  expect(save.passed()).toBe(true)
  expect(SAVE_HOOK_MS).toBeLessThan(50)
})
test.each([
  ['rejects', () => Promise.reject(new Error('no'))],
  [
    'throws',
    () => {
      throw new Error('no')
    },
  ],
  ['resolves false', () => Promise.resolve(false)],
  ['resolves a string', () => Promise.resolve('no')],
])('a handler that %s never blocks a save', async (_, handler) => {
  expect((await saving(handler)).passed()).toBe(true)
})
test('after a part is gone it hears nothing more', () => {
  const zaf = fakeZaf({})
  const lifecycle = createLifecycle(zaf)
  const heard = vi.fn()
  const leave = lifecycle.on('status', heard)
  zaf.emit('ticket.status.changed', 'solved')
  leave()
  zaf.emit('ticket.status.changed', 'open')
  expect(heard).toHaveBeenCalledTimes(1)
})
