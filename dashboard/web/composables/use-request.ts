import { onScopeDispose, ref, shallowRef, watch, type WatchSource } from 'vue'
import { BackendError } from '../backend/backend-error.ts'

/** After this long the page says what it is reading. */
const SLOW_MS = 1_000

export function toBackendError(cause: unknown): BackendError {
  return cause instanceof BackendError ? cause : new BackendError('unavailable', 'unexpected', null, { cause })
}

/** Reads again whenever `source` changes; null from `load` means not yet. What was read stays until the next answer is there. */
export function useRequest<T extends object>(source: WatchSource<unknown>, load: (signal: AbortSignal) => Promise<T> | null) {
  const data = shallowRef<T | null>(null)
  const error = shallowRef<BackendError | null>(null)
  const slow = ref(false)
  let running = new AbortController()

  async function read(): Promise<void> {
    running.abort()
    const mine = (running = new AbortController())
    const timer = setTimeout(() => (slow.value = mine === running), SLOW_MS)
    try {
      const answer = await load(mine.signal)
      if (mine !== running || answer === null) return
      data.value = Object.freeze(answer)
      error.value = null
    } catch (cause) {
      if (mine === running) error.value = toBackendError(cause)
    } finally {
      clearTimeout(timer)
      if (mine === running) slow.value = false
    }
  }
  watch(source, read, { immediate: true })
  onScopeDispose(() => running.abort())
  return { data, error, slow, retry: read }
}
