import { onScopeDispose } from 'vue'

/** Single keys for the whole page, silent while something is being written or a dialog is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const press = (event: KeyboardEvent) => {
    const { target } = event
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return
    if (target.closest('input, textarea, select, dialog, [role="menu"]')) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  addEventListener('keydown', press)
  onScopeDispose(() => removeEventListener('keydown', press))
}
