import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Width in CSS pixels, followed as it changes; `initial` until it is measured. */
export function useElementWidth(element: Ref<HTMLElement | null>, initial = 1116): Ref<number> {
  const width = ref(initial)
  const observer = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width > 0) width.value = Math.round(entry.contentRect.width)
  })
  watch(
    element,
    (now, before) => {
      if (before) observer.unobserve(before)
      if (!now) return
      if (now.clientWidth > 0) width.value = now.clientWidth
      observer.observe(now)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => observer.disconnect())
  return width
}
