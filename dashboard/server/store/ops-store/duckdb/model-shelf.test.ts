import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpsStore } from '../contract.ts'
import { openOpsStore } from './open-ops-store.ts'

let dir = ''
let ops: OpsStore
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'models-'))
  ops = await openOpsStore({ path: join(dir, 'ops.duckdb') })
})
afterEach(async () => {
  await ops.close()
  await rm(dir, { recursive: true })
})
const BODY = Uint8Array.from([0, 39, 92, 255])
const save = (inForce: boolean, note = 'x') => ops.saveModel({ kind: 'topics', trainedAt: 5, inForce, report: { note }, body: BODY })

test('a model comes back byte for byte with its report', async () => {
  expect((await save(true)).version).toBe(1)
  const found = await ops.modelInForce('topics')
  expect(found).toMatchObject({ kind: 'topics', version: 1, trainedAt: 5, inForce: true, report: { note: 'x' } })
  expect([...(found?.body ?? [])]).toEqual([...BODY])
  expect(await ops.modelInForce('same_issue')).toBeNull()
})
test('a model that misses its threshold is reported, and the one before stays in force, however many come', async () => {
  await save(true)
  for (let i = 0; i < 6; i++) await save(false, `try ${i}`)
  expect((await ops.modelInForce('topics'))?.version).toBe(1)
  expect(await ops.modelVersions()).toEqual({ topics: 1 })
  expect(await ops.latestModels()).toMatchObject([{ kind: 'topics', version: 7, inForce: false, report: { note: 'try 5' } }])
})
