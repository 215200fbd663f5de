import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { createAppApi } from '../app/app-api.ts'
import type { AppApiOptions } from '../app/app-api.ts'
import { createAppHost } from '../host/app-host.ts'
import type { AppHost } from '../host/app-host.ts'
import { deaf } from '../model/workspace.ts'

export interface UseAppHostOptions extends AppApiOptions {
  appGuid: string
  /** Origin of the app's page. */
  origin: string
}
export interface AppStatus {
  registered: boolean
  calls: number
  requests: number
  unknown: number
}

/** Hosts the app of one ticket for as long as its iframe is on the page. */
export function useAppHost(frame: Readonly<ShallowRef<HTMLIFrameElement | null>>, options: UseAppHostOptions) {
  const { workspace, app } = options
  const status = ref<AppStatus>({ registered: false, calls: 0, requests: 0, unknown: 0 })
  let host: AppHost | null = null
  let told = false

  const receive = (event: MessageEvent) => {
    if (!host) return
    host.receive(event)
    const { calls, requests, unknown } = host.counts
    status.value = { registered: host.registered, calls, requests, unknown: Object.values(unknown).reduce((sum, n) => sum + n, 0) }
  }
  onMounted(() => {
    if (!frame.value?.contentWindow) return
    const opened = createAppHost({
      iframeWindow: frame.value.contentWindow,
      origin: options.origin,
      appGuid: options.appGuid,
      context: {
        instanceGuid: options.appGuid,
        product: 'support',
        account: { subdomain: options.subdomain },
        location: 'ticket_sidebar',
        ticketId: workspace.state.ticketId,
      },
      metadata: { appId: app.appId, installationId: app.installationId, name: app.name, version: app.version, settings: app.settings },
      api: createAppApi(options),
      onRegistered: () => (told = false),
      // The first activation can only be told once somebody listens.
      onSubscribed(event) {
        if (event !== 'app.activated' || told || !options.visible()) return
        told = true
        opened.emit('app.activated', { firstLoad: true })
      },
      onFault: (error) => reportError(error),
    })
    host = opened
    workspace.attach({ emit: (event, data) => void opened.emit(event, data), hook: (name) => opened.hook(name) })
    addEventListener('message', receive)
  })
  watch(options.visible, (visible) => {
    host?.emit(visible ? 'app.activated' : 'app.deactivated', visible ? { firstLoad: false } : undefined)
  })
  watch(options.colorScheme, (scheme) => void host?.emit('colorScheme.changed', scheme))
  onBeforeUnmount(() => {
    removeEventListener('message', receive)
    host?.emit('app.willDestroy')
    workspace.attach(deaf)
  })
  return { status }
}
