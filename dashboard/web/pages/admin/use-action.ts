import { ref, shallowRef } from 'vue'
import type { BackendError } from '../../backend/backend-error.ts'
import { toBackendError } from '../../composables/use-request.ts'

/** Something that is asked for once, by a button: `run` answers whether it came to something. */
export function useAction() {
  const isBusy = ref(false)
  const error = shallowRef<BackendError | null>(null)

  async function run(deed: () => Promise<void>): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    error.value = null
    try {
      await deed()
      return true
    } catch (cause) {
      error.value = toBackendError(cause)
      return false
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, error, run, forget: () => (error.value = null) }
}
