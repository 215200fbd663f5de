/** What the running service says of its own sync; without a service, `IDLE` fits. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'

export interface SyncProgress {
  mode: 'demo' | 'live' | 'import'
  /** Host of the account, null for an import. */
  account: string | null
  phase: 'idle' | 'first_load' | 'syncing' | 'judging' | 'failed'
  /** One sentence naming the setting and the remedy. */
  problem: string | null
  lastSyncedAt: EpochSeconds | null
  judged: { done: number; total: number }
  /** Requests made since the service started. */
  requests: Readonly<Partial<Record<StreamName, number>>>
  running: readonly StreamName[]
  failed: readonly StreamName[]
}
export const IDLE: SyncProgress = {
  mode: 'live',
  account: null,
  phase: 'idle',
  problem: null,
  lastSyncedAt: null,
  judged: { done: 0, total: 0 },
  requests: {},
  running: [],
  failed: [],
}
