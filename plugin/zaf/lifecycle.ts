/** What the host tells during a ticket's life, as plain subscriptions, and what the host wants to know: the height. */
import { toScheme } from './ticket.ts'
import type { ZafClient } from './client.ts'

type TicketEvent = 'requester' | 'status' | 'draft' | 'submitted' | 'activated' | 'deactivated'
export interface Lifecycle {
  on(event: TicketEvent, handler: () => void): () => void
  /** Runs while the agent's submit waits: from memory, fast. Whatever happens in it, the save passes. */
  beforeSave(handler: () => Promise<unknown>): () => void
  onColorScheme(handler: (scheme: string | null) => void): void
}

/** Less than the 50 ms a save may be held (design 8). */
export const SAVE_HOOK_MS = 40

const SOURCES: Readonly<Record<TicketEvent, readonly string[]>> = {
  requester: ['ticket.requester.id.changed'],
  status: ['ticket.status.changed'],
  draft: ['comment.text.changed', 'comment.type.changed'],
  submitted: ['ticket.submit.done'],
  activated: ['app.activated'],
  deactivated: ['app.deactivated', 'app.willDestroy'],
}

export function createLifecycle(client: ZafClient): Lifecycle {
  const handlers = new Map<TicketEvent, Set<() => void>>()
  const savers = new Set<() => Promise<unknown>>()
  for (const [event, sources] of Object.entries(SOURCES))
    for (const source of sources) client.on(source, () => handlers.get(event as TicketEvent)?.forEach((handler) => handler()))
  client.on('ticket.save', () => passAnyway([...savers]))
  return {
    on: (event, handler) => subscribe(handlers.get(event) ?? handlers.set(event, new Set()).get(event)!, handler),
    beforeSave: (handler) => subscribe(savers, handler),
    onColorScheme: (handler) => client.on('colorScheme.changed', (data) => handler(toScheme(data))),
  }
}
function subscribe<T>(all: Set<T>, one: T): () => void {
  all.add(one)
  return () => void all.delete(one)
}

/** A failure or a slow host must never keep an agent from saving, so both end like success; what was not written shows up among the untagged solves. */
async function passAnyway(savers: readonly (() => Promise<unknown>)[]): Promise<true> {
  const work = Promise.allSettled(savers.map(async (save) => save()))
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, SAVE_HOOK_MS))])
  return true
}

/** Tells the host the height whenever it changed, at most every 60 ms. */
export function keepHeight(client: ZafClient, element: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = 0
  const tell = () => {
    const height = Math.ceil(element.getBoundingClientRect().height)
    if (height === told || height === 0) return
    told = height
    void client.invoke('resize', { width: '100%', height: `${height}px` }).catch(() => (told = 0))
  }
  const observer = new ResizeObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(tell, 60)
  })
  observer.observe(element)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
  }
}
