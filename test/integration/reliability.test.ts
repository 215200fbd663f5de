/** Whatever the network, the helpdesk or the process do: the same facts, nothing lost, nothing twice. */
import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trendQuerySchema } from '@shared/api/trend.ts'
import { isStandIn } from '@shared/identity/stand-in.ts'
import { readTrend } from '../../dashboard/server/analytics/trend.ts'
import { connectAccount } from '../../dashboard/server/sync/connect.ts'
import { createSync } from '../../dashboard/server/sync/pipeline.ts'
import type { FaultName } from '../sandbox/api/faults.ts'
import { DEFAULT_TOKEN } from '../sandbox/handle.ts'
import { createWorld } from '../sandbox/world.ts'
import { openFolder, removeFolder, SANDBOX_CONFIG, startSandbox, syncWhole, type Folder } from './bench.ts'

const world = createWorld({ tickets: 300, seed: 5 })
const FAULTS: readonly FaultName[] = ['rateLimited', 'unavailable', 'gateway', 'timeout', 'reset', 'truncated', 'duplicated', 'late']
const PROGRAM = 'dist/service/firstfix.js'
let undisturbed: string
const folders: Folder[] = []

async function factsOf({ engine }: Folder): Promise<string> {
  const facts = await engine.store.facts([...world.tickets.keys()])
  // Keyed hashes and thus nothing in a fact depend on the folder, but for the random number that stands in for the person of a deleted ticket.
  const known = facts.map((fact) => (isStandIn(fact.requesterId) ? { ...fact, requesterId: 0, personId: 0 } : fact))
  return JSON.stringify(known.toSorted((a, b) => a.ticketId - b.ticketId))
}
beforeAll(async () => {
  const sandbox = await startSandbox(world)
  const folder = await openFolder({ url: sandbox.url })
  folders.push(folder)
  await syncWhole(folder)
  undisturbed = await factsOf(folder)
  await sandbox.close()
})
afterAll(async () => {
  for (const folder of folders) {
    await folder.close()
    await removeFolder(folder.dir)
  }
})

test('a second sync changes no fact', async () => {
  const sandbox = await startSandbox(world)
  const folder = await openFolder({ url: sandbox.url })
  folders.push(folder)
  await folder.runner.runOnce()
  expect(await folder.runner.runOnce()).toMatchObject({ complete: true, factsChanged: 0, tickets: 0, events: 0 })
  expect(await factsOf(folder)).toBe(undisturbed)
  await sandbox.close()
})

test.each(FAULTS)('with %s at least 20 times the facts are the same', async (name) => {
  const rows = name === 'duplicated' || name === 'late'
  const sandbox = await startSandbox(world, { faults: { [name]: rows ? 0.05 : 0.5, timeoutAbove: 20, seed: 11 } })
  const folder = await openFolder({ url: null })
  folders.push(folder)
  const { engine } = folder
  // Time passes by waiting alone, and at once; everything else is as in the service.
  let ms = 0
  const timer = { nowMs: () => ms, sleep: async (wait: number) => void (ms += wait) }
  const log = { debug: () => {}, info: () => {}, warn: () => {} }
  const source = connectAccount({ url: sandbox.url, credentials: { kind: 'bearer', token: DEFAULT_TOKEN }, clock: engine.clock, log, timer })
  const sync = createSync({
    store: engine.store,
    source,
    configuration: engine.configuration,
    hash: engine.hash,
    clock: engine.clock,
    log,
    judgeDue: engine.judgeDue,
    timer,
  })
  for (let run = 0; run < 60; run++) {
    const summary = await sync.runOnce()
    if (summary.complete && sandbox.sandbox.counters.faults[name] >= 20) break
  }
  expect(sandbox.sandbox.counters.faults[name]).toBeGreaterThanOrEqual(20)
  // One quiet run, as any rhythm brings one: rows that came late are inside the overlap.
  sandbox.sandbox.faults.change({ [name]: 0 })
  expect((await sync.runOnce()).complete).toBe(true)
  expect(await factsOf(folder)).toBe(undisturbed)
  await sandbox.close()
})

test('with the helpdesk gone and the clock ten days on, nothing pending has become a success', async () => {
  const sandbox = await startSandbox(world)
  const folder = await openFolder({ url: sandbox.url })
  await folder.runner.runOnce()
  const ask = async ({ engine }: Folder) => {
    const trend = await readTrend(engine.store, engine.settings(), trendQuerySchema.parse({}))
    if (!trend.ok) throw new Error(trend.problem.detail)
    return trend.value
  }
  const before = await ask(folder)
  expect(before.total.pending).toBeGreaterThan(0)
  await sandbox.close()
  await folder.close()
  const later = await openFolder({ url: sandbox.url, dir: folder.dir, now: '2026-11-26T09:00:00+08:00' })
  folders.push(later)
  const failed = await later.runner.runOnce()
  expect(failed.complete).toBe(false)
  expect(failed.problem).toMatch(/ZENDESK_URL/)
  expect(await ask(later)).toEqual(before)
})

test('20 kills during sync leave the same facts', async () => {
  const sandbox = await startSandbox(world)
  const dir = await mkdtemp(join(tmpdir(), 'firstfix-kill-'))
  const env = {
    ...process.env,
    FIRSTFIX_DATA: dir,
    FIRSTFIX_NOW: '2026-11-16T09:00:00+08:00',
    ZENDESK_URL: sandbox.url,
    ZENDESK_OAUTH_TOKEN: DEFAULT_TOKEN,
  }
  const run = (killAfterMs: number | null) =>
    new Promise<number | null>((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, 'sync', '--once', '--json', '--config', SANDBOX_CONFIG], { env, stdio: 'ignore' })
      const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
      child.once('error', reject)
      child.once('exit', (code) => {
        if (timer) clearTimeout(timer)
        resolve(code)
      })
    })
  let killed = 0
  for (let attempt = 0; killed < 20 && attempt < 60; attempt++) if ((await run(350 + ((attempt * 97) % 1200))) === null) killed++
  expect(killed).toBe(20)
  expect(await run(null)).toBe(0)
  const folder = await openFolder({ url: null, dir })
  folders.push(folder)
  expect(await factsOf(folder)).toBe(undisturbed)
  expect(await folder.engine.judge.verify()).toMatchObject({ differingTickets: [], differingUsers: [] })
  await sandbox.close()
})
