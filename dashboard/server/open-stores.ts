/** The data folder opened: its keys, its clock and both of its files. Whoever opens them holds the folder. */
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { clockFrom, systemClock, type Clock } from './clock.ts'
import { folderKeys, heldElsewhere, prepareFolder, type FolderKeys } from './data-folder.ts'
import type { Environment } from './environment.ts'
import { openFactStore } from './store/fact-store/duckdb/open-fact-store.ts'
import type { OpsStore } from './store/ops-store/contract.ts'
import { openOpsStore } from './store/ops-store/duckdb/open-ops-store.ts'

export type Store = Awaited<ReturnType<typeof openFactStore>>
export interface Stores {
  keys: FolderKeys
  clock: Clock
  store: Store
  ops: OpsStore
  /** Keyed hash of an order reference. */
  hash: (value: string) => string
}

export async function openStores({ dataDir, now }: Pick<Environment, 'dataDir' | 'now'>): Promise<Stores> {
  await prepareFolder(dataDir)
  const keys = await folderKeys(dataDir)
  const hash = (value: string) => createHmac('sha256', keys.hash).update(value).digest('base64url').slice(0, 22)
  const hashUser = (user: number) => hash(`forgotten user ${user}`)
  const store = await openFactStore({ path: join(dataDir, 'facts.duckdb'), hashUser }).catch((cause: unknown) => {
    throw heldElsewhere(cause, dataDir)
  })
  const ops = await openOpsStore({ path: join(dataDir, 'ops.duckdb') })
  const clock = now === null ? systemClock : clockFrom(Math.floor(Date.parse(now) / 1000))
  return { keys, clock, store, ops, hash }
}
