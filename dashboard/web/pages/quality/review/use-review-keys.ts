import { onMounted, onUnmounted } from 'vue'
import { useShortcuts } from '../../../composables/use-shortcuts.ts'

/** What the keys of a review do. Each answers nothing; those that find nothing to do leave the key alone. */
export interface ReviewKeys {
  choose(n: number): void
  notApplicable(): void
  move(step: number): void
  moveLine(step: number): void
  comment(): void
  same(label: 'same' | 'different' | 'cannot_tell'): void
  cause(): void
  undo(): void
  redo(): void
  submit(): void
  leave(): void
  help(): void
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
/** A dialog that is open has the keys for itself. */
const isInDialog = (): boolean => document.querySelector('dialog[open]') !== null

/** Single keys work wherever the focus is but in a field and under a dialog; Ctrl+Enter also from a field. */
export function useReviewKeys(keys: ReviewKeys): void {
  const free = (deed: () => void) => () => {
    if (!isInDialog()) deed()
  }
  const digits = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [String(index + 1), free(() => keys.choose(index + 1))]))
  useShortcuts({
    ...digits,
    n: free(keys.notApplicable),
    j: free(() => keys.move(1)),
    k: free(() => keys.move(-1)),
    '.': free(() => keys.moveLine(1)),
    ',': free(() => keys.moveLine(-1)),
    c: free(keys.comment),
    y: free(() => keys.same('same')),
    x: free(() => keys.same('different')),
    u: free(() => keys.same('cannot_tell')),
    '/': free(keys.cause),
    '?': free(keys.help),
    Escape: free(keys.leave),
  })

  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || isInDialog()) return
    const key = event.key.toLowerCase()
    if (key === 'enter') keys.submit()
    // Fields have an undo of their own.
    else if (isField(event.target)) return
    else if (key === 'z') (event.shiftKey ? keys.redo : keys.undo)()
    else if (key === 'y') keys.redo()
    else return
    event.preventDefault()
  }
  onMounted(() => addEventListener('keydown', onKeydown))
  onUnmounted(() => removeEventListener('keydown', onKeydown))
}
