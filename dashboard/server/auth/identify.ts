/** Who asks, and may this request be trusted to come from where it says? */
import type { Access, Identity } from './access.ts'
import { verifyAppJwt } from './app-jwt.ts'
import { cookieValue, sameSecret } from './local-token.ts'

export const COOKIE = 'firstfix'
const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]'])
const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** The parts of a request that decide. */
export interface Caller {
  authorization: string | undefined
  cookie: string | undefined
  host: string | undefined
  remoteAddress: string
  /** Came through a proxy on this machine: its address says nothing. */
  forwarded: boolean
}

/** Credentials that are given must be right; a demo serves only those who give none. */
export async function identify(caller: Caller, access: Access, now: number): Promise<Identity | null> {
  if (caller.authorization !== undefined) {
    const token = /^Bearer +(\S+)$/i.exec(caller.authorization)?.[1]
    if (token === undefined) return null
    if (sameSecret(token, access.localToken)) return localIdentity(caller)
    const verdict = access.app === null ? null : await verifyAppJwt(token, access.app, now)
    return verdict?.ok === true ? { kind: 'app', role: 'agent', subject: `app ${verdict.subject}` } : null
  }
  if (caller.cookie !== undefined && sameSecret(caller.cookie, cookieValue(access.localToken))) return localIdentity(caller)
  if (access.demo && !caller.forwarded && LOOPBACK_ADDRESSES.has(caller.remoteAddress) && isLoopbackName(caller.host))
    return { kind: 'demo', role: 'admin', subject: `demo ${caller.remoteAddress}` }
  return null
}
const localIdentity = (caller: Caller): Identity => ({ kind: 'local', role: 'admin', subject: `local ${caller.remoteAddress}` })

const nameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase()
const isLoopbackName = (host: string | undefined): boolean => host !== undefined && LOOPBACK_NAMES.has(nameOf(host))

/** A page elsewhere may point its own name at 127.0.0.1; a service bound to loopback answers to its own names only. */
export function isOwnHost(host: string | undefined, access: Pick<Access, 'loopbackOnly' | 'publicUrl'>): boolean {
  if (!access.loopbackOnly) return true
  return isLoopbackName(host) || (host !== undefined && host.toLowerCase() === new URL(access.publicUrl).host)
}

/** A write that a browser signs by itself (cookie, demo) must come from our own page. Programs send neither header. */
export function isOwnPage(
  { origin, fetchSite, host }: { origin: string | undefined; fetchSite: string | undefined; host: string | undefined },
  access: Pick<Access, 'publicUrl'>,
): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return origin === new URL(access.publicUrl).origin || (host !== undefined && new URL(origin).host === host.toLowerCase())
}
