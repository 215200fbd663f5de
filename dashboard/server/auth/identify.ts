/** Who asks, and may this request be trusted to come from where it says? */
import { TOKEN_PREFIX } from './access-tokens.ts'
import type { Access } from './access.ts'
import { verifyAppJwt } from './app-jwt.ts'
import type { Identity } from './identity.ts'
import { cookieValue, sameSecret } from './local-token.ts'

/** Names of cookies. The prefix binds a cookie to this very host, which only https can promise. */
export const COOKIE = 'firstfix'
export const DEMO_COOKIE = 'firstfix-demo'
export const isSecure = ({ publicUrl }: Pick<Access, 'publicUrl'>): boolean => publicUrl.startsWith('https:')
const ofThisHost = (access: Pick<Access, 'publicUrl'>, name: string): string => `${isSecure(access) ? '__Host-' : ''}${name}`
export const sessionCookie = (access: Pick<Access, 'publicUrl'>): string => ofThisHost(access, 'firstfix-session')
/** Of a sign-in under way; another host of the same domain could otherwise plant its own, and sign somebody in as somebody else. */
export const stateCookie = (access: Pick<Access, 'publicUrl'>): string => ofThisHost(access, 'firstfix-sign-in')

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]'])
const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** The parts of a request that decide. */
export interface Caller {
  authorization: string | undefined
  /** Of the local token, of a session, of the demo's choice. */
  cookie: string | undefined
  session?: string | undefined
  demo?: string | undefined
  host: string | undefined
  remoteAddress: string
  /** Came through a proxy on this machine: its address says nothing. */
  forwarded: boolean
}

/** Credentials that are given in a header must be right; a demo serves those who give none. */
export async function identify(caller: Caller, access: Access, now: number): Promise<Identity | null> {
  if (caller.authorization !== undefined) {
    const token = /^Bearer +(\S+)$/i.exec(caller.authorization)?.[1]
    return token === undefined ? null : bearer(token, caller, access, now)
  }
  const session = caller.session === undefined ? null : ((await access.accounts?.sessions.find(caller.session)) ?? null)
  if (session !== null) return session
  if (caller.cookie !== undefined && sameSecret(caller.cookie, cookieValue(access.localToken))) return localIdentity(caller)
  return isDemo(caller, access) ? demoIdentity(caller, access) : null
}

async function bearer(token: string, caller: Caller, access: Access, now: number): Promise<Identity | null> {
  if (sameSecret(token, access.localToken)) return localIdentity(caller)
  if (token.startsWith(TOKEN_PREFIX)) return (await access.accounts?.tokens.find(token)) ?? null
  const verdict = access.app === null ? null : await verifyAppJwt(token, access.app, now)
  if (verdict?.ok !== true) return null
  const { subject, id, endsAt } = verdict
  return { kind: 'app', role: 'agent', subject: `app ${subject}`, ...NO_PERSON, appToken: { id, endsAt } }
}
const NO_PERSON = { userId: null, name: null, groups: null } as const
const localIdentity = (caller: Caller): Identity => ({ kind: 'local', role: 'admin', subject: `local ${caller.remoteAddress}`, ...NO_PERSON })

/** Invented data, asked for from this machine by its own name. */
export const isDemo = ({ forwarded, remoteAddress, host }: Caller, { demo }: Pick<Access, 'demo'>): boolean =>
  demo && !forwarded && LOOPBACK_ADDRESSES.has(remoteAddress) && isLoopbackName(host)
function demoIdentity({ demo, remoteAddress }: Caller, { accounts }: Access): Identity {
  const acting = demo === undefined ? null : (accounts?.demo?.read(demo) ?? null)
  return acting ?? { kind: 'demo', role: 'admin', subject: `demo ${remoteAddress}`, ...NO_PERSON }
}

const nameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase()
const isLoopbackName = (host: string | undefined): boolean => host !== undefined && LOOPBACK_NAMES.has(nameOf(host))

/** A page elsewhere may point its own name at 127.0.0.1; a service bound to loopback answers to its own names only. */
export function isOwnHost(host: string | undefined, access: Pick<Access, 'loopbackOnly' | 'publicUrl'>): boolean {
  if (!access.loopbackOnly) return true
  return isLoopbackName(host) || (host !== undefined && host.toLowerCase() === new URL(access.publicUrl).host)
}

export interface Page {
  origin: string | undefined
  fetchSite: string | undefined
  host: string | undefined
}
/** A write that a browser signs by itself (cookie, demo) must come from our own page. Programs send neither header; a browser that is signed in must send one. */
export function isOwnPage({ origin, fetchSite, host }: Page, access: Pick<Access, 'publicUrl'>, { signedIn = false } = {}): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false
  if (origin === undefined) return !signedIn || fetchSite !== undefined
  if (!URL.canParse(origin)) return false
  return origin === new URL(access.publicUrl).origin || (host !== undefined && new URL(origin).host === host.toLowerCase())
}
