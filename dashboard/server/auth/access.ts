/** How a request may prove who it is. Until sign-in exists: a local token, the sidebar's JWT, or, in a demo of invented data, nothing. */
export const ROLES = ['agent', 'reviewer', 'manager', 'admin', 'vendor'] as const
type Role = (typeof ROLES)[number]

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

/** `local` came with the token or its cookie, `demo` with nothing, `app` through the sidebar: it proves the account and nothing about the person. */
export interface Identity {
  kind: 'local' | 'demo' | 'app'
  role: Role
  /** Whom a rate limit counts against. */
  subject: string
}

export interface RouteAccess {
  /** Least role; `anyone` needs no credentials. */
  role: Role | 'anyone'
  /** The sidebar's JWT may call it. */
  app?: boolean
}

/** Vendors see rows of their own groups only; until rows are scoped, no route is theirs. */
const RANK: Readonly<Record<Role, number>> = { vendor: 0, agent: 1, reviewer: 2, manager: 3, admin: 4 }

export function decide(route: RouteAccess, identity: Identity | null): 'allowed' | 'unknown' | 'forbidden' {
  if (route.role === 'anyone') return 'allowed'
  if (identity === null) return 'unknown'
  if (identity.kind === 'app') return route.app === true ? 'allowed' : 'forbidden'
  return RANK[identity.role] >= RANK[route.role] ? 'allowed' : 'forbidden'
}
