import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

/** Holds the reader back while `unsaved` is true: on the way to another address by a question of ours, on closing the tab by the browser's. */
export function useUnsaved(unsaved: Ref<boolean>) {
  const isAsking = ref(false)
  let decide: (leaves: boolean) => void = () => {}

  function ask(): true | Promise<boolean> {
    if (!unsaved.value) return true
    isAsking.value = true
    return new Promise((resolve) => {
      decide = (leaves) => {
        isAsking.value = false
        resolve(leaves)
      }
    })
  }
  onBeforeRouteLeave(ask)
  onBeforeRouteUpdate(ask)

  const hold = (event: BeforeUnloadEvent): void => event.preventDefault()
  watch(
    unsaved,
    (holds) => {
      if (holds) window.addEventListener('beforeunload', hold)
      else window.removeEventListener('beforeunload', hold)
    },
    { immediate: true },
  )
  onScopeDispose(() => window.removeEventListener('beforeunload', hold))
  return { isAsking, leave: () => decide(true), stay: () => decide(false) }
}
