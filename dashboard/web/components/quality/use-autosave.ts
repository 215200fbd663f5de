import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { toBackendError } from '../../composables/use-request.ts'
import type { LocalShelf } from './local-copy.ts'

type BackendError = ReturnType<typeof toBackendError>
/** Saved when nothing was changed for so long, and at the latest so long after the first change. */
export const QUIET_MS = 600
export const LONGEST_MS = 1_500
const RETRY_MS = [1_000, 2_000, 4_000]
const MOST_DOUBTS = 10

export type SaveState =
  | { kind: 'empty' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'kept'; at: string }
  /** Kept in this browser; it is tried again by itself. */
  | { kind: 'unreachable' }
  /** Somebody else saved first; nothing is sent until it is decided. */
  | { kind: 'conflict'; error: BackendError }
  | { kind: 'refused'; error: BackendError }

interface Options<T> {
  version: number
  savedAt: string | null
  /** Sent from an earlier page, without hearing that it arrived. */
  inDoubt?: readonly T[]
  shelf: LocalShelf<T>
  /** `last`: the page is being left, there will be no answer to hear. */
  save(body: T, version: number, last: boolean): Promise<{ version: number; savedAt: string }>
  /** The version to go on from where a conflict is only the echo of something sent before, its answer having been lost; else null. */
  ownEcho(error: BackendError, inDoubt: readonly T[], body: T): number | null
}

/** Keeps each change within two seconds, and until the service confirmed it also in this browser. */
export function useAutosave<T extends object>({ save, shelf, ownEcho, ...kept }: Options<T>) {
  const state = shallowRef<SaveState>(kept.savedAt === null ? { kind: 'empty' } : { kind: 'kept', at: kept.savedAt })
  const version = ref(kept.version)
  let pending: T | null = null
  let inDoubt: readonly T[] = kept.inDoubt ?? []
  let isGone = false
  let isPaused = false
  let firstChange: number | null = null
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  const isHeld = () => state.value.kind === 'conflict'

  function remember(): void {
    if (pending) shelf.write({ body: pending, version: version.value, sent: inDoubt, at: Date.now() })
  }
  function change(body: T): void {
    pending = body
    firstChange ??= Date.now()
    remember()
    if (isHeld()) return
    if (tries === 0) state.value = { kind: 'waiting' }
    plan()
  }
  function plan(): void {
    if (running || isPaused || isHeld() || !pending || (isGone && tries > 0)) return
    if (tries > 0 && timer !== undefined) return
    clearTimeout(timer)
    const quiet = Math.max(0, Math.min(QUIET_MS, (firstChange ?? 0) + LONGEST_MS - Date.now()))
    timer = setTimeout(() => void send(), tries > 0 ? (RETRY_MS[tries - 1] ?? RETRY_MS.at(-1)) : quiet)
  }
  function send(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (running) return running
    const body = pending
    if (!body || isHeld()) return Promise.resolve()
    firstChange = null
    running = attempt(body).finally(() => {
      running = null
      plan()
    })
    return running
  }
  async function attempt(body: T): Promise<void> {
    if (tries === 0) state.value = { kind: 'saving' }
    // Should the page end before the answer, the next one is to know what may have arrived.
    const doubted = inDoubt
    inDoubt = [...doubted, body].slice(-MOST_DOUBTS)
    remember()
    try {
      confirm(body, await save(body, version.value, false))
    } catch (cause) {
      fail(toBackendError(cause), doubted, body)
    }
  }
  function confirm(body: T, answer: { version: number; savedAt: string }): void {
    version.value = answer.version
    inDoubt = []
    tries = 0
    if (pending === body) settle(answer.savedAt)
    else remember()
  }
  function settle(at: string): void {
    pending = null
    shelf.clear()
    state.value = { kind: 'kept', at }
  }
  function fail(error: BackendError, doubted: readonly T[], body: T): void {
    if (error.kind === 'unavailable') {
      tries += 1
      state.value = { kind: 'unreachable' }
      return
    }
    const echo = error.kind === 'conflict' ? ownEcho(error, doubted, body) : null
    inDoubt = []
    tries = 0
    if (echo !== null) {
      version.value = echo
      state.value = { kind: 'waiting' }
      return
    }
    remember()
    state.value = { kind: error.kind === 'conflict' ? 'conflict' : 'refused', error }
    if (error.kind !== 'conflict') pending = null
  }
  /** True when nothing is left to be kept. */
  async function flush(): Promise<boolean> {
    if (running) await running
    await send()
    return pending === null && state.value.kind !== 'refused'
  }
  /** After a conflict: goes on from the other's version with what was decided. */
  function resolve(from: number, body: T): void {
    version.value = from
    state.value = { kind: 'waiting' }
    pending = body
    remember()
    void send()
  }
  /** Sends nothing more until `resume`, and waits for what is on its way. */
  async function pause(): Promise<void> {
    isPaused = true
    clearTimeout(timer)
    timer = undefined
    if (running) await running
  }
  function resume(): void {
    isPaused = false
    plan()
  }
  /** A conflict or a lost answer that another way of saving met; true = only an echo, go on. */
  function meet(error: BackendError, body: T): boolean {
    const echo = error.kind === 'conflict' ? ownEcho(error, inDoubt, body) : null
    if (echo !== null) version.value = echo
    else if (error.kind === 'conflict') state.value = { kind: 'conflict', error }
    else if (error.kind === 'unavailable') inDoubt = [...inDoubt, body].slice(-MOST_DOUBTS)
    return echo !== null
  }
  /** Kept by another way, as by a submission. */
  function adopt(answer: { version: number; savedAt: string }): void {
    clearTimeout(timer)
    version.value = answer.version
    settle(answer.savedAt)
  }
  function sendLast(): void {
    if (pending && !isHeld()) void save(pending, version.value, true).catch(() => remember())
  }
  const onOnline = () => void send()
  addEventListener('pagehide', sendLast)
  addEventListener('online', onOnline)
  onScopeDispose(() => {
    removeEventListener('pagehide', sendLast)
    removeEventListener('online', onOnline)
    isGone = true
    void send()
  })
  const isSettled = computed(() => state.value.kind === 'kept' || state.value.kind === 'empty')
  return { state, version, isSettled, change, flush, pause, resume, meet, resolve, adopt }
}
