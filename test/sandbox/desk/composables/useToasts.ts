import { ref } from 'vue'
import type { ToastKind } from '../app/app-api.ts'

export interface Toast {
  id: number
  message: string
  kind: ToastKind
}
/** Short messages at the lower left; without a duration they stay until dismissed. */
export function useToasts() {
  const toasts = ref<Toast[]>([])
  let last = 0
  const dismiss = (id: number) => {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }
  return {
    toasts,
    dismiss,
    notify(message: string, kind: ToastKind = 'notice', durationMs: number | null = 8000) {
      const id = (last += 1)
      toasts.value = [...toasts.value, { id, message, kind }]
      if (durationMs !== null) setTimeout(() => dismiss(id), durationMs)
    },
  }
}
