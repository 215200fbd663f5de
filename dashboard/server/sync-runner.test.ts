import { expect, test } from 'vitest'
import type { Engine } from './engine.ts'
import { readEnvironment } from './environment.ts'
import { createSyncRunner } from './sync-runner.ts'

/** An engine whose store answers nothing: what goes wrong here is no fault of the helpdesk. */
function brokenEngine(said: string[]): Engine {
  const read = readEnvironment({ ZENDESK_URL: 'https://acme.zendesk.com', ZENDESK_OAUTH_TOKEN: 't' })
  if (!read.ok) throw new Error(read.problems.join())
  const store = { streamStates: () => Promise.reject(new Error('The disk is full.')) }
  return { environment: read.environment, store, clock: { now: () => 1_000 }, log: (line: string) => said.push(line) } as unknown as Engine
}

test('a sync that breaks says so and is tried again; the service goes on', async () => {
  const said: string[] = []
  const runner = createSyncRunner(brokenEngine(said), 'live')
  const stop = new AbortController()
  let runs = 0
  const ended = runner.runForever({
    everySeconds: 0,
    signal: stop.signal,
    onRun: () => {
      throw new Error('never reached')
    },
    onBroken: () => {
      if (++runs === 2) stop.abort()
    },
  })
  await ended
  expect(runs).toBe(2)
  expect(runner.progress()).toMatchObject({ phase: 'failed', problem: expect.stringContaining('The disk is full.'), running: [] })
  expect(said.join('\n')).toContain('The disk is full.')
})
test('a sync that was asked for and breaks is a failure that shows', async () => {
  const runner = createSyncRunner(brokenEngine([]), 'live')
  expect(runner.start()).toBe('started')
  await expect.poll(() => runner.progress().phase).toBe('failed')
  expect(runner.start()).toBe('started')
})
test('a command that syncs once hears of it', async () => {
  await expect(createSyncRunner(brokenEngine([]), 'live').runOnce()).rejects.toThrow('The disk is full.')
})
