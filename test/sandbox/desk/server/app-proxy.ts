/** The platform's proxy for `client.request` to other hosts: allow-list, secure settings by scope, HS256 signing. The browser never sees a key. */
import type { ProxyAnswer, ProxyOrder } from '../app-config.ts'
import type { SecureSetting } from './installed-app.ts'
import { signJwt } from './sign-jwt.ts'

export interface ProxyOptions {
  secure: ReadonlyMap<string, SecureSetting>
  settings: Record<string, unknown>
  /** `host` (any port) or `host:port`. */
  domainWhitelist: readonly string[]
  fetch: typeof fetch
  nowMs: () => number
}

/** The proxy's own refusal, in the platform's manner: a 4xx that names what is wrong. */
class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
const LONGEST_MS = 15_000

export async function forward(order: ProxyOrder, options: ProxyOptions): Promise<ProxyAnswer> {
  try {
    const { url, headers, body } = prepare(order, options)
    const init: RequestInit = { method: order.type, headers, redirect: 'manual', signal: AbortSignal.timeout(Math.min(order.timeoutMs, LONGEST_MS)) }
    const response = await options.fetch(url, body === null ? init : { ...init, body })
    return {
      status: response.status,
      statusText: response.statusText,
      contentType: response.headers.get('content-type') ?? '',
      responseText: await response.text(),
    }
  } catch (error) {
    if (error instanceof Refused) return refusal(error.status, error.message)
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    return timedOut ? refusal(504, 'Proxy error: the service did not answer in time') : refusal(502, 'Proxy error: the service could not be reached')
  }
}

function prepare(order: ProxyOrder, options: ProxyOptions): { url: string; headers: Record<string, string>; body: string | null } {
  const fill = (value: string, scope: string) =>
    order.secure ? value.replace(/\{\{setting\.(\w+)\}\}/g, (_, name: string) => setting(name, scope, options)) : value
  const token = order.jwt && order.secure ? sign(order.jwt, options, fill) : null
  const put = (value: string, scope: string) => (token === null ? fill(value, scope) : fill(value, scope).replaceAll('{{jwt.token}}', token))
  const url = put(order.url, 'url')
  if (!isAllowed(url, options.domainWhitelist)) throw new Refused(400, 'Proxy error: the host is not in domainWhitelist')
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(order.headers)) {
    if (name.includes('_')) throw new Refused(400, `Proxy error: header names have no underscore: ${name}`)
    headers[name] = put(value, 'header')
  }
  return { url, headers, body: order.data === null ? null : fill(order.data, 'body') }
}

function sign(jwt: NonNullable<ProxyOrder['jwt']>, options: ProxyOptions, fill: (value: string, scope: string) => string): string {
  if (jwt.algorithm !== 'HS256') throw new Refused(400, 'Proxy error: only HS256 is signed here')
  const claims = Object.entries(jwt.claims).map(([name, value]) => [name, typeof value === 'string' ? fill(value, 'jwt_claim') : value])
  return signJwt(Object.fromEntries(claims), fill(jwt.secret_key, 'jwt_secret_key'), jwt.expiry, options.nowMs())
}

/** A secure setting goes only where its scopes allow; any other setting goes anywhere. */
function setting(name: string, scope: string, { secure, settings }: ProxyOptions): string {
  const kept = secure.get(name)
  if (kept && !kept.scopes.includes(scope)) throw new Refused(422, `Proxy error: the setting ${name} may not be used in ${scope}`)
  const value = kept?.value ?? settings[name]
  if (value === undefined || value === null) throw new Refused(422, `Proxy error: no such setting: ${name}`)
  return String(value)
}

function isAllowed(url: string, domainWhitelist: readonly string[]): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, hostname } = new URL(url)
  return /^https?:$/.test(protocol) && domainWhitelist.some((entry) => entry === host || entry === hostname)
}

function refusal(status: number, description: string): ProxyAnswer {
  return { status, statusText: 'Proxy error', contentType: 'application/json', responseText: JSON.stringify({ error: 'ProxyError', description }) }
}
