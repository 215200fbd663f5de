/** What the sandbox serves beside its API: the desk page under `/desk/`, the app's files under `/app/`, and the signing proxy of the app framework. */
export interface DeskOptions {
  /** Folder of the built desk page (`dist/desk`). */
  deskDir: string
  /** Folder of the app's files (`dist/plugin/assets`); its manifest is read from the folder above, if there is one. */
  appDir: string
  /** The service the app may reach through the proxy (`http://127.0.0.1:4610`); null without one. */
  serviceUrl: string | null
  /** The app's secure setting that signs its JWT (HS256); null without one. */
  signingKey: string | null
  /** Claimed by the app as `iss`. Default `sandbox`. */
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

/** Answers `/desk…` and `/app…`; null for every other path. */
export function deskRoutes(_options: DeskOptions): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const { pathname } = new URL(request.url)
    return pathname.startsWith('/desk') || pathname.startsWith('/app/') ? new Response('Not built yet', { status: 404 }) : null
  }
}
