/** What the sandbox serves beside its API: the desk page under `/desk/`, the app's files under `/app/`, and the signing proxy of the app framework. */
import { createHash } from 'node:crypto'
import type { DeskConfig } from './desk/app-config.ts'
import { forward } from './desk/server/app-proxy.ts'
import { readAppPackage } from './desk/server/installed-app.ts'
import { readOrder } from './desk/server/read-order.ts'
import { serveFile } from './desk/server/serve-file.ts'
import { zafSdkScript } from './desk/server/zaf-sdk.ts'

export interface DeskOptions {
  /** Folder of the built desk page (`dist/desk`). */
  deskDir: string
  /** Folder of the app's files (`dist/plugin/assets`); its manifest is read from the folder above, if there is one. */
  appDir: string
  /** The service the app may reach through the proxy (`http://127.0.0.1:4610`); null without one. */
  serviceUrl: string | null
  /** The app's secure setting that signs its JWT (HS256); null without one. */
  signingKey: string | null
  /** Claimed by the app as `iss`. Default: the first label of the host, as on the platform. */
  subdomain?: string
  /** Hosts (`host` or `host:port`) the proxy may call. Default: the host of `serviceUrl`. */
  domainWhitelist?: readonly string[]
  /** Where links to the dashboard lead. Default: `serviceUrl`. */
  dashboardUrl?: string | null
  /** The sandbox's present, as an ISO moment, so that ages in the list are those of its world. Default: real time. */
  now?: () => string
  /** Default: the global fetch. */
  fetch?: typeof fetch
}

/** Answers `/desk…` and `/app/…`; null for every other path. */
export function deskRoutes(options: DeskOptions): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/desk') return new Response(null, { status: 302, headers: { location: '/desk/' } })
    if (pathname === '/desk/config.json') return Response.json(config(request, options), { headers: { 'cache-control': 'no-store' } })
    if (pathname === '/desk/proxy') return proxy(request, options)
    if (pathname.startsWith('/desk/')) return page(request, options.deskDir, pathname.slice('/desk/'.length) || 'index.html', deskPolicy)
    if (pathname === '/app/zaf_sdk.js') return text(zafSdkScript(), 'text/javascript; charset=utf-8')
    if (pathname.startsWith('/app/')) return page(request, options.appDir, pathname.slice('/app/'.length), appPolicy)
    return null
  }
}

function config(request: Request, options: DeskOptions): DeskConfig {
  return {
    now: options.now?.() ?? new Date().toISOString(),
    subdomain: options.subdomain ?? new URL(request.url).hostname.split('.')[0] ?? '',
    dashboardUrl: options.dashboardUrl === undefined ? options.serviceUrl : options.dashboardUrl,
    app: readAppPackage(options)?.app ?? null,
  }
}

async function proxy(request: Request, options: DeskOptions): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } })
  // Only the desk page itself may have things signed, not any site the browser happens to visit.
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== new URL(request.url).origin) return Response.json({ error: 'Forbidden' }, { status: 403 })
  const order = readOrder(await request.json().catch(() => null))
  const installed = readAppPackage(options)
  if (!order || !installed) return Response.json({ error: 'BadRequest' }, { status: 400 })
  const domainWhitelist = options.domainWhitelist ?? (options.serviceUrl === null ? [] : [new URL(options.serviceUrl).host])
  const answer = await forward(order, {
    secure: installed.secure,
    settings: installed.app.settings,
    domainWhitelist,
    fetch: options.fetch ?? fetch,
    nowMs: Date.now,
  })
  return Response.json(answer)
}

type Policy = (own: URL, other: string, inlineScripts: string) => string
async function page(request: Request, folder: string, path: string, policy: Policy): Promise<Response> {
  const file = await serveFile(folder, path)
  if (!file) return text('Not found', 'text/plain; charset=utf-8', 404)
  if (!file.type.startsWith('text/html')) return new Response(file.body, { headers: headers(file.type) })
  const own = new URL(request.url)
  const html = withOwnSdk(new TextDecoder().decode(file.body))
  return new Response(html, { headers: { ...headers(file.type), 'content-security-policy': policy(own, otherOrigin(own), inlineHashes(html)) } })
}
/** The app's page asks for the SDK of the net; here it gets the one of the npm package. */
function withOwnSdk(html: string): string {
  return html.replace(/<script[^>]*\ssrc="https:\/\/static\.zdassets\.com\/[^>]*>/, (tag) =>
    tag.replace(/src="[^"]*"/, 'src="/app/zaf_sdk.js"').replace(/\s(integrity|crossorigin)(="[^"]*")?/g, ''),
  )
}
/** The scripts written into the page itself, allowed by their content and nothing else. */
function inlineHashes(html: string): string {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code)
  return scripts.map((code) => ` 'sha256-${createHash('sha256').update(code).digest('base64')}'`).join('')
}

/** Desk and app stand on two origins of one server: 127.0.0.1 and localhost. */
function otherOrigin(own: URL): string {
  const other = new URL(own.origin)
  other.hostname = own.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  return other.origin
}
const deskPolicy: Policy = (_, other, inline) =>
  `default-src 'none'; script-src 'self'${inline}; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src ${other}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
/** The app reaches helpdesk and service through the framework alone, so it may load its own files and nothing else. */
const appPolicy: Policy = (own, other, inline) =>
  `default-src 'none'; script-src 'self'${inline}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src ${own.origin}/app/; base-uri 'none'; form-action 'none'; frame-ancestors ${other}`

const headers = (type: string): Record<string, string> => ({
  'content-type': type,
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})
const text = (body: string, type: string, status = 200): Response => new Response(body, { status, headers: headers(type) })
