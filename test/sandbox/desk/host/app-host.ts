/** The host side of the app framework: one iframe, one app. Knows the protocol and nothing of tickets or of any UI library. */
import type { AppApi, RequestOutcome } from './api.ts'
import { answerCall } from './calls.ts'
import { createHooks } from './hooks.ts'
import type { HookResult } from './hooks.ts'
import { withInstances } from './instances.ts'
import type { InstanceContext } from './instances.ts'
import { readMessage } from './messages.ts'
import type { Envelope } from './messages.ts'
import { createSubscriptions } from './subscriptions.ts'

export interface AppHostOptions {
  iframeWindow: Pick<Window, 'postMessage'>
  /** Origin of the app's page: the only one listened to and spoken to. */
  origin: string
  appGuid: string
  context: InstanceContext
  metadata: unknown
  api: AppApi
  /** How long a hook may stay unanswered, in ms. Default 30 000. */
  hookTimeoutMs?: number
  onRegistered?: (sdkVersion: string) => void
  onSubscribed?: (event: string) => void
  /** An error inside the API that is no refusal: a fault of the host. */
  onFault?: (error: unknown) => void
}

/** How many messages of which sort came in; `unknown` by key. */
interface HostCounts {
  calls: number
  requests: number
  noise: number
  unreadable: number
  unknown: Record<string, number>
}

export interface AppHost {
  /** To be given every `message` event of the host's window; those of others are left alone. */
  receive(event: { data: unknown; origin: string; source: unknown }): void
  /** False when nobody listens. */
  emit(event: string, data?: unknown): boolean
  /** Asks the app (`ticket.save`); `ok` at once when it has no handler. */
  hook(name: string): Promise<HookResult>
  updateContext(context: InstanceContext): void
  readonly registered: boolean
  readonly counts: HostCounts
}

export function createAppHost(options: AppHostOptions): AppHost {
  const { iframeWindow, origin, appGuid, metadata } = options
  let context = options.context
  let registered = false
  const counts: HostCounts = { calls: 0, requests: 0, noise: 0, unreadable: 0, unknown: {} }
  const subscriptions = createSubscriptions()
  const hooks = createHooks(options.hookTimeoutMs ?? 30_000)
  const api = withInstances(
    options.api,
    () => context,
    (created) => send({ key: 'zaf.instance.created', message: created }, 'instance.created'),
  )

  const post = (message: object) => iframeWindow.postMessage(JSON.stringify(message), origin)
  function send(message: object, event: string, instanceGuid = appGuid): boolean {
    if (!subscriptions.has(instanceGuid, event)) return false
    post(instanceGuid === appGuid ? message : { ...message, instanceGuid })
    return true
  }

  function register(sdkVersion: string): void {
    // A second handshake is a reloaded page: it has no handlers yet and will never answer an old hook.
    subscriptions.clear()
    hooks.abandon()
    registered = true
    post({ key: 'zaf.app.registered', message: { context, metadata } })
    options.onRegistered?.(sdkVersion)
  }

  async function request(key: string, requestOptions: unknown): Promise<void> {
    counts.requests += 1
    const outcome = await api.request(requestOptions).catch((error: unknown): RequestOutcome => {
      options.onFault?.(error)
      return { kind: 'fail', status: 0, statusText: 'error', responseText: '' }
    })
    if (outcome.kind === 'done')
      send({ key: `zaf.${key}.done`, message: { responseArgs: [outcome.data, 'success', { status: outcome.status }] } }, `${key}.done`)
    else {
      const { kind: _, ...failure } = outcome
      send({ key: `zaf.${key}.fail`, message: { responseArgs: [failure, 'error', failure.statusText] } }, `${key}.fail`)
    }
  }

  function take({ message, instanceGuid }: Envelope): void {
    const from = instanceGuid ?? appGuid
    switch (message.kind) {
      case 'handshake':
        return register(message.version)
      case 'call':
        counts.calls += 1
        void answerCall(api, message.request, message.params, (error) => options.onFault?.(error)).then((reply) => post({ id: message.id, ...reply }))
        return
      case 'subscribe':
        if (!api.knows(from)) return
        subscriptions.set(from, message.event, message.subscriberCount)
        if (message.subscriberCount > 0) options.onSubscribed?.(message.event)
        return
      case 'trigger':
        send({ key: `zaf.${message.event}`, message: message.data }, message.event, from)
        return
      case 'request':
        void request(message.key, message.options)
        return
      case 'reply':
        if (!hooks.reply(message.hook, message.blocked, message.reason)) note(`iframe.reply:${message.hook}`)
        return
      case 'noise':
        counts.noise += 1
        return
      case 'unknown':
        return note(message.key)
    }
  }
  function note(key: string): void {
    counts.unknown[key] = (counts.unknown[key] ?? 0) + 1
  }

  return {
    receive(event) {
      if (event.source !== iframeWindow || event.origin !== origin) return
      const envelope = readMessage(event.data)
      if (!envelope) counts.unreadable += 1
      else if (envelope.appGuid !== appGuid) note('another app_guid')
      else take(envelope)
    },
    emit: (event, data) => send({ key: `zaf.${event}`, message: data }, event),
    hook: (name) =>
      subscriptions.has(appGuid, name) ? hooks.ask(name, () => post({ key: `zaf.${name}`, needsReply: true })) : Promise.resolve({ kind: 'ok' }),
    updateContext(next) {
      context = next
      if (registered) send({ key: 'zaf.context.updated', message: next }, 'context.updated')
    },
    get registered() {
      return registered
    },
    counts,
  }
}
