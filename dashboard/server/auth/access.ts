/** Who asks, and what a route demands of them. Deny by default. */
import type { Role } from '@shared/api/people.ts'
import type { GroupId, UserId } from '@shared/fcr/history.ts'
import type { TrustProxy } from '../trust-proxy.ts'
import type { Accounts } from './accounts.ts'
import type { Identity } from './identity.ts'

export interface Access {
  /** From `readLocalToken` of `auth/local-token.ts`. */
  localToken: string
  /** Invented data on loopback: served as admin without a token. Never set together with a real account. */
  demo: boolean
  /** Bound to loopback: other names in the Host header are refused (DNS rebinding). */
  loopbackOnly: boolean
  /** Where the dashboard is reached, e.g. `http://127.0.0.1:4610`; its host is accepted. */
  publicUrl: string
  /** What the sidebar's JWT must say; null = no sidebar. */
  app: AppAccess | null
  /** Proxies whose word on the caller's address is believed; absent or null = none. */
  trustProxy?: TrustProxy
  /** People who sign in and tokens of scripts; absent = the local token alone. */
  accounts?: Accounts
  /** Real time in epoch milliseconds, by which tokens end; a demo's world has its own. Default `Date.now`. */
  clock?: () => number
}
export interface AppAccess {
  /** Shared key of the app's secure setting `signing_key`. */
  key: string
  /** Subdomain of the account. */
  issuer: string
  /** URL of this service as the app's settings name it. */
  audience: string
}

export interface RouteAccess {
  /** Least role; `anyone` needs no credentials. `vendor` is everybody who is known. */
  role: Role | 'anyone'
  /**
   * `rows`: speaks of contacts, through the reader it is given, which holds the caller's own. `whole`: speaks of the whole account, so nobody
   * with a limited view reaches it. `none`: nothing of any contact is in it.
   */
  scope: 'rows' | 'whole' | 'none'
  /** The sidebar's JWT may call it; `once` = each token a single time, for what writes. */
  app?: true | 'once'
  /** Anyone may call it, and it asks who does. */
  greets?: true
}

const RANK: Readonly<Record<Role, number>> = { vendor: 0, agent: 1, reviewer: 2, manager: 3, admin: 4 }

export type Verdict = 'allowed' | 'unknown' | 'forbidden' | 'outside_scope'
export function decide(route: RouteAccess, identity: Identity | null): Verdict {
  if (route.role === 'anyone') return 'allowed'
  if (identity === null) return 'unknown'
  if (identity.kind === 'app') return route.app === undefined ? 'forbidden' : 'allowed'
  if (RANK[identity.role] < RANK[route.role]) return 'forbidden'
  return route.scope === 'whole' && groupsSeen(identity) !== null ? 'outside_scope' : 'allowed'
}

/** null = all. A vendor without a list sees nothing, rather than everything. */
const groupsSeen = ({ role, groups }: Identity): readonly GroupId[] | null => groups ?? (role === 'vendor' ? [] : null)

export interface RowScope {
  /** Only contacts that these groups solved; null = all. */
  groups: readonly GroupId[] | null
  /** Asked by agent, this caller sees this one only; `nobody` = no person is known. null = all. */
  agent: UserId | 'nobody' | null
}
/** What a caller sees of the rows; null = everything. */
export function rowScopeOf(identity: Identity | null): RowScope | null {
  if (identity === null || identity.kind === 'app') return null
  const groups = groupsSeen(identity)
  const agent = identity.role === 'agent' ? (identity.userId ?? 'nobody') : null
  return groups === null && agent === null ? null : { groups, agent }
}
