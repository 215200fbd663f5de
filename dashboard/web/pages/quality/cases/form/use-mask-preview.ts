import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Masked } from '@shared/api/quality/case-words.ts'
import { useCasesBackend } from '../use-cases.ts'

const QUIET_MS = 600

/** What the service would mask in a text, asked once the writer pauses. */
export function useMaskPreview(text: () => string) {
  const backend = useCasesBackend()
  const masked = shallowRef<Masked>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = new AbortController()

  watch(
    text,
    (now) => {
      clearTimeout(timer)
      running.abort()
      timer = setTimeout(() => {
        const mine = (running = new AbortController())
        // A preview only: saving masks all the same.
        void backend.mask(now, mine.signal).then(
          (answer) => mine === running && (masked.value = answer.masked),
          () => undefined,
        )
      }, QUIET_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    running.abort()
  })
  return masked
}
