/** For tests of the protocol: a host and the real SDK, wired. */
import { expect } from 'vitest'
import { noHandler } from './api.ts'
import type { AppApi } from './api.ts'
import { createAppHost } from './app-host.ts'
import type { AppHostOptions } from './app-host.ts'
import { APP_ORIGIN, createSdkPage, GUID } from './sdk-page.ts'
import type { SdkClient } from './sdk-page.ts'

export const context = { instanceGuid: GUID, product: 'support', account: { subdomain: 'sandbox' }, location: 'ticket_sidebar', ticketId: 42 }
export const metadata = { appId: 7, installationId: 9, name: 'FirstFix', version: '1.0.0', settings: { service_url: 'http://127.0.0.1:4610' } }

export function fakeApi(more: Partial<AppApi> = {}): AppApi {
  const values: Record<string, unknown> = { 'ticket.id': 42, 'ticket.status': 'open' }
  return {
    unavailable: () => null,
    get(path) {
      if (!(path in values)) throw noHandler(path)
      return values[path]
    },
    set(path, value) {
      if (!(path in values)) throw noHandler(path)
      values[path] = value
    },
    invoke: (path, args) => ({ path, args }),
    request: () => Promise.resolve({ kind: 'done', data: {}, status: 200 }),
    ...more,
  }
}
/** `start` waits for the registration. */
export function desk(api: AppApi = fakeApi(), more: Partial<AppHostOptions> = {}) {
  const page = createSdkPage((event) => host.receive(event))
  const host = createAppHost({ iframeWindow: page.iframeWindow, origin: APP_ORIGIN, appGuid: GUID, context, metadata, api, ...more })
  const start = () =>
    new Promise<SdkClient>((resolve) => {
      const client = page.load(() => resolve(client))
    })
  return { page, host, start }
}
/** The error a promise was rejected with. */
export const refused = async (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => expect.fail('was not refused'),
    (error: Error) => error,
  )
