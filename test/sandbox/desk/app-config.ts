/** What `/desk/config.json` tells the desk page. */
export interface DeskConfig {
  /** The sandbox's present as an ISO moment. */
  now: string
  subdomain: string
  dashboardUrl: string | null
  /** Null while no app is built. */
  app: InstalledApp | null
}
export interface InstalledApp {
  /** Path of the page for the ticket's sidebar, without query. */
  url: string
  name: string
  version: string
  appId: number
  installationId: number
  /** Without the secure ones, which stay with the proxy. */
  settings: Record<string, unknown>
  requirements: readonly { identifier: string; type: string; title: string }[]
}

/** What `POST /desk/proxy` takes and answers: one `client.request` to another host. */
export interface ProxyOrder {
  url: string
  type: string
  headers: Record<string, string>
  data: string | null
  timeoutMs: number
  secure: boolean
  jwt: { algorithm: string; secret_key: string; expiry: number; claims: Record<string, unknown> } | null
}
export interface ProxyAnswer {
  status: number
  statusText: string
  contentType: string
  responseText: string
}
