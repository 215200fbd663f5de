import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/**
 * Whoever works by keyboard stays where they were when the button they pressed goes away or is shut for a moment:
 * focus goes to the section round it, and back to the button once it opens again.
 */
export function useKeptFocus(box: Readonly<Ref<HTMLElement | null>>): void {
  let last: HTMLElement | null = null
  /** From the inside out. */
  let around: readonly HTMLElement[] = []
  let host: HTMLElement | null = null

  function remember(event: FocusEvent): void {
    const { target } = event
    if (!(target instanceof HTMLElement) || target === host) return
    last = target
    host = null
    around = ancestors(target).filter((one) => one.matches('section, form, [role="region"], [role="group"]'))
  }
  function keep(): void {
    const active = document.activeElement
    if (last === null || (active !== null && active !== document.body && active !== host)) return
    if (isUsable(last)) {
      if (active === host) last.focus({ preventScroll: true })
      return
    }
    if (active === host && host !== null) return
    host = around.find((one) => one.isConnected) ?? box.value
    if (host === null) return
    if (!host.hasAttribute('tabindex')) host.tabIndex = -1
    host.focus({ preventScroll: true })
  }
  const observer = new MutationObserver(keep)
  onMounted(() => {
    if (box.value === null) return
    box.value.addEventListener('focusin', remember)
    observer.observe(box.value, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
  })
  onBeforeUnmount(() => observer.disconnect())
}
const isUsable = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled')
function ancestors(element: HTMLElement): HTMLElement[] {
  const up = element.parentElement
  return up === null ? [] : [up, ...ancestors(up)]
}
