/** For tests: the real SDK in a stand-in for an iframe's window, its messages carried both ways as a browser would (copied, later, with origin and source). */
import { runInNewContext } from 'node:vm'
import { zafSdkScript } from '../server/zaf-sdk.ts'

type Answer = Record<string, unknown> & { errors: Record<string, { name: string; message: string; path?: string }> }
type Handler = (...data: unknown[]) => unknown
export interface SdkClient {
  on(name: string, handler: Handler): void
  off(name: string, handler: Handler): void
  trigger(name: string, data?: unknown): void
  postMessage(name: string, data?: unknown): void
  get(path: string | string[]): Promise<Answer>
  set(key: string | object, value?: unknown): Promise<Answer>
  invoke(key: string | object, ...args: unknown[]): Promise<Answer>
  request(options: unknown): Promise<unknown>
  instance(guid: string): SdkClient
  context(): Promise<unknown>
  metadata(): Promise<unknown>
}
type Listener = (event: { data: unknown; origin: string; source: unknown }) => void

const DESK_ORIGIN = 'http://127.0.0.1:4620'
export const APP_ORIGIN = 'http://localhost:4620'
export const GUID = 'guid-1'

let carried = 0
/** Carries a message as a browser does: later, never within the call that sent it. */
function carry(hand: () => void): void {
  carried += 1
  setImmediate(() => {
    carried -= 1
    hand()
  })
}
/** When nothing has been under way for a few turns: all that was going to be said has been said. */
export async function quiet(): Promise<void> {
  for (let still = 0; still < 5; still = carried === 0 ? still + 1 : 0) await new Promise((resolve) => setImmediate(resolve))
}

/** One page of an app: `iframeWindow` is what the host posts to, `load()` starts the SDK in it (again: a reload). */
export function createSdkPage(receive: Listener) {
  let listeners: Listener[] = []
  const received: Record<string, unknown>[] = []
  const toHost = (data: unknown, targetOrigin: string) => {
    if (targetOrigin !== DESK_ORIGIN) return
    const copy: unknown = structuredClone(data)
    carry(() => receive({ data: copy, origin: APP_ORIGIN, source: iframeWindow }))
  }
  const parent = { postMessage: toHost }
  const deliver = (data: unknown, targetOrigin: string) => {
    if (targetOrigin !== APP_ORIGIN) return
    const copy: unknown = structuredClone(data)
    received.push(typeof copy === 'string' ? JSON.parse(copy) : copy)
    carry(() => listeners.forEach((listener) => listener({ data: copy, origin: DESK_ORIGIN, source: parent })))
  }
  const iframeWindow = { postMessage: deliver as Window['postMessage'] }
  return {
    iframeWindow,
    /** Everything the host said, newest last, parsed. */
    received,
    /** Says something raw, past the SDK. */
    say: (data: unknown) => toHost(data, DESK_ORIGIN),
    load(callback?: (data: unknown) => void): SdkClient {
      listeners = []
      const window: Record<string, unknown> = { parent, Promise, addEventListener: (_: string, listener: Listener) => listeners.push(listener) }
      const document = { location: { search: `?origin=${encodeURIComponent(DESK_ORIGIN)}&app_guid=${GUID}`, hash: '' } }
      runInNewContext(zafSdkScript(), { window, document, setTimeout, clearTimeout, Error, console })
      return (window['ZAFClient'] as { init(callback?: (data: unknown) => void): SdkClient }).init(callback)
    },
  }
}
