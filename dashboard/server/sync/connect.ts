/** Source A for an account: client, limits and retries wired together. */
import type { Clock } from '../clock.ts'
import { createApiClient, type Credentials } from './api-client.ts'
import { createLimiter } from './limiter.ts'
import type { SyncLog } from './log.ts'
import { createExportSource } from './source-export.ts'
import type { Source } from './source.ts'
import { systemTimer, type Timer } from './timer.ts'

export interface AccountOptions {
  /** `https://acme.zendesk.com`, or a stand-in on this machine. */
  url: string
  credentials: Credentials
  clock: Clock
  log: SyncLog
  /** Keep Zendesk's documented limits on a stand-in, too, that names none. */
  documentedLimits?: boolean
  fetch?: typeof globalThis.fetch
  timer?: Timer
}

export function connectAccount({
  url,
  credentials,
  clock,
  log,
  documentedLimits = false,
  fetch = globalThis.fetch,
  timer = systemTimer,
}: AccountOptions): Source {
  const { origin, hostname, host } = new URL(url)
  const limiter = createLimiter({ timer, documentedDefaults: documentedLimits || hostname.endsWith('.zendesk.com') })
  const client = createApiClient({ baseUrl: origin, credentials, fetch, limiter, clock, timer, log })
  return createExportSource(client, { account: host, waitedMs: limiter.waitedMs })
}
