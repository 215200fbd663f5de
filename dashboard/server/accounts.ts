/** People, sessions and tokens of a data folder, as the service and its tests serve them. */
import { createAccounts, type Accounts } from './auth/accounts.ts'
import type { AuditLog } from './auth/audit-log.ts'
import type { Engine } from './engine.ts'
import type { Environment } from './environment.ts'
import { createOutbound } from './outbound.ts'

export interface AccountsOfOptions {
  audit: AuditLog
  /** Where the dashboard is reached; the helpdesk sends people back there. */
  publicUrl: string
  /** Invented data: who acts can be chosen. */
  demo: boolean
  /** Real time, epoch milliseconds. */
  clock?: () => number
}

export function accountsOf(engine: Engine, { audit, publicUrl, demo, clock = Date.now }: AccountsOfOptions): Accounts {
  const { zendesk, oauthClient } = engine.environment
  const redirectUri = `${publicUrl.replace(/\/+$/, '')}/auth/callback`
  return createAccounts({
    store: engine.ops,
    folderKey: engine.keys.hash,
    oauth: zendesk && oauthClient && { zendeskUrl: zendesk.url, clientId: oauthClient.id, clientSecret: oauthClient.secret, redirectUri },
    demo: demo ? () => inventedStaff(engine) : null,
    audit,
    fetch: createOutbound(zendesk ? [zendesk.url] : []),
    clock,
  })
}

/** Beyond loopback only where people sign in and nothing they send can be read on the way. */
export const mayLeaveLoopback = ({ publicUrl, oauthClient, zendesk }: Environment): boolean =>
  publicUrl !== null && publicUrl.startsWith('https:') && oauthClient !== null && zendesk !== null

async function inventedStaff({ store, configuration }: Engine) {
  const { agents, groups } = await store.names()
  const named = new Set(configuration().vendorGroups.map(String))
  return {
    staff: [...agents].map(([userId, name]) => ({ userId, name })).sort((a, b) => a.userId - b.userId),
    vendorGroups: [...groups].flatMap(([id, name]) => (named.has(name) || named.has(String(id)) ? [{ id, name }] : [])),
  }
}
