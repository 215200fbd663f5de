/** The app framework's own client, typed by what this sidebar uses of it. Everything it answers is unknown until decoded. */
import { toRecord, toText } from '../decode.ts'

export interface RequestOptions {
  url: string
  type: 'GET' | 'POST' | 'PUT'
  contentType?: string
  data?: string
  dataType?: 'json'
  headers?: Record<string, string>
  timeout?: number
  autoRetry?: boolean
  cors?: boolean
  secure?: boolean
  jwt?: { algorithm: 'HS256'; secret_key: string; expiry: number; claims: Record<string, string> }
}
export interface ZafClient {
  get(paths: string[]): Promise<unknown>
  set(values: Record<string, unknown>): Promise<unknown>
  invoke(name: string, ...args: unknown[]): Promise<unknown>
  request(options: RequestOptions): Promise<unknown>
  on(event: string, handler: (data?: unknown) => unknown): void
}
declare global {
  interface Window {
    ZAFClient?: { init(): ZafClient | false }
  }
}

/** Where the app is installed, as the host said when it registered the app. */
export interface Registration {
  subdomain: string
  location: string
  installationId: string
  /** Without the slash at its end; null until an admin has filled it in. */
  serviceUrl: string | null
}

/** Null outside Zendesk: the SDK is not there, or the address names no host. */
export const findClient = (): ZafClient | null => window.ZAFClient?.init() || null

export function registration(client: ZafClient): Promise<Registration> {
  return new Promise((resolve) => client.on('app.registered', (data) => resolve(toRegistration(data))))
}
export function toRegistration(data: unknown): Registration {
  const { context, metadata } = toRecord(data)
  const { account, location } = toRecord(context)
  const { installationId, settings } = toRecord(metadata)
  return {
    subdomain: toText(toRecord(account)['subdomain']) ?? '',
    location: toText(location) ?? '',
    installationId: String(installationId ?? ''),
    serviceUrl: toText(toRecord(settings)['service_url'])?.trim().replace(/\/+$/, '') || null,
  }
}

/** One bulk read. Paths the account does not have are simply absent. Asked twice, because many apps starting together make the first call late. */
export async function read(client: ZafClient, paths: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ask = () => client.get([...paths])
  return toRecord(await ask().catch(ask))
}
